import { io } from "/socket.io/socket.io.esm.min.js";
import { newId } from "./chat/ids.js";
import { Seat } from "./classic/seat.js";
import { showStatus } from "./classic/status.js";
import { Talk } from "./classic/talk.js";
import { Typing } from "./classic/typing.js";

/** Sooner it is on its way, nothing worth a word. */
const WAITS_AFTER = 700;

const element = (id) => document.getElementById(id);
const socket = io();
const seat = new Seat(socket);
const talk = new Talk(element("talk"));
const typing = new Typing(socket, element("typing"));
/** How to mark one's own messages, by id. A rejection may come long after the ack. */
const mine = new Map();

showStatus(socket, element("connection"));

// Receiving

socket.on("login", ({ numUsers }) => showPeople(numUsers));

socket.on("user joined", ({ username, numUsers }) => {
  talk.told(`${username} joined`);
  showPeople(numUsers);
});

socket.on("user left", ({ username, numUsers }) => {
  talk.told(`${username} left`);
  typing.isDone(username);
  showPeople(numUsers);
});

socket.on("new message", ({ username, message }) => {
  typing.isDone(username);
  talk.said(username, message);
});

socket.on("rejected", ({ id, reason }) => mine.get(id)?.("rejected", `Rejected: ${reason}`));

socket.on("gap", () => talk.told("What came while you were away is no longer kept."));

function showPeople(count) {
  document.body.dataset.people = count;
  const one = seat.taken ? "You are alone here." : "One person is here.";
  element("people").textContent = count === 1 ? one : `${count} people are here.`;
}

// Writing

element("name-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = element("name").value.trim();
  if (name) {
    seat.take(name);
    element("name-form").hidden = true;
    element("message-form").hidden = false;
    element("message").focus();
  }
});

element("message-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = element("message").value.trim();
  if (text) {
    element("message").value = "";
    typing.stopped();
    say(text);
  }
});

element("message").addEventListener("input", () => typing.typed());

function say(text) {
  const id = newId();
  const mark = talk.mine(text);
  const waits = setTimeout(() => mark("waiting", "Not sent yet"), WAITS_AFTER);
  mine.set(id, mark);
  seat.say(text, id, (ack) => {
    clearTimeout(waits);
    const refused = ack?.status === "error";
    mark(refused ? "rejected" : "stored", refused ? `Rejected: ${ack.message}` : "");
  });
}
