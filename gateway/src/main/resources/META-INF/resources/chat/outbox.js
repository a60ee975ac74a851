const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4000;

/**
 * What was made here, on its way to Kafka: one at a time, so that none overtakes another. One without
 * an answer is sent again with the same id, by which consumer-service recognises repeats.
 */
export class Outbox {
  #queue = [];
  #inFlight = false;
  #tries = 0;
  #timer;
  #connection;
  #packet;
  #answered;

  /** Sends packet(entry), which is [event, argument]; calls answered(entry, ack) with the last word. */
  constructor(connection, packet, answered) {
    this.#connection = connection;
    this.#packet = packet;
    this.#answered = answered;
  }

  /** What has no answer, oldest first. */
  get waiting() {
    return this.#queue;
  }

  add(entry) {
    this.#queue.push(entry);
    this.#flush();
  }

  /** It arrived, whatever its ack says. */
  remove(entry) {
    this.#queue = this.#queue.filter((other) => other !== entry);
  }

  /** The connection is ready again: no pause from before holds. */
  restart() {
    this.#tries = 0;
    this.#flush();
  }

  #flush() {
    clearTimeout(this.#timer);
    if (!this.#inFlight && this.#queue.length > 0 && this.#connection.ready) {
      this.#send(this.#queue[0]);
    }
  }

  async #send(entry) {
    this.#inFlight = true;
    const answer = await this.#connection.ask(...this.#packet(entry));
    this.#inFlight = false;
    if (answer.retry && this.#queue.includes(entry)) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#tries++);
      this.#timer = setTimeout(() => this.#flush(), pause);
      return;
    }
    this.#tries = 0;
    this.remove(entry);
    if (!answer.retry) {
      this.#answered(entry, answer);
    }
    this.#flush();
  }
}
