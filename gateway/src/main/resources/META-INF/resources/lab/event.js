/** An event that takes longer is late, though it is there. Milliseconds. */
export const LATE = 2000;

/**
 * So long a service may still be at work on an event whose sender has had no answer: its own waits and
 * the longest work, together. Milliseconds.
 */
export const STILL_AT_WORK = 5000;

/** Answers after which nobody has the event: it was refused before any service had it. */
const NOWHERE = new Set(["unreachable", "busy", "refused"]);

/** What is known about one numbered event. Times are milliseconds since 1970. */
export class NumberedEvent {
  constructor(run, lane, n, sentAt) {
    Object.assign(this, { run, lane, n, id: `${run}-${lane}-${n}`, sentAt });
    this.tries = 0;
    /** Effects in the service's account, or how often it came to this page. */
    this.times = 0;
    /** Whether the one who sent it has stopped trying. */
    this.givenUp = false;
    this.failures = [];
  }

  /** A try failed. It may have had its effect nevertheless, unless the code says that it has not. */
  failed(code, message, at) {
    this.failures.push({ code, message, at });
  }

  get done() {
    return this.answeredAt !== undefined || this.times > 0;
  }

  get takenMs() {
    return (this.answeredAt ?? this.doneAt) - this.sentAt;
  }

  get late() {
    return this.done && this.takenMs > LATE;
  }

  /** Whether it is known that no service has it. */
  get lost() {
    const nowhere = this.failures.every(({ code }) => NOWHERE.has(code));
    const missing = this.missingAt > this.failures.at(-1)?.at + STILL_AT_WORK;
    return this.givenUp && !this.done && !this.deadAt && (nowhere || missing);
  }

  /** sent, stored, processed, answered, late, unsure, lost, doubled or dead. */
  get state() {
    if (this.times > 1) {
      return "doubled";
    }
    if (this.done) {
      const word = this.answeredAt === undefined ? "processed" : "answered";
      return this.late ? "late" : word;
    }
    if (this.deadAt) {
      return "dead";
    }
    if (this.givenUp) {
      return this.lost ? "lost" : "unsure";
    }
    return this.storedAt ? "stored" : "sent";
  }
}

/** An event of the feed: who sent it is the service, and this page may miss it. */
export class Tick extends NumberedEvent {
  /** Ones after it have come, and none came before them again. */
  get lost() {
    return this.givenUp && this.times === 0;
  }
}
