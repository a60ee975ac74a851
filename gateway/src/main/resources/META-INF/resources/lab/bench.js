import { io } from "/socket.io/socket.io.esm.min.js";
import { EXPERIMENTS } from "./experiments.js";

/** Until everything that was sent has come to an end. Milliseconds. */
const PATIENCE = 60000;
const LOOK = 250;
/** How many primes there are below it takes a worker some tenths of a second. */
const JOB = 20_000_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Where experiments are set up and run, one at a time, and what is seen of them. */
export class Bench {
  #lab;
  #list;
  #outcome;
  #running = false;

  /** @param lab has book, sending, connection, services, switches and recount() */
  constructor(lab, section, short) {
    this.#lab = lab;
    this.#list = section.querySelector("ol");
    this.#outcome = section.querySelector("#outcome");
    this.short = short;
    EXPERIMENTS.forEach((experiment) => this.#list.append(this.#entry(experiment)));
  }

  #entry(experiment) {
    const entry = document.createElement("li");
    entry.dataset.experimentState = "idle";
    entry.dataset.key = experiment.key;
    const title = document.createElement("h3");
    title.textContent = experiment.title;
    title.id = `title-${experiment.key}`;
    const what = document.createElement("p");
    what.className = "hint";
    what.textContent = experiment.what;
    const run = document.createElement("button");
    run.type = "button";
    run.dataset.experiment = experiment.key;
    run.textContent = "Run";
    run.ariaLabel = `Run: ${experiment.title}`;
    run.addEventListener("click", () => this.#run(experiment, entry));
    entry.append(title, run, what);
    if (experiment.shorter) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      label.className = "check";
      label.append(box, ` ${experiment.shorter}`);
      entry.append(label);
    }
    return entry;
  }

  async #run(experiment, entry) {
    if (this.#running) {
      return;
    }
    this.#running = true;
    this.#buttons(true);
    entry.dataset.experimentState = "running";
    const box = entry.querySelector("input");
    const trial = new Trial(this.#lab, this.short || (box?.checked ?? false), (text) => this.#say(experiment, text));
    try {
      trial.begin();
      const { saw, why, holds } = await experiment.run(trial);
      entry.dataset.experimentState = "done";
      this.#result(experiment, saw, why, holds);
    } catch (error) {
      entry.dataset.experimentState = "failed";
      this.#result(experiment, `It did not come to its end: ${error.message}`, "", false);
    } finally {
      await trial.tidy();
      this.#running = false;
      this.#buttons(false);
    }
  }

  #buttons(disabled) {
    this.#list.querySelectorAll("button").forEach((button) => (button.disabled = disabled));
  }

  #say(experiment, text) {
    this.#show("running", experiment.title, [text]);
  }

  #result(experiment, saw, why, holds) {
    this.#show(holds ? "holds" : "odd", experiment.title, [saw, why]);
  }

  #show(state, title, texts) {
    this.#outcome.dataset.outcome = state;
    const heading = document.createElement("h3");
    heading.textContent = title;
    const lines = texts.filter(Boolean).map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    });
    this.#outcome.replaceChildren(heading, ...lines);
  }
}

/** The hands of one experiment: what it sets up, it takes down again. */
class Trial {
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
      this.#say(`${text} ${left} s`);
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
      until: (done) =>
        this.#until(() => {
          this.#say(`${answers.size} of ${count} jobs are done.`);
          return answers.size >= done;
        }, `Only ${answers.size} jobs were done`),
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
