import { Cursors } from "./board/cursors.js";
import { Ink } from "./board/ink.js";
import { KeyPen, Pointers } from "./board/pens.js";
import { Sheet } from "./board/sheet.js";
import { isStroke, Strokes } from "./board/strokes.js";
import { Connection } from "./chat/connection.js";
import { Door } from "./chat/door.js";
import { keptName } from "./chat/identity.js";
import { newId } from "./chat/ids.js";
import { SAFE_ROOM } from "./chat/kept.js";
import { recall, remember } from "./chat/memory.js";
import { Outbox } from "./chat/outbox.js";
import { Status } from "./chat/status.js";
import { isYoung, waitingText } from "./chat/waiting.js";

const MOST_WAITING = 1000;
const UPDATE_EVERY = 300;

const element = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).get("board")?.trim() || "main";
const board = SAFE_ROOM.test(asked) ? asked : "main";
const keptAs = `restante.board.${board}`;
const me = newId();
const name = keptName() ?? "";
const canvas = element("board");

/** One's own strokes and clears that the service has not told yet, by id. */
const waiting = new Map();
const status = new Status(element("connection"), element("offline"));
const connection = new Connection("/board", {
  state: (...state) => status.show(...state),
  ready: () => outbox.restart(),
  joined: ask,
  trouble: (reason) => status.trouble(reason),
  refused: (_, reason) => say(`Not at this board: ${reason}`),
});
const { socket } = connection;
const outbox = new Outbox(connection, ({ event, data }) => [event, data], answered);
const strokes = new Strokes({ added: (stroke) => sheet.add(stroke), changed: () => sheet.redraw() });
const ink = new Ink(begin, { drawn: (stroke) => send("stroke", stroke) });
const sheet = new Sheet(canvas, element("above"), () => strokes.all, inSight);
const cursors = new Cursors(element("paper"), tellCursor);
/** Whatever a pen does is seen at once. */
const seen = () => sheet.refresh();
const pens = {
  down: (pen, point) => seen(ink.down(pen, point)),
  move: (pen, point) => seen(ink.move(pen, point)),
  up: (pen) => seen(ink.up(pen)),
  hover: (point) => cursors.moved(point),
};

// Receiving

socket.on("stroke", (data) => {
  if (data?.board === board && isStroke(data)) {
    takeBack(data.id);
    strokes.take(data);
    strokes.lose(data.gone ?? 0);
    if (strokes.hasGap) {
      ask();
    }
    updateSoon();
  }
});

socket.on("cleared", (data) => {
  if (data?.board === board && data.seq > 0) {
    takeBack(data.id);
    strokes.lose(data.seq);
    say("The board was cleared.");
    updateSoon();
  }
});

socket.on("strokes", (data) => {
  if (data?.board !== board || !Array.isArray(data.strokes)) {
    return;
  }
  asking = false;
  strokes.lose(data.gone ?? 0);
  data.strokes.filter(isStroke).forEach((stroke) => {
    takeBack(stroke.id);
    strokes.take(stroke);
  });
  strokes.knows(data.more ? data.strokes.at(-1).seq : data.last);
  if (data.more) {
    ask();
  } else {
    document.body.dataset.loaded = "true";
  }
  updateSoon();
});

socket.on("rejected", (data) => refuse(data?.id, data?.reason));

socket.on("cursor", (data) => {
  if (data?.board === board && !connection.catchingUp) {
    cursors.show(data);
  }
});

let asking = false;

/** Asks for what is not known; the service answers page by page. */
async function ask() {
  if (!asking) {
    asking = true;
    asking = await connection.insist("strokes", { board, after: strokes.known });
  }
}

/** The question may have been lost with its connection. */
socket.on("disconnect", () => (asking = false));

// Drawing

function begin() {
  if (waiting.size >= MOST_WAITING) {
    say("Too much waits here: this is not taken.");
    return null;
  }
  const checked = (group) => document.querySelector(`[name=${group}]:checked`).value;
  return { id: newId(), board, color: checked("colour"), width: Number(checked("width")), points: [] };
}

function send(event, data) {
  const entry = { event, data, state: "waiting", since: Date.now() };
  waiting.set(data.id, entry);
  outbox.add(entry);
  updateSoon();
}

function answered(entry, answer) {
  if (answer.status === "error") {
    refuse(entry.data.id, answer.message);
  } else {
    entry.state = "stored";
  }
  updateSoon();
}

function refuse(id, reason) {
  if (takeBack(id)) {
    say(`Refused: ${reason}`);
    updateSoon();
  }
}

function takeBack(id) {
  const entry = waiting.get(id);
  if (entry) {
    waiting.delete(id);
    outbox.remove(entry);
    sheet.refresh();
  }
  return entry;
}

/** What is drawn and not stored yet. */
function inSight() {
  const sent = [...waiting.values()].filter(({ event }) => event === "stroke").map(({ data }) => data);
  return [...sent, ...ink.open];
}

function tellCursor([x, y]) {
  if (connection.isIn(board)) {
    const color = document.querySelector("[name=colour]:checked").value;
    socket.volatile.emit("cursor", { board, who: me, name, color, x, y });
  }
}

new Pointers(canvas, (x, y) => sheet.at(x, y), pens);
new KeyPen(canvas, element("pen"), pens, say);

element("clear").addEventListener("click", () => {
  element("sure").hidePopover();
  send("clear", { id: newId(), board });
});

// What is seen around the sheet

function say(text) {
  element("said").textContent = text;
}

let updating;

function updateSoon() {
  count();
  updating ??= setTimeout(update, UPDATE_EVERY);
}

function update() {
  updating = undefined;
  const all = [...waiting.values()];
  count();
  element("waiting").textContent = waitingText(all);
  element("empty").hidden = strokes.all.length > 0 || all.length > 0;
  element("empty").textContent = document.body.dataset.loaded
    ? "Nothing is drawn here yet."
    : "The board is asked for…";
  save();
  if (all.some(isYoung)) {
    updateSoon();
  }
}

function count() {
  canvas.dataset.strokes = strokes.all.length;
  canvas.dataset.known = strokes.known;
  canvas.dataset.waiting = waiting.size;
}

/** A reload keeps what Kafka has not confirmed. */
function save() {
  remember("sessionStorage", keptAs, outbox.waiting);
}

addEventListener("pagehide", save);

// The start

document.title = `${board} – Whiteboard – Restante`;
element("which").textContent = board;
if (board !== asked) {
  say("No board can have that name; this one is called main.");
}
connection.enter(board);
status.control(connection);
(recall("sessionStorage", keptAs) ?? []).forEach(({ event, data }) => send(event, data));
update();

new Door(
  { form: element("board-form"), input: element("board-name"), problem: element("board-problem") },
  { go: (other) => (location.search = new URLSearchParams({ board: other })) },
);
