const NEAR = 60;

/** What part of a scrolling element is seen. Who reads the newest goes on reading the newest. */
export class Place {
  #scroll;

  constructor(scroll, newest) {
    this.#scroll = scroll;
    const showNewest = () => (newest.hidden = this.#isAtEnd());
    scroll.addEventListener("scroll", showNewest);
    new ResizeObserver(showNewest).observe(scroll);
    newest.addEventListener("click", () => this.toNewest());
  }

  /** Makes a change anywhere. */
  keeping(change) {
    const atEnd = this.#isAtEnd();
    change();
    if (atEnd) {
      this.toNewest();
    }
  }

  /** Makes a change above; what is seen stays where it is. */
  keepingBelow(change) {
    const below = this.#scroll.scrollHeight - this.#scroll.scrollTop;
    change();
    this.#scroll.scrollTop = this.#scroll.scrollHeight - below;
  }

  toNewest() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  /** Up to an element, if it is above what is seen. */
  upTo(target) {
    if (target.offsetTop < this.#scroll.scrollTop) {
      this.#scroll.scrollTop = target.offsetTop - 12;
    }
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}
