const SCALE = 10_000;

/**
 * Two canvases of one size, one upon the other: below what is stored, above, paler, what is not yet.
 * Points are in ten-thousandths of the sheet, so that it shows the same whatever its size.
 */
export class Sheet {
  #below;
  #above;
  #stored = () => [];
  #waiting = () => [];
  #frame;
  #all = false;

  /** stored() and waiting() are the strokes of each, in order. */
  constructor(below, above, stored, waiting) {
    this.#below = below.getContext("2d");
    this.#above = above.getContext("2d");
    this.#stored = stored;
    this.#waiting = waiting;
    new ResizeObserver(() => this.#resize()).observe(below);
  }

  /** A point of the window. */
  at(clientX, clientY) {
    const { left, top, width, height } = this.#below.canvas.getBoundingClientRect();
    const within = (part) => Math.min(SCALE, Math.max(0, Math.round(part * SCALE)));
    return [within((clientX - left) / width), within((clientY - top) / height)];
  }

  /** One more stored stroke, upon all others. */
  add(stroke) {
    paint(this.#below, stroke);
  }

  /** Stored strokes have changed in another way. */
  redraw() {
    this.#all = true;
    this.refresh();
  }

  /** Waiting strokes have changed. */
  refresh() {
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frame = undefined;
    if (this.#all) {
      this.#all = false;
      repaint(this.#below, this.#stored());
    }
    repaint(this.#above, this.#waiting());
  }

  #resize() {
    for (const { canvas } of [this.#below, this.#above]) {
      canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
      canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    }
    this.#all = true;
    this.#draw();
  }
}

function repaint(context, strokes) {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  strokes.forEach((stroke) => paint(context, stroke));
}

function paint(context, { points, color, width }) {
  const x = context.canvas.width / SCALE;
  const y = context.canvas.height / SCALE;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = (width * context.canvas.width) / 1000;
  context.strokeStyle = color;
  context.beginPath();
  if (points.length === 2) {
    // A line without a length is not drawn, whatever its ends look like.
    context.fillStyle = color;
    context.arc(points[0] * x, points[1] * y, context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.moveTo(points[0] * x, points[1] * y);
  for (let i = 2; i < points.length; i += 2) {
    context.lineTo(points[i] * x, points[i + 1] * y);
  }
  context.stroke();
}
