const SENT_EVERY = 100;
const SHOWN = 2500;
const MOST = 30;
const SCALE = 10_000;

/** Where the others' pens are: may be missed, and is gone after a moment. */
export class Cursors {
  #place;
  #others = new Map();
  #send;
  #sent = 0;
  #own;
  #timer;

  /** send(point) tells the others of one's own. */
  constructor(place, send) {
    this.#place = place;
    this.#send = send;
  }

  /** One's own pen is somewhere else. */
  moved(point) {
    this.#own = point;
    const rest = this.#sent + SENT_EVERY - Date.now();
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, rest));
  }

  #tell() {
    this.#timer = undefined;
    this.#sent = Date.now();
    this.#send(this.#own);
  }

  /** What somebody told; anything may come. */
  show({ who, name, color, x, y }) {
    const isPoint = [x, y].every((part) => part >= 0 && part <= SCALE);
    if (typeof who !== "string" || !isPoint || (!this.#others.has(who) && this.#others.size >= MOST)) {
      return;
    }
    const cursor = this.#others.get(who) ?? this.#add();
    clearTimeout(cursor.timer);
    cursor.timer = setTimeout(() => this.#forget(who), SHOWN);
    this.#others.set(who, cursor);
    cursor.mark.style.left = `${x / 100}%`;
    cursor.mark.style.top = `${y / 100}%`;
    cursor.mark.style.color = /^#[0-9a-f]{6}$/.test(color) ? color : "";
    cursor.mark.classList.toggle("leftwards", x > SCALE * 0.7);
    cursor.label.textContent = String(name ?? "").slice(0, 40);
  }

  #add() {
    const mark = document.createElement("span");
    const label = document.createElement("bdi");
    mark.className = "cursor";
    mark.append(label);
    this.#place.append(mark);
    return { mark, label };
  }

  #forget(who) {
    this.#others.get(who)?.mark.remove();
    this.#others.delete(who);
  }
}
