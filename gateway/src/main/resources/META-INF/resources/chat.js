import { Connection } from "./chat/connection.js";
import { Conversation } from "./chat/conversation.js";
import { recall, remember } from "./chat/memory.js";
import { Outbox } from "./chat/outbox.js";

const MOST_UNANSWERED = 400;
const TYPING_SHOWN = 3000;
const TYPING_SENT_EVERY = 2000;
const UPDATE_EVERY = 300;
/** Younger ones are on their way, nothing worth a word. */
const WAITS_AFTER = 500;

const element = (id) => document.getElementById(id);
const room = new URLSearchParams(location.search).get("room")?.trim() || "lobby";
const outboxKey = `restante.outbox.${room}`;
const log = element("log");
const scroll = log.parentElement;
const message = element("message");
const conversation = new Conversation(log);
const connection = new Connection(room, {
  state: showConnection,
  ready: () => outbox.restart(),
  trouble: showTrouble,
  refused: (reason) => keepingPlace(() => conversation.line("Not in this room", reason)),
});
const outbox = new Outbox(connection, (entry, answer) => {
  keepingPlace(() => conversation.acknowledge(entry, answer));
});
const { socket } = connection;
let name = recall("sessionStorage", "restante.name") ?? recall("localStorage", "restante.name");

// Receiving. The gateway adds the cursor to every event as a last argument; it is the client's.

socket.on("message", (data) => receive([data]));

socket.on("history", (data) => {
  if (data?.room === room && Array.isArray(data.messages)) {
    receive(data.messages);
    keepingPlace(() => conversation.anchorEarlyLines());
    element("empty").textContent = "No messages yet.";
  }
});

socket.on("rejected", (data) => {
  keepingPlace(() => {
    outbox.remove(conversation.reject(data?.id, data?.reason));
  });
});

socket.on("notice", (data) => {
  keepingPlace(() => conversation.line("Notice", String(data?.text ?? "")));
});

socket.on("gap", (data) => {
  const text =
    `Not everything that came while this page was away can be given to it (${data?.reason}). ` +
    "The history of the room is asked for again.";
  keepingPlace(() => conversation.line("Gap", text));
});

function receive(messages) {
  keepingPlace(() => {
    for (const data of messages) {
      if (data?.room === room && typeof data.id === "string" && data.seq > 0) {
        outbox.remove(conversation.confirm(data, data.name === name));
        showTyping(data.name, false);
      }
    }
  });
}

// Typing

const typing = new Map();
let typingSent = 0;

socket.on("typing", (data) => {
  if (data?.room === room && typeof data.name === "string" && !connection.catchingUp) {
    showTyping(data.name, true);
  }
});

function showTyping(who, still) {
  clearTimeout(typing.get(who));
  typing.delete(who);
  if (still) {
    typing.set(who, setTimeout(() => showTyping(who, false), TYPING_SHOWN));
  }
  const names = [...typing.keys()];
  const subject = names.length > 2 ? "Several people" : names.join(" and ");
  const verb = names.length > 1 ? "are" : "is";
  element("typing").textContent = names.length ? `${subject} ${verb} typing…` : "";
}

