import { restante } from "/restante.js";
import { io } from "/socket.io/socket.io.esm.min.js";

/** Packets that are kept for the journey: of the newest events only. */
const MOST_PACKETS = 6000;
const OF_AN_EVENT = /"id":"([0-9a-f]{8}-[a-z]+-\d+)"/;
const OF_THE_FEED = /^2\/(feed|broadcast),\["tick",\{"run":"([^"]+)","n":(\d+)/;
const ACK_ID = /^[0-9]*\/lab,(\d+)\[/;

/**
 * The one connection of this page, with three namespaces: /lab, whose session and emits outlive a
 * reload; /feed, likewise; and /broadcast, whose sessions are not resumed.
 */
export class Connection {
  #manager;
  #packets = new Map();
  #asked = new Map();
  #listeners = [];

  /**
   * @param stored is told (id, answer) when Kafka has what the lab's lane of the queue emitted
   * @param refused likewise, when it will never be taken
   */
  constructor(stored, refused) {
    const options = { autoConnect: false, transports: ["websocket"], reconnectionDelay: 500, reconnectionDelayMax: 2000 };
    const lab = io("/lab", options);
    this.#manager = lab.io;
    this.#manager.on("open", () => this.#watch());
    this.lab = restante(lab, { most: 5000, stored: ({ id }, answer) => stored(id, answer), refused: ({ id }, answer) => refused(id, answer) });
    this.feed = restante(io("/feed", options));
    this.broadcast = io("/broadcast", options);
    this.broadcast.connect();
    for (const event of ["connect", "disconnect", "connect_error"]) {
      lab.on(event, () => this.#tell());
    }
    this.#manager.on("reconnect_attempt", () => this.#tell());
  }

  /** @param listener is told when the state changes */
  listen(listener) {
    this.#listeners.push(listener);
    listener(this.state);
  }

  /** connecting, connected, reconnecting or offline. */
  get state() {
    if (this.lab.socket.connected) {
      return "connected";
    }
    if (this.offline) {
      return "offline";
    }
    return this.before ? "reconnecting" : "connecting";
  }

  get offline() {
    return !this.#manager.reconnection();
  }

  /** No packet says goodbye, as if the network were gone; so the sessions can go on later. */
  goOffline() {
    this.#manager.reconnection(false);
    this.#manager.engine.close();
  }

  goOnline() {
    this.#manager.reconnection(true);
    for (const socket of [this.lab.socket, this.feed.socket, this.broadcast]) {
      socket.connect();
    }
    this.#tell();
  }

  #tell() {
    this.before ||= this.lab.socket.connected;
    this.#listeners.forEach((listener) => listener(this.state));
  }

  #watch() {
    const { engine } = this.#manager;
    engine.on("packetCreate", ({ type, data }) => this.#note("out", type, data));
    engine.on("packet", ({ type, data }) => this.#note("in", type, data));
  }

  /** @param data a Socket.IO packet as it is written */
  #note(way, type, data) {
    if (type !== "message" || typeof data !== "string") {
      return;
    }
    const id = OF_AN_EVENT.exec(data)?.[1];
    const ack = ACK_ID.exec(data)?.[1];
    if (way === "out" && id && ack) {
      this.#asked.set(ack, id);
      this.#bound(this.#asked);
    }
    const about = data.startsWith("3/lab,") ? this.#asked.get(ack) : (id ?? this.#tick(data));
    if (about) {
      const known = this.#packets.get(about) ?? [];
      this.#packets.set(about, [...known, { way, data, at: Date.now() }].slice(-12));
      this.#bound(this.#packets);
    }
  }

  /** The id that this page gives a number of the feed. */
  #tick(data) {
    const [, lane, run, n] = OF_THE_FEED.exec(data) ?? [];
    return lane && `${run}-${lane}-${n}`;
  }

  #bound(map) {
    if (map.size > MOST_PACKETS) {
      map.delete(map.keys().next().value);
    }
  }

  /** The packets about an event, as they were written and read, in order. */
  packets(id) {
    return this.#packets.get(id) ?? [];
  }
}
