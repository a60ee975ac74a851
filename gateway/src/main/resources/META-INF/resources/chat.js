import { showAddresses } from "./chat/addresses.js";
import { Connection } from "./chat/connection.js";
import { newId } from "./chat/ids.js";
import { keepOutbox, keepRooms, keptOutbox, keptRead, keptRooms, SAFE_ROOM } from "./chat/kept.js";
import { recall, remember } from "./chat/memory.js";
import { Outbox } from "./chat/outbox.js";
import { PeopleList } from "./chat/people.js";
import { Place } from "./chat/place.js";
import { Room } from "./chat/room.js";
import { RoomList } from "./chat/roomlist.js";
import { Status } from "./chat/status.js";

const MOST_UNANSWERED = 400;
const MOST_ROOMS = 20;
const TYPING_SENT_EVERY = 2000;
const UPDATE_EVERY = 300;
/** Younger ones are on their way, nothing worth a word. */
const WAITS_AFTER = 500;
const EARLIER_PATIENCE = 8000;

const element = (id) => document.getElementById(id);
const message = element("message");
const place = new Place(element("logs"), element("newest"));
const status = new Status(element("connection"), element("offline"));
const rooms = new Map();
let current;
let name = recall("sessionStorage", "restante.name") ?? recall("localStorage", "restante.name");

const connection = new Connection("/chat", {
  state: showConnection,
  ready: () => outbox.restart(),
  joined: introduce,
  trouble: (reason) => status.trouble(reason),
  refused: (room, reason) => tell(room, "Not in this room", reason),
});
const outbox = new Outbox(
  connection,
  ({ id, room, name, text }) => ["message", { id, room, name, text }],
  (entry, answer) =>
    keepingPlace(() => rooms.get(entry.room)?.conversation.acknowledge(entry, answer)),
);
const { socket } = connection;
const people = new PeopleList(element("people"), element("count"), document.body, () => name);
const roomList = new RoomList(element("rooms"), element("room-template"), {
  show: (room) => go(room),
  leave: leaveRoom,
});

// Receiving. The gateway adds the cursor to every event as a last argument; it is the client's.

socket.on("message", (data) => receive(data?.room, [data], connection.catchingUp));

socket.on("history", (data) => {
  const room = rooms.get(data?.room);
  if (!room || !Array.isArray(data.messages)) {
    return;
  }
  if (data.before) {
    room.earlierAsked = 0;
    place.keepingBelow(() => {
      receive(room.name, data.messages, false);
      update();
    });
    return;
  }
  room.hasHistory = true;
  room.correct(data.messages.at(-1)?.seq ?? 0);
  receive(room.name, data.messages, true);
  keepingPlace(() => room.conversation.anchorEarlyLines());
});

socket.on("people", (list) => {
  rooms.get(list?.room)?.tell(list);
  showPeople();
});

socket.on("rejected", (data) => {
  keepingPlace(() =>
    rooms.forEach(({ conversation }) => {
      outbox.remove(conversation.reject(data?.id, data?.reason));
    }),
  );
});

socket.on("notice", (data) => tell(current.name, "Notice", String(data?.text ?? "")));

socket.on("gap", (data) => {
  const text =
    `Not everything that came while this page was away can be given to it (${data?.reason}). ` +
    "The history of the room is asked for again.";
  tell(current.name, "Gap", text);
});

function receive(roomName, messages, missed) {
  const room = rooms.get(roomName);
  if (room) {
    keepingPlace(() =>
      room
        .take(messages, { me: name, attended: isAttended(room), missed })
        .forEach((entry) => outbox.remove(entry)),
    );
  }
}

function tell(roomName, kind, text) {
  keepingPlace(() => rooms.get(roomName)?.conversation.line(kind, text));
}

// Who is here

/** A service is not told of joins: one says it oneself, once in each session and after a new name. */
async function introduce(roomName) {
  const room = rooms.get(roomName);
  const as = name;
  if (room && as && room.knownAs !== as && connection.isIn(roomName)) {
    room.knownAs = as;
    const stored = await connection.insist("here", { room: roomName, name: as });
    if (!stored && room.knownAs === as) {
      room.knownAs = null;
    }
  }
}

