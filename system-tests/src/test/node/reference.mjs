// The reference server, set up like the gateway in the conformance tests (package
// dev.restante.system.wire) and with the handlers of their EchoService, in memory. It shows that
// the tests tell the truth about Socket.IO:
//
//   npm install --no-save socket.io@4.8.4
//   node reference.mjs 3100          listens on 127.0.0.1, ports 3100 to 3103
//
import { createServer } from "node:http";
import { Server } from "socket.io";
import { Adapter } from "socket.io-adapter";

const first = Number(process.argv[2] ?? 3100);

/** As in src/test/resources/wire: plain.properties, quick.properties, dressed.properties. */
const setups = [
  {},
  {
    pingInterval: 500,
    pingTimeout: 1000,
    upgradeTimeout: 900,
    connectTimeout: 1500,
    cors: { origin: "*" },
  },
  {
    cookie: true,
    cors: {
      origin: "http://page.example",
      credentials: true,
      methods: ["GET", "POST"],
      allowedHeaders: ["x-token"],
      exposedHeaders: ["x-shown"],
      maxAge: 600,
    },
    allowRequest: (request, answer) => {
      const origin = request.headers.origin;
      answer(null, !origin || ["http://page.example", "http://other.example"].includes(origin));
    },
  },
];

const handlers = (namespace) => (socket) => {
  const facts = socket.handshake;
  socket.on("echo", (...args) => socket.emit("echo", ...args));
  socket.on("ask", (...args) => args.pop()(...args));
  socket.on("nothing", (answer) => answer());
  socket.on("burst", (count) => {
    for (let i = 0; i < count; i++) socket.emit("burst", i);
  });
  socket.on("enter", (room, answer) => {
    socket.join(room);
    answer(room);
  });
  socket.on("join", (room, answer) => {
    socket.join(room);
    answer({ status: "ok", room });
  });
  socket.on("exit", (room, answer) => {
    socket.leave(room);
    answer(room);
  });
  socket.on("say", (rooms, text) => namespace(socket).to(rooms).emit("said", text));
  socket.on("say others", (rooms, text) => socket.to(rooms).emit("said", text));
  socket.on("say all", (text) => namespace(socket).emit("said", text));
  socket.on("question", (...args) =>
    socket.emit("question", ...args, (...answers) => socket.emit("answered", ...answers)),
  );
  socket.on("volatile", (text) => socket.volatile.emit("volatile", text));
  socket.on("facts", (answer) =>
    answer({ auth: facts.auth, origin: facts.headers.origin, colour: facts.query.colour }),
  );
  socket.on("who", (answer) => answer(socket.data.user));
  socket.on("part", () => socket.disconnect());
  socket.on("end", () => socket.disconnect(true));
};

const admission = (socket, next) => {
  const { name } = socket.handshake.auth;
  if (name === "ada") {
    socket.data.user = name;
    socket.join("admitted");
    next();
  } else if (name !== "nobody") {
    next(Object.assign(new Error("not you"), name === "eve" ? { data: { code: 7 } } : {}));
  }
};

const start = (options, i) => {
  const http = createServer((request, response) => response.writeHead(404).end());
  const io = new Server(http, options);
  const of = (name) => io.of(name).on("connection", handlers((socket) => socket.nsp));
  of("/");
  of("/plain");
  of("/other");
  of(/^\/tenant-[a-z]+$/);
  of("/guarded").use(admission);
  http.listen(first + i, "127.0.0.1");
  return { io, of };
};
setups.forEach(start);

// One more for the matrix of clients (package dev.restante.system.clients): sessions recover in
// /echo. The others keep the adapter that adds nothing to events.
const { io, of } = start({ connectionStateRecovery: {} }, setups.length);
for (const name of ["/plain", "/other", "/guarded"]) {
  const namespace = io.of(name);
  namespace.adapter = new Adapter(namespace);
}
of("/echo");
console.log(`http://127.0.0.1:${first}`);
