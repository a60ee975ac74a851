/** Dots that move at a time; more happens than an eye can follow, and the cells show it. */
const MOST_DOTS = 60;
const STEP = 320;

const LINES = [
  ["browser", "gateway"],
  ["gateway", "kafka"],
  ["kafka", "consumer"],
  ["producer", "kafka"],
  ["kafka", "workers"],
];
/** The way of the direct lanes, past Kafka. */
const BYPASS = ["gateway", "consumer"];

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The picture: lines between the processes, what each says of itself, and what moves. */
export class Road {
  #map;
  #lines;
  #nodes = new Map();
  #moving = 0;

  constructor(map) {
    this.#map = map;
    this.#lines = map.querySelector(".lines");
    map.querySelectorAll("[data-node]").forEach((node) => this.#nodes.set(node.dataset.node, node));
    new ResizeObserver(() => this.#draw()).observe(map);
    this.#draw();
  }

  /** The middle of a node within the map. */
  #middle(name) {
    const box = this.#nodes.get(name).getBoundingClientRect();
    const map = this.#map.getBoundingClientRect();
    return { x: box.x - map.x + box.width / 2, y: box.y - map.y + box.height / 2, height: box.height };
  }

  #draw() {
    const parts = LINES.map(([from, to]) => {
      const [a, b] = [this.#middle(from), this.#middle(to)];
      return `M${a.x} ${a.y}L${b.x} ${b.y}`;
    });
    const path = (d, kind) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
      element.setAttribute("d", d);
      element.setAttribute("class", kind);
      return element;
    };
    this.#lines.replaceChildren(path(parts.join(""), "line"), path(this.#curve(...BYPASS), "bypass"));
  }

  /** Around what lies between: above it where the nodes are side by side, beside it on a phone. */
  #curve(from, to) {
    const [a, b] = [this.#middle(from), this.#middle(to)];
    const over = this.#over(a, b);
    return `M${a.x} ${a.y}Q${over.x} ${over.y} ${b.x} ${b.y}`;
  }

  #over(a, b) {
    const upright = Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
    const { height } = this.#map.getBoundingClientRect();
    return upright
      ? { x: Math.max(a.x, b.x) + 220, y: (a.y + b.y) / 2 }
      : { x: (a.x + b.x) / 2, y: Math.max(-a.height, -height / 2) };
  }

  /** A dot goes from one node over others to the last. */
  move(from, to, lane, ...on) {
    if (calm.matches || document.hidden || this.#moving >= MOST_DOTS) {
      return;
    }
    const stops = [from, to, ...on];
    const dot = document.createElement("i");
    dot.className = "dot";
    dot.dataset.lane = lane;
    this.#map.append(dot);
    this.#moving++;
    const animation = dot.animate(this.#frames(stops), { duration: STEP * (stops.length - 1), easing: "ease-in-out" });
    animation.finished
      .catch(() => {})
      .then(() => {
        dot.remove();
        this.#moving--;
      });
  }

  #frames(stops) {
    return stops.flatMap((name, index) => {
      const here = this.#middle(name);
      const frames = [{ transform: `translate(${here.x}px, ${here.y}px)` }];
      const next = stops[index + 1];
      if (next && BYPASS.includes(name) && BYPASS.includes(next)) {
        const there = this.#middle(next);
        const over = this.#over(here, there);
        const x = (here.x + there.x) / 4 + over.x / 2;
        const y = (here.y + there.y) / 4 + over.y / 2;
        frames.push({ transform: `translate(${x}px, ${y}px)` });
      }
      return frames;
    });
  }

  /** @param state up, down, starting or unknown */
  show(process, state, text) {
    const place = this.#map.querySelector(`[data-process="${process}"]`);
    place.dataset.state = state;
    const line = place.querySelector(".state");
    if (line.textContent !== text) {
      line.textContent = text;
    }
  }

  browser(state) {
    const node = this.#nodes.get("browser");
    node.dataset.state = { connected: "up", offline: "down" }[state] ?? "starting";
    node.querySelector(".state").textContent = state;
  }

  /** @param count events that wait in this browser until Kafka has them */
  waits(count) {
    this.#nodes.get("browser").querySelector(".waiting").textContent = count ? `${count} wait here` : "nothing waits here";
  }

  topic(name, text, waiting) {
    const place = this.#map.querySelector(`[data-topic="${name}"]`);
    place.lastElementChild.textContent = text;
    place.style.setProperty("--full", Math.min(1, Math.log10(1 + waiting) / 4));
    place.dataset.waiting = waiting;
  }
}
