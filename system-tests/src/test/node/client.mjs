// Drives official Socket.IO clients: one JSON command per line in, one JSON report per line out.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const sockets = new Map();
const tell = (client, report, more) =>
  process.stdout.write(JSON.stringify({ client, report, ...more }) + "\n");

/** Ways to lose a transport, as it happens to browsers. */
const losses = {
  // The client says goodbye: a closed tab, a laptop that goes to sleep in order.
  CLOSED: (engine) => engine.close(),
  // The TCP connection ends without a word.
  CUT: (engine) => engine.transport.ws.terminate(),
  // The client gives the connection up, and the server is not told: it believes it to be alive.
  HALF_OPEN: (engine) => engine.transport.onClose(),
};

const commands = {
  open({ client, url, options, follow }) {
    const socket = io(url, options);
    sockets.set(client, socket);
    if (follow) {
      // As the tutorial's page does it: the second argument is where this client is.
      socket.on(follow, (text, offset) => (socket.auth.serverOffset = offset));
    }
    socket.on("connect", () => tell(client, "connect", { id: socket.id, recovered: socket.recovered }));
    socket.on("disconnect", (reason) => tell(client, "disconnect", { reason }));
    socket.onAny((...args) => tell(client, "event", { args }));
  },

  emit({ client, args, ack, timeout }) {
    const socket = sockets.get(client);
    if (ack === undefined) {
      socket.emit(...args);
      return;
    }
    // Without a timeout of its own the event is one of a client with retries: it has the client's.
    const emitter = timeout === undefined ? socket : socket.timeout(timeout);
    emitter.emit(...args, (error, answer) => tell(client, "ack", { ack, error: error?.message, answer }));
  },

  drop({ client, loss }) {
    const manager = sockets.get(client).io;
    manager.reconnection(false);
    losses[loss](manager.engine);
  },

  comeBack({ client }) {
    const socket = sockets.get(client);
    socket.io.reconnection(true);
    socket.connect();
  },

  /** Says goodbye, so that its session is over; but it may come back. */
  leave({ client }) {
    sockets.get(client).disconnect();
  },

  close({ client }) {
    sockets.get(client)?.disconnect();
    sockets.delete(client);
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const command = JSON.parse(line);
    commands[command.do](command);
  })
  .on("close", () => process.exit(0));
