/** A line is cut after this time, so that the others see it while it is drawn. */
const PIECE = 200;
/** The service takes 120 points in a stroke. */
const MOST_POINTS = 100;
/** Nearer points would only be traffic. */
const NEAR = 15;

/** Makes strokes of what pens do: of a long line several, each going on where the last one ended. */
export class Ink {
  #lines = new Map();
  #begin;
  #on;

  /** begin() is a stroke without points, or null if none may be drawn; calls on.drawn(stroke). */
  constructor(begin, on) {
    this.#begin = begin;
    this.#on = on;
  }

  /** Strokes that are being drawn. */
  get open() {
    return [...this.#lines.values()].map(({ stroke }) => stroke);
  }

  down(pen, point) {
    const stroke = this.#begin();
    if (stroke) {
      stroke.points.push(...point);
      this.#lines.set(pen, { stroke });
    }
  }

  move(pen, [x, y]) {
    const line = this.#lines.get(pen);
    if (!line || !isFar(line.stroke.points, x, y)) {
      return;
    }
    line.stroke.points.push(x, y);
    line.timer ??= setTimeout(() => this.#cut(pen), PIECE);
    if (line.stroke.points.length >= 2 * MOST_POINTS) {
      this.#cut(pen);
    }
  }

  up(pen) {
    const line = this.#lines.get(pen);
    if (line) {
      clearTimeout(line.timer);
      this.#lines.delete(pen);
      if (line.stroke.points.length > 2 || !line.goesOn) {
        this.#on.drawn(line.stroke);
      }
    }
  }

  #cut(pen) {
    const { stroke, timer } = this.#lines.get(pen);
    clearTimeout(timer);
    this.#on.drawn(stroke);
    const next = this.#begin();
    if (next) {
      const { color, width } = stroke;
      next.points.push(...stroke.points.slice(-2));
      this.#lines.set(pen, { stroke: { ...next, color, width }, goesOn: true });
    } else {
      this.#lines.delete(pen);
    }
  }
}

function isFar(points, x, y) {
  const [lastX, lastY] = points.slice(-2);
  return Math.hypot(x - lastX, y - lastY) >= NEAR;
}
