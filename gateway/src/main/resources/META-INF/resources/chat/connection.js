import { io } from "/socket.io/socket.io.esm.min.js";

/** The gateway answers within 5 s, also when Kafka does not. */
const ANSWER_TIMEOUT = 6000;
const PAUSE = 2000;
const QUIET = 300;
const LONGEST_CATCH_UP = 3000;
const SHOWN = 8000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Not what was missed, but what the coming back itself brings about, or what is old by then. */
const PASSING = new Set(["typing", "people", "cursor"]);

/** One socket for all rooms of a page, and in plain words how it is. */
export class Connection {
  #on;
  /** By name: {steps, joined, entered, refused}. */
  #rooms = new Map();
  /** Counts connects and disconnects: what waited for an answer sees that its time is over. */
  #turn = 0;
  #before = false;
  /** Events since the connection broke, while they may be ones that were missed. */
  #missed = null;
  #quietBy = 0;
  /** Ids sent in this connection; what they bring about was not missed. */
  #sent = new Set();
  #timer;

  /**
   * Calls on.state(name, text), on.ready() when all rooms are joined, on.joined(room),
   * on.refused(room, reason) and on.trouble(reason or "").
   */
  constructor(namespace, on) {
    this.#on = on;
    this.socket = io(namespace, { transports: ["websocket"], reconnectionDelayMax: 3000 });
    this.socket.on("connect", () => this.#connected());
    this.socket.on("disconnect", () => this.#disconnected());
    this.socket.on("connect_error", () => this.#disconnected());
    this.socket.onAny((event, data) => this.#counted(event, data?.id));
  }

  /** Whether what comes now may be older than the reconnect. */
  get catchingUp() {
    return this.#missed !== null;
  }

  /** Whether all rooms are joined. */
  get ready() {
    const rooms = [...this.#rooms.values()];
    return this.socket.connected && rooms.every(({ joined, refused }) => joined || refused);
  }

  /** Whether a room is joined in the present connection. */
  isIn(name) {
    return this.socket.connected && this.#rooms.get(name)?.joined === true;
  }

  /**
   * Joins a room, and then emits the steps, each [event, argument], until they are stored; again in
   * every new session.
   */
  enter(name, ...steps) {
    const room = { steps, joined: false, entered: false, refused: false };
    this.#rooms.set(name, room);
    this.#goIn(name, room, this.#turn);
  }

  leave(name) {
    this.#rooms.delete(name);
    this.insist("leave", name);
  }

  get offline() {
    return !this.socket.io.reconnection();
  }

  /** No packet says goodbye, as if the network were gone; so the session can go on later. */
  goOffline() {
    this.socket.io.reconnection(false);
    this.socket.io.engine.close();
  }

  goOnline() {
    this.socket.io.reconnection(true);
    this.socket.connect();
    this.#on.state("reconnecting", "Connecting…");
  }

  /**
   * Emits only when connected, so that the client's own buffer stays empty.
   *
   * @returns the ack; without one {status: "error", retry: true}
   */
  async ask(event, argument) {
    let answer = { status: "error", message: "", retry: true };
    try {
      if (this.socket.connected) {
        if (this.catchingUp) {
          this.#sent.add(argument.id);
        }
        answer = await this.socket.timeout(ANSWER_TIMEOUT).emitWithAck(event, argument);
      }
    } catch {
      // Timed out or disconnected: nobody knows whether it was stored.
    }
    const kafka = answer.code === "kafka_unavailable";
    this.#on.trouble(answer.retry ? (kafka ? "Kafka does not answer" : answer.message) : "");
    return answer;
  }

  #connected() {
    const recovered = this.socket.recovered === true;
    document.body.dataset.recovered = recovered;
    this.#turn++;
    if (recovered) {
      this.#on.state("connected", "Back, catching up…");
      this.#quietBy = Date.now() + LONGEST_CATCH_UP;
      this.#awaitQuiet();
    } else {
      this.#rooms.forEach((room) => Object.assign(room, { joined: false, entered: false }));
      this.#missed = null;
      this.#on.state("connected", this.#before ? "Connected, in a new session" : "Connected");
      this.#settle();
    }
    this.#before = true;
    this.#rooms.forEach((room, name) => this.#goIn(name, room, this.#turn));
    this.#tellReady();
  }

  #disconnected() {
    this.#turn++;
    this.#sent.clear();
    this.#missed = 0;
    clearTimeout(this.#timer);
    if (this.offline) {
      this.#on.state("offline", "Offline, as you wished");
      return;
    }
    const state = this.#before ? "reconnecting" : "connecting";
    this.#on.state(state, this.#before ? "Reconnecting…" : "Connecting…");
    if (!this.socket.active) {
      // The gateway itself refused or ended it; then the client does not come back on its own.
      this.#timer = setTimeout(() => this.socket.connect(), PAUSE);
    }
  }

  async #goIn(name, room, turn) {
    if (!this.socket.connected || room.refused) {
      return;
    }
    if (!room.joined) {
      room.joined = await this.insist("join", name, (reason) => {
        room.refused = true;
        this.#on.refused(name, reason);
      });
      this.#tellReady();
    }
    if (room.joined && turn === this.#turn) {
      this.#on.joined?.(name);
    }
    for (const [event, argument] of room.entered ? [] : room.steps) {
      if (!room.joined || turn !== this.#turn || !(await this.insist(event, argument))) {
        return;
      }
    }
    room.entered = room.joined;
  }

  /**
   * Emits until it is stored, for as long as this connection lasts.
   *
   * @returns whether it is
   */
  async insist(event, argument, refused = () => {}) {
    const turn = this.#turn;
    while (this.socket.connected && turn === this.#turn) {
      const answer = await this.ask(event, argument);
      if (answer.status !== "error") {
        return turn === this.#turn;
      }
      if (!answer.retry) {
        refused(answer.message);
        return false;
      }
      await pause(PAUSE);
    }
    return false;
  }

  #tellReady() {
    if (this.ready) {
      this.#on.ready();
    }
  }

  /** They may come before "connect" or after it, and nothing marks the last one. */
  #counted(event, id) {
    if (this.#missed !== null && !PASSING.has(event) && !this.#sent.has(id)) {
      this.#missed++;
      if (this.socket.connected) {
        this.#awaitQuiet();
      }
    }
  }

  #awaitQuiet() {
    clearTimeout(this.#timer);
    const rest = Math.max(0, this.#quietBy - Date.now());
    this.#timer = setTimeout(() => this.#caughtUp(), Math.min(QUIET, rest));
  }

  #caughtUp() {
    const what = this.#missed === 1 ? "1 event" : `${this.#missed} events`;
    this.#on.state("connected", `Back, nothing missed${this.#missed ? `: ${what} caught up` : ""}`);
    this.#missed = null;
    this.#settle();
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#on.state("connected", "Connected"), SHOWN);
  }
}
