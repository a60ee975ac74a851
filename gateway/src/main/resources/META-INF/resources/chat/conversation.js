const LIMIT = 1000;
const SIGNS = {
  waiting: "Waiting in this page",
  stored: "Stored by Kafka",
  processed: "Processed by consumer-service",
  rejected: "Rejected",
};

/**
 * What is in a room, in one order: messages by seq, lines where they came, own messages without a seq
 * at the end. Keeps the last 1000, and each id once.
 */
export class Conversation {
  #log;
  #byId = new Map();
  /** Sorted by key, the same order as the elements. */
  #entries = [];
  #count = 0;
  #newest = 0;
  /** Everything up to this seq was let go. */
  #floor = 0;
  #mark;

  constructor(room) {
    this.#log = document.createElement("div");
    this.#log.className = "log";
    this.#log.setAttribute("role", "log");
    this.#log.setAttribute("aria-label", `Messages in ${room}`);
  }

  get element() {
    return this.#log;
  }

  get isEmpty() {
    return this.#entries.length === 0;
  }

  /** The number of the first message; 0 without one. */
  get first() {
    return this.#entries.find(({ seq }) => seq)?.seq ?? 0;
  }

  /** Whether earlier messages have place: those that were let go do not come back. */
  get hasPlace() {
    return this.#floor === 0 && this.#entries.length + 50 <= LIMIT;
  }

  /** Own messages that consumer-service has not answered. */
  get unanswered() {
    return this.#entries.filter(isUnanswered);
  }

  /** An own message, waiting or (after a reload) stored. */
  add({ id, room, name, text, state, position, since }) {
    const at = new Date(since).toISOString();
    const entry = { id, room, name, text, state, position, since, at, mine: true };
    this.#create(entry, "message-template");
    this.#place(entry, [Infinity, 0, this.#count++]);
    return entry;
  }

  /** The ack: Kafka has it, at this position; or will not take it. */
  acknowledge(entry, { status, topic, partition, offset, message }) {
    if (status === "error") {
      this.reject(entry.id, message);
      return;
    }
    entry.position = { topic, partition, offset };
    if (entry.state === "waiting") {
      entry.state = "stored";
    }
    this.#draw(entry);
  }

  /**
   * A message with its seq.
   *
   * @returns the entry, unless it was there before
   */
  confirm({ id, name, text, seq, at }, mine) {
    let entry = this.#byId.get(id);
    if (entry ? entry.seq : seq <= this.#floor) {
      return null;
    }
    if (!entry) {
      entry = { id, mine };
      this.#create(entry, "message-template");
    }
    Object.assign(entry, { name, text, seq, at, state: "processed" });
    this.#newest = Math.max(this.#newest, seq);
    this.#place(entry, [seq, 0, 0]);
    return entry;
  }

  reject(id, reason) {
    const entry = this.#byId.get(id);
    if (entry?.mine && !entry.seq) {
      Object.assign(entry, { state: "rejected", reason });
      this.#place(entry, [this.#newest, 1, this.#count++]);
    }
    return entry;
  }

  /** A line that is no message. */
  line(kind, text) {
    const entry = { text, kind, at: new Date().toISOString() };
    this.#create(entry, "line-template");
    entry.element.dataset.kind = kind;
    entry.element.querySelector(".kind").textContent = kind;
    this.#place(entry, [this.#newest, 1, this.#count++]);
  }

  /** A line behind the message with this number: what follows is new. There is one at most. */
  mark(seq) {
    this.unmark();
    this.#mark = { text: "New since you were away" };
    this.#create(this.#mark, "mark-template");
    this.#place(this.#mark, [seq, 2, 0]);
  }

  /** The element of the line; nothing if there is none. */
  get marked() {
    return this.#mark?.element;
  }

  unmark() {
    const index = this.#entries.indexOf(this.#mark);
    if (index >= 0) {
      this.#entries.splice(index, 1);
      this.#mark.element.remove();
      this.#compareWithPrevious(index);
    }
    this.#mark = undefined;
  }

