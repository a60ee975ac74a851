import { RECEIVING, SENDING } from "./book.js";

/** Cells of one lane that are in the page; older ones are in the ledger alone. */
const SHOWN = 400;

const TITLES = {
  once: ["Direct, once", "HTTP from the gateway to the service, one try. What most pages do."],
  retries: ["Direct, with retries", "The same, and up to three more tries after 0.5, 1 and 2 seconds."],
  queue: ["Queue", "The gateway stores it in Kafka; the service takes it from there when it can."],
  broadcast: ["Plain broadcast", "What the service sends reaches who is connected at that moment."],
  feed: ["Recoverable broadcast", "The same numbers, to a session that goes on where it was."],
};

const COUNTS = {
  sent: "sent",
  stored: "stored",
  processed: "processed",
  answered: "answered",
  lost: "lost",
  doubled: "doubled",
  disordered: "out of order",
  late: "late",
};

/** Of what this page itself receives. */
const RECEIVED = { ...COUNTS, answered: "received" };

/** Nothing is stored for direct delivery, and what comes to the page is processed by it. */
const WITHOUT = {
  once: ["stored"],
  retries: ["stored"],
  queue: [],
  broadcast: ["stored", "processed"],
  feed: ["stored", "processed"],
};

const WORDS = {
  sent: "sent",
  stored: "stored by Kafka",
  processed: "processed, the answer did not come",
  answered: "answered",
  late: "late, but there",
  unsure: "given up, nobody here knows whether it was processed",
  lost: "lost",
  doubled: "doubled",
  dead: "a dead letter",
};

export const inWords = (event) => WORDS[event.state];

/** The lanes' cells and counters. */
export class Lanes {
  #book;
  #views = new Map();
  #changed = new Set();
  #frame;

  /** @param pick is told the event whose cell is pressed */
  constructor(book, place, pick) {
    this.#book = book;
    for (const lane of [...SENDING, ...RECEIVING]) {
      const view = new Lane(lane, pick);
      this.#views.set(lane, view);
      place.append(view.element);
    }
    book.listen((event) => this.#note(event));
    this.#note(null);
  }

  #note(event) {
    if (event === null) {
      this.#views.forEach((view) => view.clear());
      this.#changed = new Set(this.#book.all());
    } else {
      this.#changed.add(event);
    }
    this.#frame ??= setTimeout(() => requestAnimationFrame(() => this.#draw()), 40);
  }

  #draw() {
    this.#frame = undefined;
    const lanes = new Map();
    this.#changed.forEach((event) => lanes.set(event.lane, [...(lanes.get(event.lane) ?? []), event]));
    for (const [lane, view] of this.#views) {
      view.draw(lanes.get(lane) ?? []);
      view.count(this.#book.counts(lane));
    }
    this.#changed.clear();
  }
}

class Lane {
  #cells;
  #byNumber = new Map();
  #counts = {};
  #pick;

  constructor(lane, pick) {
    this.#pick = pick;
    const [title, what] = TITLES[lane];
    this.element = document.createElement("article");
    this.element.className = "lane";
    this.element.dataset.lane = lane;
    const heading = document.createElement("h3");
    heading.textContent = title;
    const text = document.createElement("p");
    text.className = "hint";
    text.textContent = what;
    const counts = document.createElement("dl");
    for (const [count, word] of Object.entries(RECEIVING.includes(lane) ? RECEIVED : COUNTS)) {
      if (WITHOUT[lane].includes(count)) {
        continue;
      }
      const entry = document.createElement("div");
      const name = document.createElement("dt");
      name.textContent = word;
      const value = document.createElement("dd");
      value.dataset.count = count;
      value.textContent = "0";
      entry.append(name, value);
      counts.append(entry);
      this.#counts[count] = value;
    }
    this.#cells = document.createElement("div");
    this.#cells.className = "cells";
    this.#cells.role = "group";
    this.#cells.ariaLabel = `${title}: one button for each event; arrow keys move`;
    this.#cells.addEventListener("click", ({ target }) => target.event && this.#pick(target.event));
    this.#cells.addEventListener("keydown", (press) => this.#move(press));
    this.element.append(heading, text, counts, this.#cells);
  }

  clear() {
    this.#cells.replaceChildren();
    this.#byNumber.clear();
  }

  count(counts) {
    for (const [count, element] of Object.entries(this.#counts)) {
      const text = String(counts[count]);
      if (element.textContent !== text) {
        element.textContent = text;
        element.toggleAttribute("data-some", counts[count] > 0);
      }
    }
  }

  draw(events) {
    let added = false;
    for (const event of events) {
      let cell = this.#byNumber.get(event.n);
      if (!cell) {
        if (event.n <= (this.#last ?? 0) - SHOWN) {
          continue;
        }
        cell = this.#add(event);
        added = true;
      }
      if (cell.dataset.state !== event.state) {
        cell.dataset.state = event.state;
        cell.ariaLabel = `${event.n}: ${inWords(event)}`;
        cell.title = cell.ariaLabel;
      }
    }
    if (added) {
      this.#trim();
    }
  }

  get #last() {
    return this.#cells.lastElementChild?.event.n;
  }

  #add(event) {
    const cell = document.createElement("button");
    cell.type = "button";
    cell.className = "cell";
    cell.event = event;
    cell.tabIndex = -1;
    this.#byNumber.set(event.n, cell);
    this.#cells.append(cell);
    return cell;
  }

  #trim() {
    const atEnd = this.#cells.scrollHeight - this.#cells.scrollTop - this.#cells.clientHeight < 40;
    while (this.#cells.childElementCount > SHOWN) {
      this.#byNumber.delete(this.#cells.firstElementChild.event.n);
      this.#cells.firstElementChild.remove();
    }
    if (!this.#cells.querySelector('[tabindex="0"]')) {
      this.#cells.lastElementChild.tabIndex = 0;
    }
    if (atEnd || !this.#cells.contains(document.activeElement)) {
      this.#cells.scrollTop = this.#cells.scrollHeight;
    }
  }

  /** One cell of a lane is reached by Tab; from there the arrow keys lead to the others. */
  #move(press) {
    const from = press.target;
    const to = {
      ArrowRight: () => from.nextElementSibling,
      ArrowLeft: () => from.previousElementSibling,
      Home: () => this.#cells.firstElementChild,
      End: () => this.#cells.lastElementChild,
    }[press.key]?.();
    if (to) {
      press.preventDefault();
      from.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    }
  }
}
