import assert from "node:assert/strict";
import { test } from "node:test";
import { Book, MOST } from "./lab/book.js";
import { STILL_AT_WORK } from "./lab/event.js";

const later = () => Date.now() + STILL_AT_WORK + 1;

const effect = ({ id, lane, n }, at = new Date().toISOString()) => ({ id, lane, n, at });

function given(lane, count) {
  const book = new Book();
  const events = Array.from({ length: count }, (_, index) => book.send(lane, index + 1));
  return { book, events };
}

function givenUp(book, event, code) {
  book.failed(event, code, "");
  book.giveUp(event);
}

test("an event that nobody listened to is lost at once", () => {
  const { book, events: [event] } = given("once", 1);
  givenUp(book, event, "unreachable");
  assert.equal(event.state, "lost");
  assert.equal(book.counts("once").lost, 1);
});

test("an event without an answer is not called lost before the service says that it has none", () => {
  const { book, events: [event] } = given("once", 1);
  givenUp(book, event, "no_answer");
  assert.equal(event.state, "unsure");
  assert.equal(book.settled, false);
  book.compare([], Date.now() + 1);
  assert.equal(event.state, "unsure");
  book.compare([], later());
  assert.equal(event.state, "lost");
  assert.equal(book.settled, true);
});

test("what the service said before the event was given up does not make it lost", () => {
  const { book, events: [event] } = given("retries", 1);
  const before = Date.now() - 1;
  givenUp(book, event, "no_answer");
  book.compare([], before);
  assert.equal(event.state, "unsure");
});

test("an event that was given up and done nevertheless is processed, not answered and not lost", () => {
  const { book, events: [event] } = given("once", 1);
  givenUp(book, event, "no_answer");
  book.compare([effect(event)], Date.now());
  assert.equal(event.state, "processed");
  const { processed, answered, lost } = book.counts("once");
  assert.deepEqual({ processed, answered, lost }, { processed: 1, answered: 0, lost: 0 });
});

test("an event that was called lost and is done later is there", () => {
  const { book, events: [event] } = given("once", 1);
  givenUp(book, event, "no_answer");
  book.compare([], later());
  book.compare([effect(event)], later());
  assert.equal(event.state, "processed");
  assert.equal(book.counts("once").lost, 0);
});

test("two effects of one event are one doubled event", () => {
  const { book, events: [event, other] } = given("retries", 2);
  book.answered(event, { at: new Date().toISOString(), times: 1 });
  book.compare([effect(event), effect(event), effect(other)], Date.now());
  assert.equal(event.state, "doubled");
  assert.equal(book.counts("retries").doubled, 1);
});

test("an answer that says it was the second effect doubles", () => {
  const { book, events: [event] } = given("retries", 1);
  book.answered(event, { at: new Date().toISOString(), times: 2 });
  assert.equal(event.state, "doubled");
});

test("first effects behind a higher number are out of order, repeats are not", () => {
  const { book, events: [one, two, three] } = given("queue", 3);
  book.compare([effect(two), effect(one), effect(three), effect(two)], Date.now());
  assert.equal(book.counts("queue").disordered, 1);
});

test("an event of the queue stays stored until somebody processes it, however long that takes", () => {
  const { book, events: [event] } = given("queue", 1);
  book.stored(event, { topic: "client-events", partition: 1, offset: 7 });
  book.compare([], Date.now());
  assert.equal(event.state, "stored");
  assert.equal(book.settled, false);
});

test("an answer after more than two seconds is late", () => {
  const { book, events: [event] } = given("queue", 1);
  event.sentAt -= 2001;
  book.answered(event, { at: new Date().toISOString(), times: 1 });
  assert.equal(event.state, "late");
});

const tick = (n, run = "r1") => ({ run, n, at: new Date().toISOString() });

test("numbers of the feed that were jumped over are lost until they come", () => {
  const book = new Book();
  [5, 6, 9].forEach((n) => book.arrived("broadcast", tick(n)));
  assert.equal(book.counts("broadcast").lost, 2);
  book.arrived("broadcast", tick(7));
  const { lost, disordered } = book.counts("broadcast");
  assert.deepEqual({ lost, disordered }, { lost: 1, disordered: 1 });
});

test("a number of the feed that comes twice is doubled", () => {
  const book = new Book();
  [1, 2, 2].forEach((n) => book.arrived("feed", tick(n)));
  assert.equal(book.counts("feed").doubled, 1);
});

test("both lanes of the feed begin with the first number that either sees", () => {
  const book = new Book();
  book.arrived("feed", tick(10));
  book.arrived("broadcast", tick(11));
  assert.equal(book.counts("broadcast").lost, 1);
});

test("what the service has sent and nobody has seen is not lost, but open", () => {
  const book = new Book();
  book.arrived("feed", tick(1));
  book.fed("r1", 4);
  const { sent, answered, lost } = book.counts("feed");
  assert.deepEqual({ sent, answered, lost }, { sent: 4, answered: 1, lost: 0 });
});

test("another run of the feed begins anew", () => {
  const book = new Book();
  book.arrived("feed", tick(1));
  book.arrived("feed", tick(1, "r2"));
  assert.equal(book.counts("feed").doubled, 0);
  assert.equal(book.counts("feed").sent, 1);
});

test("a lane has no more events than a run may have, however far the feed is", () => {
  const book = new Book();
  book.arrived("feed", tick(1));
  book.arrived("feed", tick(MOST + 5000));
  book.fed("r1", MOST + 9000);
  assert.ok(book.counts("feed").sent <= MOST);
});

test("what is still heard of an earlier run is told to nobody", () => {
  const { book, events: [event] } = given("retries", 1);
  book.begin();
  const told = [];
  book.listen((changed) => told.push(changed));
  givenUp(book, event, "no_answer");
  assert.deepEqual(told, []);
});

test("an event of the queue that one behind it has overtaken for good is lost", () => {
  const { book, events: [one, two] } = given("queue", 2);
  [one, two].forEach((event) => book.stored(event, { topic: "client-events", partition: 0, offset: event.n }));
  book.compare([effect(two)], Date.now());
  assert.equal(book.counts("queue").lost, 0);
  book.compare([effect(two)], later());
  assert.equal(book.counts("queue").lost, 1);
});

test("an event of the queue that will never be taken is lost", () => {
  const { book, events: [event] } = given("queue", 1);
  givenUp(book, event, "refused");
  assert.equal(book.counts("queue").lost, 1);
});

test("a direct event with an effect is open as long as its sender goes on trying", () => {
  const { book, events: [event] } = given("retries", 1);
  book.failed(event, "no_answer", "");
  book.compare([effect(event)], Date.now());
  assert.equal(book.settled, false);
  book.giveUp(event);
  assert.equal(book.settled, true);
});
