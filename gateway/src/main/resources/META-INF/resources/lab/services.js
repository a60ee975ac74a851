/** What the page asks the other processes by HTTP. */

const PATIENCE = 4000;

async function ask(address, options = {}) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), ...options });
  const body = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(body?.detail ?? `status ${response.status}`), { status: response.status });
  }
  return body;
}

const json = (method, body) => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A process that was killed by its control endpoint, or is about to be, is not asked. */
export class Services {
  #addresses;

  static async find() {
    return new Services(await ask("restante.json"));
  }

  constructor(addresses) {
    this.#addresses = addresses;
  }

  /** Whether there is something that kills and starts processes. */
  get controlled() {
    return this.#addresses.control !== undefined;
  }

  async status() {
    const { processes } = await ask(`${this.#addresses.control}/status`);
    return processes;
  }

  kill(name) {
    return ask(`${this.#addresses.control}/processes/${name}/kill`, { method: "POST" });
  }

  start(name) {
    return ask(`${this.#addresses.control}/processes/${name}/start`, {
      method: "POST",
      signal: AbortSignal.timeout(40000),
    });
  }

  /** Whether the process says that it is ready; where there is no control endpoint. */
  async ready(name) {
    const address = { gateway: "", "producer-service": this.#addresses.producer, "consumer-service": this.#addresses.consumer };
    try {
      const { status } = await ask(`${address[name]}/q/health/ready`);
      return status === "UP";
    } catch {
      return false;
    }
  }

  topics() {
    return ask(`${this.#addresses.producer}/topics`);
  }

  feed() {
    return ask(`${this.#addresses.producer}/feed`);
  }

  feedAt(rate) {
    return ask(`${this.#addresses.producer}/feed`, json("PUT", { rate }));
  }

  feedBurst(count) {
    return ask(`${this.#addresses.producer}/feed/burst`, json("POST", { count }));
  }

  account(run) {
    return ask(`${this.#addresses.consumer}/lab/runs/${run}`);
  }

  /** The dead letter of an event; undefined if there is none. The list begins with the oldest. */
  async deadLetter(id) {
    for (let after = 0; after !== null; ) {
      const { letters, next } = await ask(`${this.#addresses.consumer}/dead-letters?type=numbered&limit=1000&after=${after}`);
      const found = letters.find(({ eventId }) => eventId === id);
      if (found) {
        return found;
      }
      after = next;
    }
    return undefined;
  }

  journey(id) {
    return ask(`${this.#addresses.consumer}/journey/${encodeURIComponent(id)}`);
  }

  newcomer(from, run) {
    return ask(`${this.#addresses.consumer}/newcomers`, json("POST", { from, run }));
  }

  newcomerNow(id) {
    return ask(`${this.#addresses.consumer}/newcomers/${id}`);
  }

  dismiss(id) {
    return ask(`${this.#addresses.consumer}/newcomers/${id}`, { method: "DELETE" });
  }
}
