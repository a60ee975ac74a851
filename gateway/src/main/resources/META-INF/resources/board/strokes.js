/**
 * The strokes of a board as the service numbered them, each once and in that order, whatever the
 * order they come in; and up to where nothing is missing.
 */
export class Strokes {
  #kept = [];
  #gone = 0;
  #known = 0;
  #ahead = new Set();
  #on;

  /** Calls on.added(stroke) when one comes upon all others, on.changed() at any other change. */
  constructor(on) {
    this.#on = on;
  }

  get all() {
    return this.#kept;
  }

  /** Everything up to this number is here, or gone. */
  get known() {
    return this.#known;
  }

  /** Whether something between what is known and what is here is missing. */
  get hasGap() {
    return this.#ahead.size > 0;
  }

  take(stroke) {
    const { seq } = stroke;
    if (seq <= this.#known || this.#ahead.has(seq)) {
      return;
    }
    this.#ahead.add(seq);
    let to = this.#kept.length;
    while (to > 0 && this.#kept[to - 1].seq > seq) {
      to--;
    }
    this.#kept.splice(to, 0, stroke);
    if (to === this.#kept.length - 1) {
      this.#on.added(stroke);
    } else {
      this.#on.changed();
    }
    this.#advance();
  }

  /** All strokes up to this number are gone. */
  lose(upTo) {
    if (upTo > this.#gone) {
      this.#gone = upTo;
      const before = this.#kept.length;
      this.#kept = this.#kept.filter(({ seq }) => seq > upTo);
      this.knows(upTo);
      if (this.#kept.length < before) {
        this.#on.changed();
      }
    }
  }

  /** Everything up to this number was told. */
  knows(upTo) {
    this.#known = Math.max(this.#known, upTo);
    this.#ahead.forEach((seq) => seq <= this.#known && this.#ahead.delete(seq));
    this.#advance();
  }

  #advance() {
    while (this.#ahead.delete(this.#known + 1)) {
      this.#known++;
    }
  }
}

/** What another program may have sent as a stroke. */
export function isStroke(data) {
  return (
    data?.seq > 0 &&
    typeof data.id === "string" &&
    Array.isArray(data.points) &&
    data.points.length > 1 &&
    data.points.every(Number.isFinite)
  );
}
