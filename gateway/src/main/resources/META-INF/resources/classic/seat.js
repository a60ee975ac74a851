/** The gateway answers within 5 s, also when Kafka does not. */
const ANSWER_TIMEOUT = 6000;
const PAUSE = 1000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One's place in the chat. Whatever a session that does not go on forgets is said again: the name
 * first, then what got no answer, in order. Each message has an id, by which a server that wants to
 * can recognise a repeat.
 */
export class Seat {
  #socket;
  #name;
  /** Counts connects and disconnects: what waited for an answer sees that its time is over. */
  #turn = 0;
  /** Whether the name is stored in the present session. */
  #known = false;
  #waiting = [];
  #sending = false;

  constructor(socket) {
    this.#socket = socket;
    socket.on("connect", () => {
      this.#turn++;
      this.#known &&= socket.recovered;
      this.#goOn();
    });
    socket.on("disconnect", () => this.#turn++);
  }

  get taken() {
    return this.#name !== undefined;
  }

  take(name) {
    this.#name = name;
    this.#goOn();
  }

  /** Calls answered(ack) once the server has it, or will not take it. */
  say(text, id, answered) {
    this.#waiting.push({ text, id, answered });
    this.#goOn();
  }

  async #goOn() {
    if (this.#sending || !this.taken) {
      return;
    }
    this.#sending = true;
    const turn = this.#turn;
    this.#known ||= (await this.#insist(turn, "add user", this.#name)) !== undefined;
    let goesOn = this.#known;
    while (goesOn && this.#waiting.length > 0) {
      const { text, id, answered } = this.#waiting[0];
      const answer = await this.#insist(turn, "new message", text, id);
      goesOn = answer !== undefined;
      if (goesOn) {
        this.#waiting.shift();
        answered(answer);
      }
    }
    this.#sending = false;
    if (turn !== this.#turn && this.#socket.connected) {
      this.#goOn();
    }
  }

  /** @returns the ack that is the last word on it; undefined if the connection ended before */
  async #insist(turn, ...packet) {
    while (this.#socket.connected && turn === this.#turn) {
      try {
        const answer = await this.#socket.timeout(ANSWER_TIMEOUT).emitWithAck(...packet);
        if (!answer?.retry) {
          return answer ?? null;
        }
        await pause(PAUSE);
      } catch {
        // Timed out or disconnected: nobody knows whether it was stored, so it is sent again.
      }
    }
    return undefined;
  }
}
