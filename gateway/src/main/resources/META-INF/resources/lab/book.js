import { NumberedEvent, STILL_AT_WORK, Tick } from "./event.js";

/** Events of one lane that a run may have: the page keeps each one. */
export const MOST = 2000;

export const SENDING = ["once", "retries", "queue"];
export const RECEIVING = ["broadcast", "feed"];

const KEPT = "restante.lab";

/** What this page knows of one run: every event of every lane. Tells who listens what has changed. */
export class Book {
  #lanes = new Map();
  #listeners = [];
  /** Of each lane: first effects, or arrivals, whose number is below one before them. */
  #disordered = new Map();
  #highest = new Map();

  constructor() {
    this.begin();
  }

  /** @param listener is told each event that has changed, and null when all begins anew */
  listen(listener) {
    this.#listeners.push(listener);
  }

  begin() {
    this.run = Array.from(crypto.getRandomValues(new Uint8Array(4)), (b) => b.toString(16).padStart(2, "0")).join("");
    this.next = 1;
    this.#reset();
    this.#tell(null);
  }

  #reset() {
    this.#lanes = new Map([...SENDING, ...RECEIVING].map((lane) => [lane, []]));
    this.#disordered.clear();
    this.#highest.clear();
    this.feedRun = undefined;
    this.feedFrom = undefined;
  }

  lane(name) {
    return this.#lanes.get(name);
  }

  get full() {
    return this.next > MOST;
  }

  send(lane, n) {
    return this.#add(new NumberedEvent(this.run, lane, n, Date.now()));
  }

  /** The event with this id; undefined if it is of another run. */
  find(id) {
    const [run, lane, n] = id?.split("-") ?? [];
    return run === this.run ? this.lane(lane)?.[n - 1] : undefined;
  }

  stored(event, { topic, partition, offset }) {
    Object.assign(event, { topic, partition, offset, storedAt: event.storedAt ?? Date.now() });
    this.changed(event);
  }

  answered(event, answer) {
    event.answeredAt ??= Date.now();
    event.doneAt ??= Date.parse(answer.at);
    event.service = answer.service;
    event.times = Math.max(event.times, answer.times ?? 1);
    this.changed(event);
  }

  failed(event, code, message) {
    event.failed(code, message, Date.now());
    this.changed(event);
  }

  giveUp(event) {
    event.givenUp = true;
    this.changed(event);
  }

  /** Takes over what the service says that it has done, as it was at the time of the question. */
  compare(effects, askedAt) {
    const times = new Map();
    const highest = new Map();
    SENDING.forEach((lane) => this.#disordered.set(lane, 0));
    for (const { id, lane, n, at } of effects) {
      const seen = times.get(id);
      times.set(id, { count: (seen?.count ?? 0) + 1, at: seen?.at ?? Date.parse(at) });
      if (!seen) {
        const before = highest.get(lane) ?? 0;
        this.#disordered.set(lane, this.#disordered.get(lane) + (n < before ? 1 : 0));
        highest.set(lane, Math.max(before, n));
      }
    }
    for (const event of SENDING.flatMap((lane) => this.lane(lane))) {
      const seen = times.get(event.id);
      if (seen && (seen.count > event.times || event.doneAt === undefined)) {
        Object.assign(event, { times: Math.max(event.times, seen.count), doneAt: event.doneAt ?? seen.at });
        this.changed(event);
      } else if (!seen && event.givenUp) {
        event.missingAt = askedAt;
        this.changed(event);
      } else if (!seen && event.n < highest.get(event.lane) && askedAt - event.storedAt > STILL_AT_WORK) {
        // One behind it in the same partition is done, and it is not: the queue has lost it.
        this.giveUp(event);
      }
    }
  }

  /** One of the feed has come. The lanes begin with the first number that either of them sees. */
  arrived(lane, { run, n, at }) {
    if (run !== this.feedRun) {
      RECEIVING.forEach((name) => this.#lanes.set(name, []));
      Object.assign(this, { feedRun: run, feedFrom: n });
      RECEIVING.forEach((name) => this.#highest.set(name, n - 1));
      this.#tell(null);
    }
    const tick = this.#tick(lane, n, Date.parse(at));
    if (!tick) {
      return;
    }
    tick.times++;
    tick.answeredAt ??= Date.now();
    const before = this.#highest.get(lane);
    if (n < before && tick.times === 1) {
      this.#disordered.set(lane, (this.#disordered.get(lane) ?? 0) + 1);
    }
    // What comes after it has overtaken it: as far as is known now it is lost.
    for (let missing = before + 1; missing < n; missing++) {
      const other = this.#tick(lane, missing, tick.sentAt);
      if (other && other.times === 0) {
        other.givenUp = true;
        this.changed(other);
      }
    }
    this.#highest.set(lane, Math.max(before, n));
    this.changed(tick);
  }

  /** The service says how far it has sent. */
  fed(run, last) {
    if (run === this.feedRun) {
      RECEIVING.forEach((lane) => this.#tick(lane, last, Date.now()));
    }
  }

  #tick(lane, n, sentAt) {
    const ticks = this.lane(lane);
    const index = n - this.feedFrom;
    if (index < 0 || index >= MOST) {
      return undefined;
    }
    while (ticks.length <= index) {
      this.#add(new Tick(this.feedRun, lane, this.feedFrom + ticks.length, sentAt));
    }
    ticks[index].sentAt = Math.min(ticks[index].sentAt, sentAt);
    return ticks[index];
  }

  #add(event) {
    this.lane(event.lane).push(event);
    this.changed(event);
    return event;
  }

  /** What is still heard of an earlier run concerns nobody any more. */
  changed(event) {
    if (event.run === (event instanceof Tick ? this.feedRun : this.run)) {
      this.#tell(event);
    }
  }

  #tell(event) {
    this.#listeners.forEach((listener) => listener(event));
  }

  counts(lane) {
    const counts = { sent: 0, stored: 0, processed: 0, answered: 0, lost: 0, doubled: 0, disordered: 0, late: 0 };
    for (const event of this.lane(lane)) {
      counts.sent++;
      counts.stored += event.storedAt ? 1 : 0;
      counts.processed += event.done ? 1 : 0;
      counts.answered += event.answeredAt ? 1 : 0;
      counts.lost += event.lost ? 1 : 0;
      counts.doubled += event.times > 1 ? 1 : 0;
      counts.late += event.late ? 1 : 0;
    }
    counts.disordered = this.#disordered.get(lane) ?? 0;
    return counts;
  }

  /** Whether every event has come to an end that will not change by itself. */
  get settled() {
    const ended = (event) => event.done || event.deadAt || event.lost;
    // An event with an effect may have more of them as long as its sender goes on trying.
    const open = (event) => !ended(event) || (event.lane !== "queue" && !event.answeredAt && !event.givenUp);
    return SENDING.every((lane) => !this.lane(lane).some(open));
  }

  all() {
    return [...this.#lanes.values()].flat();
  }

  /** For the page after a reload. */
  save() {
    const lanes = SENDING.map((lane) => [lane, this.lane(lane).map((event) => ({ ...event }))]);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ run: this.run, next: this.next, lanes }));
    } catch {
      // No storage, or no room: the page begins anew.
    }
  }

  /** What the page before had. Its direct events ended with it: nobody hears their answers. */
  restore() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch {
      // As if there were nothing.
    }
    if (!kept) {
      return;
    }
    Object.assign(this, { run: kept.run, next: kept.next });
    this.#reset();
    for (const [lane, events] of kept.lanes) {
      for (const known of events) {
        const event = Object.assign(new NumberedEvent(this.run, lane, known.n, known.sentAt), known);
        if (lane !== "queue" && !event.done && !event.givenUp) {
          event.failed("reloaded", "The page that waited for the answer is gone", Date.now());
          event.givenUp = true;
        }
        this.lane(lane).push(event);
      }
    }
    this.#tell(null);
  }
}
