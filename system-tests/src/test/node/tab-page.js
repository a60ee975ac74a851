// Runs in a page of the gateway. What it received is in localStorage: that outlives the page.
import { restante } from "/restante.js";
import { io } from "/socket.io/socket.io.esm.min.js";
import { openTab } from "/tests/tab.mjs";

const query = new URLSearchParams(location.search);
const name = query.get("tab");
const key = `received ${name} ${query.get("room")}`;
const all = () => JSON.parse(localStorage.getItem(key) ?? "[]");

if (query.has("without")) {
  Object.defineProperty(globalThis, query.get("without"), { value: undefined });
}
window.tab = openTab({
  restante,
  io,
  url: "/chat",
  name,
  room: query.get("room"),
  options: JSON.parse(query.get("options")),
  received: { all, add: (id) => localStorage.setItem(key, JSON.stringify([...all(), id])) },
});
document.body.dataset.ready = "";