  /** Lines that came before anything was known stand below the history that was there then. */
  anchorEarlyLines() {
    this.#entries
      .filter(({ key }) => key[0] === 0)
      .forEach((entry) => this.#place(entry, [this.#newest, 1, entry.key[2]]));
  }

  #create(entry, template) {
    const content = document.getElementById(template).content;
    entry.element = content.firstElementChild.cloneNode(true);
    if (entry.id) {
      entry.element.dataset.id = entry.id;
      this.#byId.set(entry.id, entry);
    }
  }

  #place(entry, key) {
    const from = this.#entries.indexOf(entry);
    if (from >= 0) {
      this.#entries.splice(from, 1);
    }
    entry.key = key;
    let to = this.#entries.length;
    while (to > 0 && isAfter(this.#entries[to - 1].key, key)) {
      to--;
    }
    this.#entries.splice(to, 0, entry);
    if (from !== to) {
      this.#log.insertBefore(entry.element, this.#entries[to + 1]?.element ?? null);
    }
    this.#draw(entry);
    this.#letGo();
    [0, from, from + 1, to, to + 1].forEach((index) => this.#compareWithPrevious(index));
  }

  #letGo() {
    while (this.#entries.length > LIMIT) {
      const oldest = this.#entries.findIndex((entry) => !isUnanswered(entry));
      const [entry] = this.#entries.splice(oldest, 1);
      entry.element.remove();
      this.#byId.delete(entry.id);
      this.#floor = Math.max(this.#floor, entry.seq ?? 0);
    }
  }

  /** Names stand above the first of several messages; messages in between may be unknown. */
  #compareWithPrevious(index) {
    const entry = this.#entries[index];
    if (!entry?.id) {
      return;
    }
    const previous = this.#entries[index - 1];
    entry.element.classList.toggle("same", !!previous?.id && previous.name === entry.name);
    const known = this.#entries.slice(0, index).findLast(({ seq }) => seq)?.seq ?? 0;
    const missing = entry.seq && known ? entry.seq - known - 1 : 0;
    if (missing > 0) {
      entry.element.dataset.missing = missing;
    } else {
      delete entry.element.dataset.missing;
    }
  }

  #draw(entry) {
    const { element, name, text, seq, at, state, mine } = entry;
    const part = (name) => element.querySelector(name);
    part(".text").textContent = text;
    if (entry === this.#mark) {
      return;
    }
    const date = new Date(at);
    part("time").dateTime = at;
    part("time").title = date.toLocaleString();
    part("time").textContent = shortTime(date);
    if (entry.id) {
      element.dataset.state = state;
      element.classList.toggle("mine", mine);
      part(".name").textContent = name;
      part(".reason").textContent = entry.reason ? `Rejected: ${entry.reason}` : "";
      part(".sign").hidden = !mine;
      part(".sign").setAttribute("aria-label", SIGNS[state]);
      part(".sign").title = SIGNS[state] + where(entry);
      part("use").setAttribute("href", `#sign-${state}`);
    }
    if (seq) {
      element.dataset.seq = seq;
    }
  }
}

function isUnanswered({ state }) {
  return state === "waiting" || state === "stored";
}

function isAfter(one, other) {
  const index = one.findIndex((part, i) => part !== other[i]);
  return index >= 0 && one[index] > other[index];
}

function where({ position, seq }) {
  const lines = [];
  if (position) {
    lines.push(`${position.topic}, partition ${position.partition}, offset ${position.offset}`);
  }
  if (seq) {
    lines.push(`message ${seq} of this room`);
  }
  return lines.map((line) => `\n${line}`).join("");
}

function shortTime(date) {
  const today = date.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short" };
  return date.toLocaleString([], { ...day, hour: "2-digit", minute: "2-digit" });
}