socket.on("connect", () => {
  if (!socket.recovered) {
    rooms.forEach((room) => Object.assign(room, { knownAs: null, people: null }));
    showPeople();
  }
});

function showPeople() {
  people.show(current.people);
}

/** Who closes the page says goodbye; who loses the connection does not, and is only away. */
addEventListener("pagehide", () => {
  save();
  socket.disconnect();
});
addEventListener("pageshow", (event) => event.persisted && socket.connect());

// Typing

let typingSent = 0;

socket.on("typing", (data) => {
  if (typeof data?.name === "string" && !connection.catchingUp) {
    rooms.get(data.room)?.typing.show(data.name);
  }
});

function showTyping(room) {
  if (room === current) {
    element("typing").textContent = `${room.typing}`;
  }
}

message.addEventListener("input", () => {
  if (connection.ready && message.value && Date.now() - typingSent > TYPING_SENT_EVERY) {
    typingSent = Date.now();
    socket.volatile.emit("typing", { room: current.name, name });
  }
});

// Writing

message.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    element("message-form").requestSubmit();
  }
});

element("message-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value.trim();
  if (!text) {
    return;
  }
  if (unanswered().length >= MOST_UNANSWERED) {
    tell(current.name, "Too many", "messages wait already; this one was not sent.");
    return;
  }
  message.value = "";
  typingSent = 0;
  const room = current.name;
  keepingPlace(() => send({ id: newId(), room, name, text, state: "waiting", since: Date.now() }));
  place.toNewest();
});

function send(draft) {
  const entry = rooms.get(draft.room)?.conversation.add(draft);
  if (entry?.state === "waiting") {
    outbox.add(entry);
  }
}

function unanswered() {
  return [...rooms.values()].flatMap(({ conversation }) => conversation.unanswered);
}

// The name

element("name-form").addEventListener("submit", (event) => {
  event.preventDefault();
  name = element("name").value.trim();
  if (name) {
    remember("sessionStorage", "restante.name", name);
    remember("localStorage", "restante.name", name);
    showForms(true);
    rooms.forEach((room) => introduce(room.name));
  }
});

element("rename").addEventListener("click", () => showForms(false));

function showForms(named) {
  element("name-form").hidden = named;
  element("message-form").hidden = !named;
  element("rename").hidden = !named;
  element("me").textContent = name;
  element("name").value = name ?? "";
  (named ? message : element("name")).focus({ preventScroll: true });
}

// Rooms

function enter(roomName) {
  const room = new Room(roomName, keptRead(roomName), showTyping);
  rooms.set(roomName, room);
  room.conversation.element.hidden = true;
  element("logs").append(room.conversation.element);
  connection.enter(roomName, ["history", { room: roomName }]);
  return room;
}

/** Shows a room, entering it if need be. */
function show(roomName) {
  const before = current;
  before?.leaveOff();
  if (before) {
    before.draft = message.value;
    before.conversation.element.hidden = true;
  }
  current = rooms.get(roomName) ?? enter(roomName);
  current.conversation.element.hidden = false;
  message.value = current.draft;
  document.querySelectorAll(".room [data-room]").forEach((place) => (place.textContent = roomName));
  if (SAFE_ROOM.test(roomName)) {
    // Only such a name is safe to be pasted into a terminal.
    document.querySelectorAll("code [data-room]").forEach((place) => (place.textContent = roomName));
    element("second").href = `?${new URLSearchParams({ room: roomName })}`;
  }
  showTyping(current);
  showPeople();
  look();
}

function go(roomName) {
  if (roomName !== current.name) {
    history.pushState(null, "", `?${new URLSearchParams({ room: roomName })}`);
    show(roomName);
  }
  message.focus({ preventScroll: true });
}

addEventListener("popstate", () => show(asked()));

function asked() {
  return new URLSearchParams(location.search).get("room")?.trim() || "lobby";
}

function leaveRoom(roomName) {
  const room = rooms.get(roomName);
  if (unanswered().some((entry) => entry.room === roomName)) {
    tell(current.name, "Not left", `messages of yours wait in ${roomName}.`);
    return;
  }
  if (room === current) {
    go([...rooms.keys()].find((other) => other !== roomName));
  }
  rooms.delete(roomName);
  room.conversation.element.remove();
  if (connection.isIn(roomName)) {
    connection.insist("gone", { room: roomName });
  }
  connection.leave(roomName);
  updateSoon();
}

