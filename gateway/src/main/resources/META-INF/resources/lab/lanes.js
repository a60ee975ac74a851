/** Cells of one lane that are in the page; older ones are in the ledger alone. */
const SHOWN = 400;

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
    place.querySelectorAll(".lane").forEach((lane) => this.#views.set(lane.dataset.lane, new Lane(lane, pick)));
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

  constructor(element, pick) {
    this.#pick = pick;
    element.querySelectorAll("[data-count]").forEach((count) => (this.#counts[count.dataset.count] = count));
    this.#cells = element.querySelector(".cells");
    this.#cells.addEventListener("click", ({ target }) => target.event && this.#pick(target.event));
    this.#cells.addEventListener("keydown", (press) => this.#move(press));
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
