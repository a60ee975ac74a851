const EVERY = 1000;
const PROCESSES = ["kafka", "gateway", "producer-service", "consumer-service", "worker-1", "worker-2"];
const OPTIONAL = new Set(["worker-1", "worker-2"]);
const ASKED = ["gateway", "producer-service", "consumer-service"];

const number = new Intl.NumberFormat("en");

/** What is up and what waits where, looked at once a second; and the switches that kill and start. */
export class Switches {
  #services;
  #road;
  #command;
  #states = new Map();
  #buttons = new Map();
  #waiting = [];
  #topics;

  constructor(services, road, map, command) {
    Object.assign(this, { depth: 0 });
    this.#services = services;
    this.#road = road;
    this.#command = command;
    for (const process of PROCESSES) {
      const button = map.querySelector(`[data-process="${process}"] .switches button`);
      button.addEventListener("click", () => this.#press(process));
      this.#buttons.set(process, button);
    }
    this.#look();
  }

  state(process) {
    return this.#states.get(process) ?? "unknown";
  }

  isUp(process) {
    return this.state(process) === "up";
  }

  async #look() {
    try {
      if (!document.hidden) {
        await this.#lookOnce();
      }
    } finally {
      setTimeout(() => this.#look(), EVERY);
    }
  }

  async #lookOnce() {
    await Promise.all([this.#lookAtProcesses(), this.#lookAtTopics()]);
    this.#waiting = this.#waiting.filter(({ process, state, done }) => {
      const there = this.state(process) === state;
      there && done();
      return !there;
    });
  }

  async #lookAtProcesses() {
    if (this.#services.controlled) {
      const processes = await this.#services.status().catch(() => []);
      for (const { name, state, pid, startedMs } of processes) {
        const word = state === "ready" ? "up" : state;
        this.#show(name, word, word === "up" && !OPTIONAL.has(name) ? `up, pid ${pid}` : word);
      }
      if (processes.length === 0) {
        PROCESSES.forEach((name) => this.#show(name, "unknown", "the control endpoint does not answer"));
      }
      return;
    }
    await Promise.all(
      ASKED.map(async (name) => {
        const up = await this.#services.ready(name);
        this.#show(name, up ? "up" : "down", up ? "up" : "does not answer");
      }),
    );
    const kafka = { up: "up", down: "down" }[this.#topics?.kafka] ?? "unknown";
    this.#show("kafka", kafka, kafka === "unknown" ? "producer-service does not say" : kafka);
  }

  async #lookAtTopics() {
    if (this.#services.controlled && !this.isUp("producer-service")) {
      this.#showTopics(undefined);
      return;
    }
    this.#showTopics(await this.#services.topics().catch(() => undefined));
  }

  #showTopics(answer) {
    this.#topics = answer;
    for (const { name, written, groups } of answer?.topics ?? []) {
      const lag = groups?.[0]?.lag;
      if (name === "client-events") {
        this.depth = lag ?? 0;
      }
      // Of a share group Kafka tells no more than from where on not everything is done.
      const most = name === "work-queue" && lag > 0 ? "≤ " : "";
      const waits = lag === undefined || lag === null ? "" : `, ${most}${number.format(lag)} waiting`;
      this.#road.topic(name, `${number.format(written)}${waits}`, lag ?? 0);
    }
  }

  #show(name, state, text) {
    if (!this.#buttons.has(name)) {
      return;
    }
    this.#states.set(name, state);
    // The two workers share a place, so that each says its name.
    this.#road.show(name, state, OPTIONAL.has(name) ? `${name}: ${text === "down" ? "off" : text}` : text);
    const button = this.#buttons.get(name);
    button.disabled = state !== "up" && state !== "down";
    const verb = state === "down" ? "Start" : "Kill";
    if (button.textContent !== verb) {
      button.textContent = verb;
      button.ariaLabel = `${verb} ${name}`;
    }
  }

  async #press(process) {
    const up = this.isUp(process);
    try {
      await (up ? this.kill(process) : this.start(process));
    } catch (error) {
      this.#tell(error.message);
    }
  }

  /** Returns when it is gone. Without a control endpoint somebody has to type the command. */
  kill(process) {
    return this.#switch(process, "kill", "down");
  }

  /** Returns when it is ready. */
  start(process) {
    return this.#switch(process, "start", "up");
  }

  async #switch(process, verb, state) {
    if (!this.#services.controlled && OPTIONAL.has(process)) {
      throw new Error("the Lab reaches workers only in the one-machine stack (./restante)");
    }
    if (!this.#services.controlled) {
      this.#tell(`Here processes are not killed from a page. Type:  docker compose ${verb} ${process}`);
      await this.until(process, state);
      this.#tell("");
      return;
    }
    this.#show(process, verb === "kill" ? "stopping" : "starting", verb === "kill" ? "killed…" : "starting…");
    try {
      await this.#services[verb](process);
    } catch (error) {
      if (error.status !== 409) {
        throw error;
      }
      // It is so already.
    }
    this.#show(process, state, state);
  }

  #tell(text) {
    this.#command.textContent = text;
    this.#command.hidden = !text;
  }

  until(process, state) {
    return new Promise((done) => this.#waiting.push({ process, state, done }));
  }
}