element("room-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const roomName = element("room-name").value.trim().replace(/\s+/g, "-");
  const problem = enteringProblem(roomName);
  element("room-problem").textContent = problem;
  if (!problem) {
    element("room-name").value = "";
    element("enter").hidePopover?.();
    go(roomName);
  }
});

function enteringProblem(roomName) {
  if (!SAFE_ROOM.test(roomName)) {
    return "A name has up to 40 letters from a to z, digits, - and _.";
  }
  const full = rooms.size >= MOST_ROOMS && !rooms.has(roomName);
  return full ? `You are in ${MOST_ROOMS} rooms already. Leave one first.` : "";
}

/** Whether somebody sees what comes in this room. */
function isAttended(room) {
  return room === current && document.visibilityState === "visible";
}

/** Somebody looks at the room that is shown: from where it was left off, or at the newest. */
function look() {
  place.toNewest();
  if (isAttended(current)) {
    const isNew = current.unread > 0;
    current.attend();
    if (isNew && current.conversation.marked) {
      place.upTo(current.conversation.marked);
    }
  }
  update();
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    look();
  } else {
    current.leaveOff();
  }
});

// Earlier messages

element("earlier").addEventListener("click", async () => {
  const { name: room, conversation } = current;
  const asking = Date.now();
  current.earlierAsked = asking;
  showEarlier();
  await connection.insist("history", { room, before: conversation.first });
  setTimeout(() => {
    if (rooms.get(room)?.earlierAsked === asking) {
      rooms.get(room).earlierAsked = 0;
      showEarlier();
    }
  }, EARLIER_PATIENCE);
});

function showEarlier() {
  const { conversation, earlierAsked } = current;
  const more = conversation.first > 1;
  element("earlier").hidden = !more || !conversation.hasPlace;
  element("earlier").disabled = earlierAsked > 0;
  element("earlier").textContent = earlierAsked ? "Asked for…" : "Earlier messages";
  element("full").hidden = !more || conversation.hasPlace;
}

// What is seen around the messages

status.control(connection);

function showConnection(state, text) {
  if (state !== "connected") {
    rooms.forEach((room) => room.leaveOff());
  }
  status.show(state, text);
}

function keepingPlace(change) {
  place.keeping(change);
  updateSoon();
}

let updating;

function updateSoon() {
  showEmpty();
  updating ??= setTimeout(update, UPDATE_EVERY);
}

function update() {
  clearTimeout(updating);
  updating = undefined;
  const all = unanswered();
  const old = all.filter(({ since }) => Date.now() - since > WAITS_AFTER);
  const stored = old.filter(({ state }) => state === "stored").length;
  element("waiting").textContent = waitingText(old.length - stored, stored);
  roomList.show([...rooms.values()], current);
  const unread = [...rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${current.name} – Restante`;
  showEmpty();
  showEarlier();
  save();
  if (old.length < all.length) {
    updateSoon();
  }
}

let late = false;

function showEmpty() {
  const none = late ? "No history yet: consumer-service has not answered." : "The history is asked for…";
  element("empty").hidden = !current.conversation.isEmpty;
  element("empty").textContent = current.hasHistory ? "No messages yet." : none;
}

function waitingText(here, stored) {
  const storedText = `${stored} stored, waiting for consumer-service`;
  if (!here) {
    return stored ? storedText : "Nothing waits";
  }
  return stored ? `${here} here; ${storedText}` : `${here} waiting here`;
}

function save() {
  keepOutbox(unanswered());
  keepRooms([...rooms.values()]);
}

// The start

keptRooms().slice(-MOST_ROOMS + 1).forEach(enter);
show(asked());
showForms(!!name);
keepingPlace(() => keptOutbox().forEach(send));
setTimeout(() => {
  late = true;
  showEmpty();
}, 2500);
showAddresses((producer, consumer) => {
  element("swagger").href = `${producer}/q/swagger-ui/`;
  element("processed").href = `${consumer}/processed`;
  document.querySelector("[data-producer]").textContent = producer;
});
