const LIMIT = 500;

/** What is said and told, oldest first; the last 500. Who reads the newest goes on doing so. */
export class Talk {
  #list;
  #scroll;

  constructor(list) {
    this.#list = list;
    this.#scroll = list.parentElement;
  }

  /** A message of somebody else. */
  said(name, text) {
    this.#add(this.#message(name, text));
  }

  /** A message of one's own; returns how to say what becomes of it: mark(state, words). */
  mine(text) {
    const item = this.#message("", text);
    const words = document.createElement("small");
    item.classList.add("mine");
    item.append(words);
    this.#add(item, true);
    return (state, inWords) => {
      if (item.dataset.state === "rejected") {
        return;
      }
      item.dataset.state = state;
      words.textContent = inWords;
    };
  }

  /** Something that is no message. */
  told(text) {
    const item = document.createElement("div");
    item.className = "told";
    item.textContent = text;
    this.#add(item);
  }

  #message(name, text) {
    const item = document.createElement("div");
    item.className = "said";
    if (name) {
      const by = document.createElement("b");
      by.textContent = name;
      by.style.setProperty("--hue", hue(name));
      item.append(by);
    }
    const words = document.createElement("span");
    words.className = "text";
    words.dir = "auto";
    words.textContent = text;
    item.append(words);
    return item;
  }

  #add(item, anyway = false) {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    const atEnd = anyway || scrollHeight - scrollTop - clientHeight < 60;
    this.#list.append(item);
    if (this.#list.childElementCount > LIMIT) {
      this.#list.firstElementChild.remove();
    }
    if (atEnd) {
      this.#scroll.scrollTop = this.#scroll.scrollHeight;
    }
  }
}

/** The same colour for the same name, in every window. */
function hue(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
}
