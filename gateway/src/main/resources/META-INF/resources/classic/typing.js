const IDLE = 1000;
const FORGOTTEN = 6000;

/** Tells the others that one is typing, and shows who of them is. */
export class Typing {
  #socket;
  #place;
  #idle;
  #others = new Map();

  constructor(socket, place) {
    this.#socket = socket;
    this.#place = place;
    socket.on("typing", ({ username }) => this.#show(username, true));
    socket.on("stop typing", ({ username }) => this.#show(username, false));
  }

  /** One more letter. */
  typed() {
    if (!this.#idle) {
      this.#socket.volatile.emit("typing");
    }
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.stopped(), IDLE);
  }

  stopped() {
    if (this.#idle) {
      clearTimeout(this.#idle);
      this.#idle = undefined;
      this.#socket.volatile.emit("stop typing");
    }
  }

  /** Somebody wrote or left. */
  isDone(username) {
    this.#show(username, false);
  }

  #show(username, still) {
    clearTimeout(this.#others.get(username));
    this.#others.delete(username);
    if (still) {
      const forget = () => this.#show(username, false);
      this.#others.set(username, setTimeout(forget, FORGOTTEN));
    }
    const names = [...this.#others.keys()];
    const who = names.length > 2 ? "Several people" : names.join(" and ");
    this.#place.textContent = names.length ? `${who} ${names.length > 1 ? "are" : "is"} typing…` : "";
  }
}
