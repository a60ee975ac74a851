const SHOWN = 3000;

/** Who is typing in a room; each is forgotten after a moment. */
export class Typing {
  #timers = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  show(who) {
    clearTimeout(this.#timers.get(who));
    this.#timers.set(who, setTimeout(() => this.done(who), SHOWN));
    this.#changed();
  }

  done(who) {
    clearTimeout(this.#timers.get(who));
    if (this.#timers.delete(who)) {
      this.#changed();
    }
  }

  /** In words; a name stays what it is, whatever direction it is written in. */
  toString() {
    const names = [...this.#timers.keys()].map((name) => `\u2068${name}\u2069`);
    const subject = names.length > 2 ? "Several people" : names.join(" and ");
    return names.length ? `${subject} ${names.length > 1 ? "are" : "is"} typing…` : "";
  }
}
