/** Strokes kept for the next change of size. */
const LIMIT = 50_000;
const WIDTH = 2.5;

/**
 * Lines {x0, y0, x1, y1, color} on a canvas, their ends as fractions of its width and height. Drawn
 * again when the canvas changes its size.
 */
export class Board {
  #canvas;
  #context;
  #lines = [];

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    canvas.dataset.lines = 0;
    new ResizeObserver(() => this.#resize()).observe(canvas);
  }

  /** Draws a line; of one that is none, nothing. */
  draw(line) {
    if ([line?.x0, line?.y0, line?.x1, line?.y1].every(Number.isFinite)) {
      this.#lines.push(line);
      if (this.#lines.length > LIMIT) {
        this.#lines.splice(0, LIMIT / 10);
      }
      this.#canvas.dataset.lines = this.#lines.length;
      this.#paint(line);
    }
  }

  /** A point of the window as fractions. */
  at(clientX, clientY) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#canvas.width = Math.round(clientWidth * devicePixelRatio);
    this.#canvas.height = Math.round(clientHeight * devicePixelRatio);
    this.#context.lineCap = "round";
    this.#context.lineWidth = WIDTH * devicePixelRatio;
    this.#lines.forEach((line) => this.#paint(line));
  }

  #paint({ x0, y0, x1, y1, color }) {
    const { width, height } = this.#canvas;
    // What is no colour is ignored by the canvas.
    this.#context.strokeStyle = "black";
    this.#context.strokeStyle = String(color);
    this.#context.beginPath();
    this.#context.moveTo(x0 * width, y0 * height);
    this.#context.lineTo(x1 * width, y1 * height);
    this.#context.stroke();
  }
}
