import { showAddresses } from "./chat/addresses.js";
import { Connection } from "./chat/connection.js";
import { Door } from "./chat/door.js";
import { Earlier } from "./chat/earlier.js";
import { Identity } from "./chat/identity.js";
import { newId } from "./chat/ids.js";
import * as kept from "./chat/kept.js";
import { Outbox } from "./chat/outbox.js";
import { PeopleList } from "./chat/people.js";
import { Place } from "./chat/place.js";
import { Room } from "./chat/room.js";
import { RoomList } from "./chat/roomlist.js";
import { Status } from "./chat/status.js";
import { isYoung, waitingText } from "./chat/waiting.js";

const MOST_UNANSWERED = 400;
const TYPING_SENT_EVERY = 2000;
const UPDATE_EVERY = 300;

const element = (id) => document.getElementById(id);
const message = element("message");
const place = new Place(element("logs"), element("newest"));
const status = new Status(element("connection"), element("offline"));
const rooms = new Map();
let current;

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
const me = new Identity(
  {
    form: element("name-form"),
    input: element("name"),
    rename: element("rename"),
    me: element("me"),
    writing: element("message-form"),
    message,
  },
  () => rooms.forEach((room) => introduce(room.name)),
);
const people = new PeopleList(element("people"), element("count"), document.body, () => me.name);
const earlier = new Earlier(element("earlier"), element("full"), ({ name, conversation }) =>
  connection.insist("history", { room: name, before: conversation.first }),
);
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
        .take(messages, { me: me.name, attended: isAttended(room), missed })
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
  const as = me.name;
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
    socket.volatile.emit("typing", { room: current.name, name: me.name });
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
  keepingPlace(() => send({ id: newId(), room, name: me.name, text, state: "waiting", since: Date.now() }));
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

// Rooms

function enter(roomName) {
  const room = new Room(roomName, kept.keptRead(roomName), showTyping);
  rooms.set(roomName, room);
  kept.keepRoom(roomName);
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
  if (kept.SAFE_ROOM.test(roomName)) {
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
  kept.dropRoom(roomName);
  room.conversation.element.remove();
  if (connection.isIn(roomName)) {
    connection.insist("gone", { room: roomName });
  }
  connection.leave(roomName);
  updateSoon();
}

new Door(
  { form: element("room-form"), input: element("room-name"), problem: element("room-problem") },
  {
    go,
    objection: (roomName) =>
      rooms.size >= kept.MOST_ROOMS && !rooms.has(roomName)
        ? `You are in ${kept.MOST_ROOMS} rooms already. Leave one first.`
        : "",
  },
);

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
  element("waiting").textContent = waitingText(all);
  roomList.show([...rooms.values()], current);
  const unread = [...rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${current.name} – Restante`;
  showEmpty();
  earlier.show(current);
  save();
  if (all.some(isYoung)) {
    updateSoon();
  }
}

let late = false;

function showEmpty() {
  const none = late ? "No history yet: consumer-service has not answered." : "The history is asked for…";
  element("empty").hidden = !current.conversation.isEmpty;
  element("empty").textContent = current.hasHistory ? "No messages yet." : none;
}

function save() {
  kept.keepOutbox(unanswered());
  kept.keepRead([...rooms.values()]);
}

// The start

kept.keptRooms().slice(-kept.MOST_ROOMS + 1).forEach(enter);
show(asked());
me.show();
keepingPlace(() => kept.keptOutbox().forEach(send));
setTimeout(() => {
  late = true;
  showEmpty();
}, 2500);
showAddresses((producer, consumer) => {
  element("swagger").href = `${producer}/q/swagger-ui/`;
  element("processed").href = `${consumer}/processed`;
  document.querySelector("[data-producer]").textContent = producer;
});
