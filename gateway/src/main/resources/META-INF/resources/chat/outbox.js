const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4000;

/**
 * Own messages on their way to Kafka: one at a time, so that none overtakes another. One without an
 * answer is sent again with the same id, by which consumer-service recognises repeats.
 */
export class Outbox {
  #queue = [];
  #inFlight = false;
  #tries = 0;
  #timer;
  #connection;
  #answered;

  constructor(connection, answered) {
    this.#connection = connection;
    this.#answered = answered;
  }

  add(message) {
    this.#queue.push(message);
    this.#flush();
  }

  /** It arrived, whatever its ack says. */
  remove(message) {
    this.#queue = this.#queue.filter((other) => other !== message);
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

  async #send(message) {
    const { id, room, name, text } = message;
    this.#inFlight = true;
    const answer = await this.#connection.ask("message", { id, room, name, text });
    this.#inFlight = false;
    if (answer.retry && this.#queue.includes(message)) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#tries++);
      this.#timer = setTimeout(() => this.#flush(), pause);
      return;
    }
    this.#tries = 0;
    this.remove(message);
    if (!answer.retry) {
      this.#answered(message, answer);
    }
    this.#flush();
  }
}
