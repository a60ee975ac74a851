import { Tick } from "./event.js";
import { ackLayer, answerLayers, kafkaLayer, numbered, serviceLayer, tickLayers, wireLayers } from "./layers.js";

/** Draws one event at every layer it went through, with its real bytes and times. */
export class Journey {
  #place;
  #connection;
  #services;
  #turn = 0;

  constructor(place, { connection, services }) {
    this.#place = place;
    this.#connection = connection;
    this.#services = services;
  }

  /** @param event undefined if there is none yet */
  async show(event) {
    const turn = ++this.#turn;
    if (!event) {
      this.#say("There is no event yet: send one first.");
      return;
    }
    this.#place.dataset.event = event.id;
    const layers = event instanceof Tick ? this.#ofTick(event) : await this.#ofEvent(event);
    if (turn !== this.#turn) {
      return;
    }
    this.#draw(event, numbered(layers.filter(Boolean)));
    this.#place.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  #ofTick(event) {
    return tickLayers(event, this.#connection.packets(event.id));
  }

  async #ofEvent(event) {
    // What neither it nor Kafka has had it knows nothing of.
    const known =
      event.done || event.storedAt
        ? await this.#services.journey(event.id).catch((error) => ({ trouble: error.message }))
        : { trouble: "it was not asked, since neither it nor Kafka is known to have this event" };
    const packets = this.#connection.packets(event.id);
    const wire = wireLayers(event, packets);
    const ack = ackLayer(event, packets);
    return event.lane === "queue"
      ? [...wire, kafkaLayer(known), ack, serviceLayer(event, known), ...answerLayers(known, packets)]
      : [...wire, serviceLayer(event, known), ack];
  }

  #say(text) {
    const line = document.createElement("p");
    line.textContent = text;
    this.#place.replaceChildren(line);
  }

  #draw(event, layers) {
    const title = document.createElement("h3");
    title.textContent = `Event ${event.n} of the lane “${event.lane}”`;
    title.tabIndex = -1;
    const list = document.createElement("ol");
    list.className = "layers";
    list.append(...layers.map((layer) => this.#layer(layer, event)));
    this.#place.replaceChildren(title, list);
    // Whoever hears the page instead of seeing it is taken there.
    title.focus({ preventScroll: true });
  }

  #layer({ title, osi, at, what, bytes, rows, word }, event) {
    const item = document.createElement("li");
    const head = document.createElement("h4");
    head.textContent = title;
    item.append(head);
    const facts = [osi, at ? `${at - event.sentAt >= 0 ? "+" : ""}${at - event.sentAt} ms` : "", bytes].filter(Boolean);
    item.append(this.#text("p", "facts", facts.join(" · ")));
    for (const code of [what].flat().filter(Boolean)) {
      item.append(this.#text("code", "bytes", code));
    }
    if (rows?.length) {
      item.append(this.#table(rows));
    }
    if (word) {
      item.append(this.#text("p", "word", word));
    }
    return item;
  }

  #text(tag, kind, text) {
    const element = document.createElement(tag);
    element.className = kind;
    element.textContent = text;
    return element;
  }

  #table(rows) {
    const list = document.createElement("dl");
    list.className = "headers";
    for (const [name, value] of rows) {
      list.append(this.#text("dt", "", name), this.#text("dd", "", value));
    }
    return list;
  }
}
