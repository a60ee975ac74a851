// The page of the tests of restante.js. What it received is in localStorage: that outlives the page.
import { restante } from "/restante.js";
import { io } from "/socket.io/socket.io.esm.min.js";

const query = new URLSearchParams(location.search);
const name = query.get("tab");
const room = query.get("room");
const options = JSON.parse(query.get("options") ?? "{}");
const told = { stored: [], refused: [], trouble: [] };
const key = `received ${name}`;
const received = () => JSON.parse(localStorage.getItem(key) ?? "[]");

if (query.has("without")) {
  Object.defineProperty(globalThis, query.get("without"), { value: undefined });
}

const tab = restante(io("/chat", { autoConnect: false, transports: ["websocket"], reconnectionDelayMax: 500 }), {
  ...options,
  stored: ({ id }, { status }) => told.stored.push({ id, status }),
  refused: ({ event }, { code }) => told.refused.push({ event, code }),
  trouble: ({ code }) => told.trouble.push(code),
});
const { socket } = tab;
let joined = false;
let connects = 0;
let newest;

socket.on("connect", async () => {
  connects++;
  joined ||= tab.resumed || (await socket.emitWithAck("join", room)).status === "ok";
});
socket.on("message", ({ id }, cursor) => {
  localStorage.setItem(key, JSON.stringify([...received(), id]));
  newest = cursor;
});

window.tab = {
  see: async () => ({
    joined,
    connects,
    connected: socket.connected,
    socket: socket.id ?? "",
    resumed: tab.resumed,
    received: received(),
    pending: (await tab.pending()).map(({ id }) => id),
    ...told,
  }),
  /** Returns the ids, or the code of the error that refused one. */
  say: (texts) =>
    Promise.all(texts.map((text) => tab.emit("message", { room, name, text }).catch(({ code }) => code))),
  emit: (args) => tab.emit(...args),
  confirm: () => tab.confirm(newest),
};
