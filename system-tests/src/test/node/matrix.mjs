// Drives the official Socket.IO client in one of its versions for the matrix of clients: one JSON
// command per line in, one JSON report per line out. client.py and JavaDriver speak the same.
// Bytes are {"$binary": base64}.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const name = process.argv[2];
const { Manager } = await import(name);

const sockets = new Map();
const tell = (client, report, more) =>
  process.stdout.write(JSON.stringify({ client, report, ...more }) + "\n");

const bytes = (value) =>
  ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value);

/** Values as lines can carry them. */
function toLine(value) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return { $binary: bytes(value).toString("base64") };
  }
  if (Array.isArray(value)) return value.map(toLine);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toLine(inner)]));
}

function fromLine(value) {
  if (Array.isArray(value)) return value.map(fromLine);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.$binary === "string") return Buffer.from(value.$binary, "base64");
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromLine(inner)]));
}

/** A socket that reports all it hears, and answers what it is asked with what it was asked. */
function add(manager, { client, namespace, auth, twinOf }, listen) {
  const socket = manager.socket(namespace, auth && { auth });
  const twin = sockets.get(twinOf);
  if (twin) {
    // As in a copied tab that kept both: the client has no public way to say it.
    socket._pid = twin._pid;
    socket._lastOffset = twin._lastOffset;
  }
  sockets.set(client, socket);
  socket.on("connect", () =>
    tell(client, "connect", { id: socket.id, recovered: socket.recovered === true }));
  socket.on("disconnect", (reason) => tell(client, "disconnect", { reason }));
  socket.on("connect_error", ({ message, data }) => tell(client, "refused", { message, data }));
  for (const event of listen) {
    socket.on(event, (...args) => {
      const answer = typeof args.at(-1) === "function" ? args.pop() : undefined;
      tell(client, "event", { event, args: toLine(args) });
      answer?.(...args);
    });
  }
  return socket;
}

const commands = {
  hello({ client }) {
    const installed = new URL(`./node_modules/${name}/package.json`, import.meta.url);
    tell(client, "hello", { version: JSON.parse(readFileSync(installed, "utf8")).version });
  },

  open({ client, url, transports, pause, listen, sockets: wanted }) {
    const manager = new Manager(url, {
      autoConnect: false,
      reconnectionDelay: pause,
      reconnectionDelayMax: pause,
      ...(transports && { transports }),
    });
    const transport = (is) => tell(client, "transport", { name: is.name });
    manager.on("open", () => {
      transport(manager.engine.transport);
      manager.engine.on("upgrade", transport);
    });
    wanted.map((one) => add(manager, one, listen)).forEach((socket) => socket.connect());
  },

  emit({ client, event, args }) {
    sockets.get(client).emit(event, ...fromLine(args));
  },

  ask({ client, event, args, ask }) {
    const answered = (...answer) => tell(client, "answer", { ask, args: toLine(answer) });
    sockets.get(client).emit(event, ...fromLine(args), answered);
  },

  connect({ client }) {
    sockets.get(client).connect();
  },

  close({ client }) {
    sockets.get(client).disconnect();
    sockets.delete(client);
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const command = JSON.parse(line);
    try {
      commands[command.do](command);
    } catch (error) {
      tell(command.client, "failed", { why: `${command.do}: ${error.stack}` });
    }
  })
  .on("close", () => process.exit(0));
