import { io } from "/socket.io/socket.io.esm.min.js";

/** Until everything that was sent has come to an end. Milliseconds. */
const PATIENCE = 60000;
const LOOK = 250;
/** How many primes there are below it takes a worker some tenths of a second. */
const JOB = 20_000_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The hands of one experiment: what it sets up, it takes down again. */
export class Trial {
  #lab;
  #say;
  #killed = new Set();
  #started = new Set();
  #guests = [];

  constructor(lab, short, say) {
    this.#lab = lab;
    this.short = short;
    this.#say = say;
  }

  begin() {
    const { sending, book } = this.#lab;
    sending.steady(0);
    Object.assign(sending, { work: 0, compare: false });
    book.begin();
  }

  /** @param seconds how long to look at it */
  async step(text, seconds) {
    for (let left = seconds; left > 0; left--) {
      this.#say(text, left);
      await pause(1000);
    }
    this.#say(text);
  }

  send(rate) {
    this.#lab.sending.steady(rate);
  }

  burst(count) {
    this.#lab.sending.many(count);
  }

  work(ms) {
    this.#lab.sending.work = ms;
  }

  feed(rate) {
    return this.#lab.services.feedAt(rate);
  }

  /** Its number does not fit into the service's integer. @returns the id of the queue's event */
  poison() {
    const { book, sending } = this.#lab;
    const n = book.next;
    sending.one({ n: 2 ** 40 + n });
    return `${book.run}-queue-${n}`;
  }

  async kill(process) {
    await this.#lab.switches.kill(process);
    this.#killed.add(process);
  }

  async start(process) {
    this.#say(`${process} is started…`);
    if (!this.#lab.switches.isUp(process)) {
      this.#started.add(process);
    }
    await this.#lab.switches.start(process);
    this.#killed.delete(process);
  }

  goOffline() {
    this.#lab.connection.goOffline();
  }

  goOnline() {
    this.#lab.connection.goOnline();
  }

  connected() {
    return this.#until(() => this.#lab.connection.state === "connected", "This browser is not connected again");
  }

  async #until(holds, otherwise) {
    for (const end = Date.now() + PATIENCE; !(await holds()); ) {
      if (Date.now() > end) {
        throw new Error(otherwise);
      }
      await pause(LOOK);
    }
  }

  /** Sends nothing more, and waits until nothing changes any more. */
  async settle() {
    const { sending, book } = this.#lab;
    sending.steady(0);
    this.#say("Waiting until every event has come to its end…");
    await this.#until(async () => {
      await this.#lab.recount();
      return book.settled && this.#feedIsHere();
    }, "Not every event has come to its end");
    await this.#lab.recount();
  }

  /** As far as the service says that it has sent. */
  #feedIsHere() {
    const ticks = this.#lab.book.lane("feed");
    return ticks.every(({ times }) => times > 0);
  }

  counts() {
    const { book } = this.#lab;
    return Object.fromEntries(["once", "retries", "queue", "broadcast", "feed"].map((lane) => [lane, book.counts(lane)]));
  }

  /** The deepest queue that was seen until all is processed. */
  async watchDepth(text) {
    const { book, switches } = this.#lab;
    let deepest = 0;
    await this.#until(() => {
      const own = book.counts("queue");
      deepest = Math.max(deepest, switches.depth, own.stored - own.processed);
      this.#say(`${text} Now ${own.stored - own.processed} wait.`);
      return own.processed === own.sent;
    }, "The queue was not worked off");
    return deepest;
  }

  async deadLetter(id) {
    let letter;
    await this.#until(async () => {
      letter = await this.#lab.services.deadLetter(id).catch(() => undefined);
      return !!letter;
    }, "No dead letter was found");
    const event = this.#lab.book.find(id);
    event.deadAt = Date.now();
    this.#lab.book.changed(event);
    return letter;
  }

  /** Jobs for the work queue, and who answers them. */
  async jobs(count) {
    const socket = io("/work", { transports: ["websocket"], forceNew: true });
    const answers = new Map();
    let repeated = 0;
    socket.on("finished", (answer) => {
      repeated += answers.has(answer.job) ? 1 : 0;
      answers.set(answer.job, answer);
    });
    this.#guests.push(() => socket.disconnect());
    const job = (n) => ({ id: `${this.#lab.book.run}-job-${n}`, work: "primes", below: JOB });
    await Promise.all(
      Array.from({ length: count }, (_, n) => socket.timeout(PATIENCE).emitWithAck("job", job(n + 1))),
    );
    return {
      /** Until so many are done, by so many workers. */
      until: (done, workers = 1) =>
        this.#until(() => {
          this.#say(`${answers.size} of ${count} jobs are done.`);
          const by = new Set([...answers.values()].map(({ worker }) => worker));
          return answers.size >= done && by.size >= workers;
        }, `Not ${done} jobs were done by ${workers} workers`),
      result: () => {
        const by = {};
        for (const { worker } of answers.values()) {
          by[worker] = (by[worker] ?? 0) + 1;
        }
        const again = [...answers.values()].filter(({ delivery }) => delivery > 1).length;
        return { done: answers.size, again, repeated, by };
      },
    };
  }

  async newcomer(from) {
    const { services, book } = this.#lab;
    const { id } = await services.newcomer(from, book.run);
    this.#guests.push(() => services.dismiss(id));
    await this.#until(async () => (await services.newcomerNow(id)).state === "reading", `The new group at ${from} did not join`);
    return id;
  }

  /** What new groups have read, at the latest when they have read what is awaited. */
  async hear(ids, awaited) {
    let heard = [];
    const end = Date.now() + 8000;
    do {
      await pause(LOOK);
      heard = await Promise.all(ids.map(async (id) => (await this.#lab.services.newcomerNow(id)).numbers.length));
    } while (Date.now() < end && heard.some((count, index) => count < awaited[index]));
    // One look more: what should not come has had its time.
    await pause(1000);
    return Promise.all(ids.map(async (id) => (await this.#lab.services.newcomerNow(id)).numbers.length));
  }

  /** Whatever happened, everything is as it was. */
  async tidy() {
    const { sending, connection, services, switches } = this.#lab;
    sending.steady(0);
    sending.work = 0;
    if (connection.offline) {
      connection.goOnline();
    }
    await services.feedAt(0).catch(() => {});
    await Promise.allSettled(this.#guests.map((end) => end()));
    await Promise.allSettled([...this.#killed].filter((process) => !process.startsWith("worker")).map((process) => switches.start(process)));
    await Promise.allSettled([...this.#started].filter((process) => process.startsWith("worker") && switches.isUp(process)).map((process) => switches.kill(process)));
  }
}