message.addEventListener("input", () => {
  if (connection.ready && message.value && Date.now() - typingSent > TYPING_SENT_EVERY) {
    typingSent = Date.now();
    socket.volatile.emit("typing", { room, name });
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
  if (conversation.unanswered.length >= MOST_UNANSWERED) {
    keepingPlace(() => conversation.line("Too many", "messages wait already; this one was not sent."));
    return;
  }
  message.value = "";
  typingSent = 0;
  keepingPlace(() => send({ id: newId(), room, name, text, state: "waiting", since: Date.now() }));
  toNewest();
});

function send(draft) {
  const entry = conversation.add(draft);
  if (entry.state === "waiting") {
    outbox.add(entry);
  }
}

/** randomUUID is only there in secure contexts: https and localhost. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return crypto.randomUUID?.() ?? Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// The name

element("name-form").addEventListener("submit", (event) => {
  event.preventDefault();
  name = element("name").value.trim();
  if (name) {
    remember("sessionStorage", "restante.name", name);
    remember("localStorage", "restante.name", name);
    showForms(true);
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

// What is seen around the messages

let connectionText = element("connection").textContent;
let trouble = "";

function showTrouble(reason) {
  trouble = reason;
  document.body.toggleAttribute("data-trouble", !!reason);
  const text = reason ? `${connectionText}, but: ${reason}` : connectionText;
  if (element("connection").textContent !== text) {
    element("connection").textContent = text;
  }
}

function showConnection(state, text) {
  document.body.dataset.connection = state;
  connectionText = text;
  showTrouble(state === "connected" ? trouble : "");
  const button = element("offline");
  button.textContent = state === "offline" ? "Go online" : "Go offline";
  button.disabled = state !== "offline" && state !== "connected";
}

element("offline").addEventListener("click", () => {
  if (connection.offline) {
    connection.goOnline();
  } else {
    connection.goOffline();
  }
});

/** Changes the conversation; who reads the newest goes on reading the newest. */
function keepingPlace(change) {
  const atEnd = isAtEnd();
  change();
  element("empty").hidden = log.childElementCount > 0;
  if (atEnd) {
    toNewest();
  }
  updateSoon();
}

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
}

function toNewest() {
  scroll.scrollTop = scroll.scrollHeight;
}

function showNewest() {
  element("newest").hidden = isAtEnd();
}

scroll.addEventListener("scroll", showNewest);
new ResizeObserver(showNewest).observe(scroll);
element("newest").addEventListener("click", toNewest);

let updating;

function updateSoon() {
  updating ??= setTimeout(update, UPDATE_EVERY);
}

function update() {
  updating = undefined;
  const unanswered = conversation.unanswered;
  const old = unanswered.filter(({ since }) => Date.now() - since > WAITS_AFTER);
  const stored = old.filter(({ state }) => state === "stored").length;
  element("waiting").textContent = waitingText(old.length - stored, stored);
  save();
  if (old.length < unanswered.length) {
    updateSoon();
  }
}

function waitingText(here, stored) {
  const storedText = `${stored} stored, waiting for consumer-service`;
  if (!here) {
    return stored ? storedText : "Nothing waits";
  }
  return stored ? `${here} here; ${storedText}` : `${here} waiting here`;
}

/** A reload keeps what is not answered yet. */
function save() {
  const kept = conversation.unanswered.map(({ element, key, ...rest }) => rest);
  remember("sessionStorage", outboxKey, kept);
}

addEventListener("pagehide", save);

// The start

document.title = `${room} – Restante`;
document.querySelectorAll(".room [data-room]").forEach((place) => (place.textContent = room));
if (/^[\w-]{1,40}$/.test(room)) {
  // Only such a name is safe to be pasted into a terminal.
  document.querySelectorAll("code [data-room]").forEach((place) => (place.textContent = room));
}
element("second").href = `?${new URLSearchParams({ room })}`;
showForms(!!name);
keepingPlace(() => (recall("sessionStorage", outboxKey) ?? []).forEach(send));
setTimeout(() => {
  if (element("empty").textContent.startsWith("The history")) {
    element("empty").textContent = "No history yet: consumer-service has not answered.";
  }
}, 2500);

showAddresses(`http://${location.hostname}:8081`, `http://${location.hostname}:8082`);
fetch("restante.json")
  .then((response) => response.json())
  .then(({ producer, consumer }) => showAddresses(producer, consumer))
  .catch(() => {
    // The default ports are as good a guess as any.
  });

function showAddresses(producer, consumer) {
  element("swagger").href = `${producer}/q/swagger-ui/`;
  element("processed").href = `${consumer}/processed`;
  document.querySelector("[data-producer]").textContent = producer;
}
