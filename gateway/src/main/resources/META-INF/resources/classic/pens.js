/**
 * Mouse, fingers and pens on a canvas, several at once. What one of them does within a frame is one
 * line: more than the eye can tell would only be traffic.
 */
export class Pointers {
  #line;
  #at;
  #down = new Map();
  #frame;

  /** Calls line(from, to) with points as at(clientX, clientY) gives them. */
  constructor(canvas, at, line) {
    this.#at = at;
    this.#line = line;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        canvas.setPointerCapture(event.pointerId);
        const point = this.#point(event);
        this.#down.set(event.pointerId, { from: point, to: point, moved: false });
      }
    });
    canvas.addEventListener("pointermove", (event) => this.#moved(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#up(event));
  }

  #point(event) {
    return this.#at(event.clientX, event.clientY);
  }

  #moved(event) {
    const pen = this.#down.get(event.pointerId);
    if (pen) {
      pen.to = this.#point(event);
      this.#frame ??= requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#down.forEach(this.#flush, this);
      });
    }
  }

  #up(event) {
    const pen = this.#down.get(event.pointerId);
    if (pen) {
      this.#flush(pen);
      if (!pen.moved) {
        this.#line(pen.from, pen.to);
      }
      this.#down.delete(event.pointerId);
    }
  }

  #flush(pen) {
    if (pen.to !== pen.from) {
      this.#line(pen.from, pen.to);
      pen.from = pen.to;
      pen.moved = true;
    }
  }
}

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.02;

/** A pen for the arrow keys: Space puts it down and up, Escape puts it away. */
export class KeyPen {
  #mark;
  #line;
  #say;
  #point = { x: 0.5, y: 0.5 };
  #isDown = false;

  /** Shows where it is by mark; calls line(from, to) and say(text). */
  constructor(canvas, mark, line, say) {
    this.#mark = mark;
    this.#line = line;
    this.#say = say;
    canvas.addEventListener("keydown", (event) => this.#pressed(event));
    canvas.addEventListener("blur", () => this.#away());
    canvas.addEventListener("pointerdown", () => this.#away());
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (KEYS[event.key]) {
      event.preventDefault();
      this.#move(...KEYS[event.key].map((part) => part * STEP * (event.shiftKey ? 4 : 1)));
    } else if (event.key === " ") {
      event.preventDefault();
      this.#isDown = !this.#isDown;
      this.#say(this.#isDown ? "Pen down" : "Pen up");
      this.#show(true);
    } else if (event.key === "Escape") {
      this.#away();
    }
  }

  #move(dx, dy) {
    const from = this.#point;
    const within = (value) => Math.min(1, Math.max(0, value));
    this.#point = { x: within(from.x + dx), y: within(from.y + dy) };
    if (this.#isDown) {
      this.#line(from, this.#point);
    }
    this.#show(true);
  }

  #away() {
    this.#isDown = false;
    this.#show(false);
  }

  #show(visible) {
    this.#mark.hidden = !visible;
    this.#mark.classList.toggle("down", this.#isDown);
    this.#mark.style.left = `${this.#point.x * 100}%`;
    this.#mark.style.top = `${this.#point.y * 100}%`;
  }
}
