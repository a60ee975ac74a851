import { Accounts } from "./lab/accounts.js";
import { Bench } from "./lab/bench.js";
import { Book, MOST } from "./lab/book.js";
import { Connection } from "./lab/connection.js";
import { Journey } from "./lab/journey.js";
import { Lanes } from "./lab/lanes.js";
import { Road } from "./lab/road.js";
import { Sending } from "./lab/sending.js";
import { Services } from "./lab/services.js";
import { Switches } from "./lab/switches.js";

/** Pause between two questions for the service's account, and what each event of the run adds to it. */
const RECOUNT_EVERY = 1500;
const RECOUNT_EVENT = 2;

const element = (id) => document.getElementById(id);
const short = new URLSearchParams(location.search).has("short");

async function findServices() {
  for (;;) {
    try {
      return await Services.find();
    } catch {
      document.getElementById("connection").textContent = "The gateway does not answer…";
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

const map = document.querySelector(".map");
const road = new Road(map);
const book = new Book();
const services = await findServices();
const switches = new Switches(services, road, map, element("command"));
const connection = new Connection(
  (id, answer) => sending.stored(id, answer),
  (id, answer) => sending.refused(id, answer),
);
const sending = new Sending(book, connection.lab, (from, to, lane, ...on) => road.move(from, to, lane, ...on));
const journey = new Journey(element("layers"), { connection, services });
new Lanes(book, document.querySelector("#lanes .lanes"), (event) => journey.show(event));
const accounts = new Accounts(book, element("ledger"), () => recount());

// Browser -> service

function notice(text) {
  element("notice").textContent = text;
}

const full = () => notice(`A run has at most ${MOST} events per lane. Begin anew for more.`);

element("send-one").addEventListener("click", () => sending.one() || full());
element("send-burst").addEventListener("click", () => sending.many(100) || full());
element("send-rate").addEventListener("change", ({ target }) => sending.steady(Number(target.value), full));
element("send-work").addEventListener("change", ({ target }) => (sending.work = Number(target.value)));
element("send-compare").addEventListener("change", ({ target }) => (sending.compare = target.checked));
element("clear").addEventListener("click", () => {
  book.begin();
  notice("");
});

// Service -> browser

for (const [lane, socket] of [["feed", connection.feed.socket], ["broadcast", connection.broadcast]]) {
  socket.on("tick", (tick) => {
    if (Number.isInteger(tick?.n) && typeof tick.run === "string") {
      road.move("producer", "kafka", lane, "gateway", "browser");
      book.arrived(lane, tick);
    }
  });
}

async function feed(action) {
  try {
    await action();
    notice("");
  } catch (error) {
    notice(`producer-service does not do it: ${error.message}`);
  }
}

element("feed-burst").addEventListener("click", () => feed(() => services.feedBurst(100)));
element("feed-rate").addEventListener("change", ({ target }) => feed(() => services.feedAt(Number(target.value))));

// The connection

element("offline").addEventListener("click", () => (connection.offline ? connection.goOnline() : connection.goOffline()));
element("reload").addEventListener("click", () => location.reload());
connection.listen((state) => {
  document.body.dataset.connection = state;
  road.browser(state);
  element("connection").textContent = { connecting: "Connecting…", connected: "Connected", reconnecting: "Reconnecting…", offline: "Offline, as you wished" }[state];
  element("offline").textContent = state === "offline" ? "Go online" : "Go offline";
  element("offline").disabled = state !== "offline" && state !== "connected";
});
/** What the lane of the queue has emitted and Kafka has not: it is kept in this browser. */
function showWaiting() {
  const waiting = book.lane("queue").filter((event) => !event.storedAt && !event.done && !event.givenUp).length;
  road.waits(waiting);
}

let showing;
book.listen(() => {
  showing ??= setTimeout(() => {
    showing = undefined;
    showWaiting();
  }, 200);
});
book.restore();
sending.resume();
addEventListener("pagehide", () => book.save());

// The other side's account

async function recount() {
  if (switches.isUp("consumer-service")) {
    const askedAt = Date.now();
    const account = await services.account(book.run).catch(() => undefined);
    if (account?.run === book.run) {
      book.compare(account.effects, askedAt);
      accounts.service(account);
    }
  }
  if (switches.isUp("producer-service")) {
    const fed = await services.feed().catch(() => undefined);
    if (fed) {
      accounts.producer(fed);
      book.fed(fed.run, fed.sent);
    }
  }
}

async function recountNowAndThen() {
  const open = lastCounted !== book.next || book.all().some((event) => !event.answeredAt && !event.lost);
  try {
    // Once more than there is something open: the last effects may be younger than the last account.
    if (!document.hidden && (open || wasOpen)) {
      lastCounted = book.next;
      wasOpen = open;
      await recount();
    }
  } catch {
    // It is asked again.
  }
  setTimeout(recountNowAndThen, RECOUNT_EVERY + RECOUNT_EVENT * book.all().length);
}

let lastCounted = 1;
let wasOpen = false;
recountNowAndThen();
element("recount").addEventListener("click", recount);

const last = () => book.all().reduce((newest, event) => (event.sentAt >= (newest?.sentAt ?? 0) && event.lane === "queue" ? event : newest), undefined);
element("journey-last").addEventListener("click", () => journey.show(last()));

new Bench(
  { book, sending, connection, services, switches, recount },
  element("experiments"),
  document.querySelector("#lanes .bar"),
  short,
);
document.body.dataset.ready = "true";
