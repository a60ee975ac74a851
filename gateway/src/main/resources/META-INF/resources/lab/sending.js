import { MOST } from "./book.js";

/** The gateway answers within 3 s (reply-timeout of the route), or within 5 s when Kafka is away. */
const ANSWER_TIMEOUT = 6000;
/** Pauses before the second, third and fourth try of the lane with retries. */
const PAUSES = [500, 1000, 2000];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the same number in all three lanes at the same moment. */
export class Sending {
  #book;
  #tab;
  #moving;
  #timer;

  /**
   * @param tab restante.js at the namespace /lab: it keeps what the queue's lane emits until that is
   *     stored; the direct lanes use its socket as any page does
   * @param moving is told what begins to move: (from, to, lane)
   */
  constructor(book, tab, moving) {
    Object.assign(this, { work: 0, compare: false });
    this.#book = book;
    this.#tab = tab;
    this.#moving = moving;
    tab.socket.on("processed", (answer) => this.#processed(answer));
  }

  /** One more number; false if a run may have no more. */
  one(more = {}) {
    if (this.#book.full) {
      return false;
    }
    const n = this.#book.next++;
    this.#queue(n, more);
    this.#direct("once", n, [], more);
    this.#direct("retries", n, PAUSES, more);
    return true;
  }

  many(count) {
    while (count > 0 && this.one()) {
      count--;
    }
    return count === 0;
  }

  /** @param rate events per second; 0 ends it */
  steady(rate, full = () => {}) {
    clearInterval(this.#timer);
    if (rate > 0) {
      this.#timer = setInterval(() => {
        if (!this.one()) {
          clearInterval(this.#timer);
          full(MOST);
        }
      }, 1000 / rate);
    }
  }

  #argument(event, more) {
    const { id, run, lane, n } = event;
    const argument = { id, run, lane, n, ...more };
    if (this.work) {
      argument.work = this.work;
    }
    return argument;
  }

  async #queue(n, more) {
    const event = this.#book.send("queue", n);
    event.tries = 1;
    event.argument = this.#argument(event, more);
    this.#moving("browser", "gateway", "queue");
    await this.#keep(event);
  }

  /** The tab keeps it until Kafka has it. */
  async #keep(event) {
    try {
      await this.#tab.emit("numbered", event.argument);
    } catch (error) {
      this.#book.failed(event, "refused", `This browser keeps no more: ${error.code}`);
      this.#book.giveUp(event);
    }
  }

  /** The tab says that Kafka has it. */
  stored(id, answer) {
    const event = this.#book.find(id);
    if (event) {
      this.#book.stored(event, answer);
      this.#moving("gateway", "kafka", "queue");
    }
  }

  /** It will never be taken. */
  refused(id, answer) {
    const event = this.#book.find(id);
    if (event) {
      this.#book.failed(event, "refused", answer?.message ?? "");
      this.#book.giveUp(event);
    }
  }

  /** After a reload: what the page before had noted, and had not yet given to the tab. */
  async resume() {
    const kept = new Set((await this.#tab.pending()).map(({ id }) => id));
    const left = ({ id, storedAt, done, givenUp, argument }) => argument && !storedAt && !done && !givenUp && !kept.has(id);
    for (const event of this.#book.lane("queue").filter(left)) {
      await this.#keep(event);
    }
  }

  #processed(answer) {
    const event = this.#book.find(answer?.id);
    if (event) {
      this.#moving("kafka", "consumer", "queue", "kafka", "gateway", "browser");
      this.#book.answered(event, answer);
    }
  }

  async #direct(lane, n, pauses, more) {
    const event = this.#book.send(lane, n);
    for (const wait of [0, ...pauses]) {
      await pause(wait);
      event.tries++;
      this.#moving("browser", "gateway", lane);
      const answer = await this.#ask(event, more);
      if (answer.status === "processed") {
        this.#moving("gateway", "consumer", lane, "gateway", "browser");
        this.#book.answered(event, answer);
        return;
      }
      this.#book.failed(event, answer.code, answer.message);
      if (!answer.retry) {
        break;
      }
    }
    this.#book.giveUp(event);
  }

  async #ask(event, more) {
    const argument = this.#argument(event, more);
    if (this.compare) {
      argument.compare = true;
    }
    try {
      return await this.#tab.socket.timeout(ANSWER_TIMEOUT).emitWithAck("numbered-direct", argument);
    } catch (error) {
      return { status: "error", code: "no_answer", message: `No answer came: ${error.message}`, retry: true };
    }
  }
}
