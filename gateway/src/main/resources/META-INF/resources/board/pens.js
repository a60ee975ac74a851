/** Mouse, fingers and pens on a sheet, several at once. */
export class Pointers {
  #at;
  #on;

  /**
   * Calls on.down(pen, point), on.move(pen, point) while it is down, on.up(pen), and on.hover(point)
   * wherever it is; points are what at(clientX, clientY) makes of them.
   */
  constructor(sheet, at, on) {
    this.#at = at;
    this.#on = on;
    const down = new Set();
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        sheet.setPointerCapture(event.pointerId);
        down.add(event.pointerId);
        on.down(event.pointerId, this.#point(event));
      }
    });
    sheet.addEventListener("pointermove", (event) => {
      if (down.has(event.pointerId)) {
        this.#moved(event);
      }
      on.hover(this.#point(event));
    });
    const up = ({ pointerId }) => down.delete(pointerId) && on.up(pointerId);
    sheet.addEventListener("pointerup", up);
    sheet.addEventListener("pointercancel", up);
  }

  #moved(event) {
    const all = event.getCoalescedEvents?.() ?? [];
    (all.length ? all : [event]).forEach((one) => this.#on.move(event.pointerId, this.#point(one)));
  }

  #point({ clientX, clientY }) {
    return this.#at(clientX, clientY);
  }
}

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 200;
const MOST = 10_000;

/** A pen for the arrow keys: Space puts it down and up, Escape puts it away. */
export class KeyPen {
  #mark;
  #on;
  #say;
  #point = [MOST / 2, MOST / 2];
  #isDown = false;

  /** Shows where it is by mark; calls on as pointers do, and say(text). */
  constructor(sheet, mark, on, say) {
    this.#mark = mark;
    this.#on = on;
    this.#say = say;
    sheet.addEventListener("keydown", (event) => this.#pressed(event));
    sheet.addEventListener("blur", () => this.#away());
    sheet.addEventListener("pointerdown", () => this.#away());
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
      this.#put(!this.#isDown);
      this.#say(this.#isDown ? "Pen down" : "Pen up");
      this.#show(true);
    } else if (event.key === "Escape") {
      this.#away();
    }
  }

  #put(down) {
    if (down && !this.#isDown) {
      this.#on.down("keys", this.#point);
    } else if (!down && this.#isDown) {
      this.#on.up("keys");
    }
    this.#isDown = down;
  }

  #move(dx, dy) {
    const within = (value) => Math.min(MOST, Math.max(0, value));
    this.#point = [within(this.#point[0] + dx), within(this.#point[1] + dy)];
    if (this.#isDown) {
      this.#on.move("keys", this.#point);
    }
    this.#on.hover(this.#point);
    this.#show(true);
  }

  #away() {
    this.#put(false);
    this.#show(false);
  }

  #show(visible) {
    this.#mark.hidden = !visible;
    this.#mark.classList.toggle("down", this.#isDown);
    this.#mark.style.left = `${this.#point[0] / 100}%`;
    this.#mark.style.top = `${this.#point[1] / 100}%`;
  }
}
