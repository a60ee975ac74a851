import { RECEIVING, SENDING } from "./book.js";
import { inWords } from "./lanes.js";

const NEWEST = 100;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const time = (ms) => (ms ? clock.format(ms) : "");
const iso = (ms) => (ms ? new Date(ms).toISOString() : "");

const COLUMNS = {
  run: (e) => e.run,
  lane: (e) => e.lane,
  n: (e) => e.n,
  id: (e) => e.id,
  state: (e) => e.state,
  sent: (e) => iso(e.sentAt),
  stored: (e) => iso(e.storedAt),
  topic: (e) => e.topic ?? "",
  partition: (e) => e.partition ?? "",
  offset: (e) => e.offset ?? "",
  processed: (e) => iso(e.doneAt),
  answered: (e) => iso(e.answeredAt),
  tries: (e) => e.tries,
  effects: (e) => e.times,
  failures: (e) => e.failures.map(({ code }) => code).join(" "),
};

/** Both accounts side by side, the newest events, and the exports. */
export class Accounts {
  #book;
  #section;
  #effects = [];
  #run;
  #fed;
  #timer;

  /** @param recount asks the other side once more, before something is exported */
  constructor(book, section, recount) {
    this.#book = book;
    this.#section = section;
    for (const [ending, type] of [["csv", "text/csv"], ["json", "application/json"]]) {
      section.querySelector(`#export-${ending}`).addEventListener("click", async () => {
        await recount();
        this.#save(ending, type, this[ending]());
      });
    }
    section.querySelector("details").addEventListener("toggle", () => this.#draw());
    book.listen((event) => {
      if (event === null && this.#run !== book.run) {
        this.#run = book.run;
        this.#effects = [];
      }
      this.#timer ??= setTimeout(() => this.#draw(), 250);
    });
    this.#draw();
  }

  /** @param account what the service says of this run */
  service(account) {
    this.#effects = account.run === this.#book.run ? account.effects : [];
    this.#draw();
  }

  /** @param feed what producer-service says of its feed */
  producer(feed) {
    this.#fed = feed;
  }

  #draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const lane of SENDING) {
      const { sent, answered, lost, late, disordered } = this.#book.counts(lane);
      const effects = this.#effects.filter((effect) => effect.lane === lane);
      const times = new Map();
      effects.forEach(({ id }) => times.set(id, (times.get(id) ?? 0) + 1));
      const doubled = [...times.values()].filter((count) => count > 1).length;
      this.#fill(lane, { sent, answered, lost, late, different: times.size, effects: effects.length, doubled, disordered });
    }
    for (const lane of RECEIVING) {
      const { sent, answered, lost, doubled, late, disordered } = this.#book.counts(lane);
      const fed = this.#fed && this.#fed.run === this.#book.feedRun ? this.#fed.sent - this.#book.feedFrom + 1 : "";
      this.#fill(lane, { sent, answered, lost, late, different: fed, effects: fed, doubled, disordered });
    }
    this.#verdict();
    this.#rows();
  }

  #fill(lane, counts) {
    for (const [count, value] of Object.entries(counts)) {
      const cell = this.#section.querySelector(`[data-account-lane="${lane}"][data-count="${count}"]`);
      if (cell.textContent !== String(value)) {
        cell.textContent = value;
      }
    }
  }

  #verdict() {
    const { sent } = this.#book.counts("queue");
    const done = new Set(this.#effects.filter(({ lane }) => lane === "queue").map(({ id }) => id)).size;
    const text = sent === 0 ? "Nothing was sent yet." : `Queue: ${sent} sent here, ${done} done there.`;
    const place = this.#section.querySelector("#verdict");
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }

  #rows() {
    if (!this.#section.querySelector("details").open) {
      return;
    }
    const heads = this.#section.querySelectorAll("#entries thead th");
    const newest = this.#book.all().sort((a, b) => b.sentAt - a.sentAt).slice(0, NEWEST);
    const rows = newest.map((event) => {
      const row = document.createElement("tr");
      const place = event.offset === undefined ? "" : `${event.topic} ${event.partition} @ ${event.offset}`;
      const texts = [`${event.lane} ${event.n}`, inWords(event), time(event.sentAt), time(event.storedAt), place, time(event.answeredAt), event.tries || "", event.times];
      texts.forEach((text, index) => {
        const cell = row.insertCell();
        cell.textContent = text;
        cell.dataset.label = heads[index].textContent;
      });
      return row;
    });
    this.#section.querySelector("#entries tbody").replaceChildren(...rows);
  }

  csv() {
    const quote = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : value);
    const lines = this.#book.all().map((event) => Object.values(COLUMNS).map((column) => quote(column(event))).join(","));
    return [Object.keys(COLUMNS).join(","), ...lines].join("\r\n") + "\r\n";
  }

  json() {
    const events = this.#book.all().map((event) =>
      Object.fromEntries([...Object.entries(COLUMNS).map(([name, column]) => [name, column(event)]), ["failures", event.failures]]),
    );
    return JSON.stringify({ run: this.#book.run, at: new Date().toISOString(), events, service: { effects: this.#effects }, feed: this.#fed ?? null }, null, 1);
  }

  #save(ending, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `restante-${this.#book.run}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
}
