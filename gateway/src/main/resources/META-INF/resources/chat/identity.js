import { recall, remember } from "./memory.js";

const KEY = "restante.name";

/** The name this browser was told last, in this tab or any; null without one. */
export function keptName() {
  return recall("sessionStorage", KEY) ?? recall("localStorage", KEY);
}

/** Under which name one writes: asked for by a form, and again when one wants another. */
export class Identity {
  #parts;
  #changed;

  /** parts: {form, input, rename, me, writing, message}; calls changed() with each new name. */
  constructor(parts, changed) {
    this.#parts = parts;
    this.#changed = changed;
    this.name = keptName();
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#take(parts.input.value.trim());
    });
    parts.rename.addEventListener("click", () => this.show(false));
  }

  #take(name) {
    if (name) {
      this.name = name;
      remember("sessionStorage", KEY, name);
      remember("localStorage", KEY, name);
      this.show(true);
      this.#changed();
    }
  }

  /** The form for the name, or that for messages. */
  show(named = !!this.name) {
    const { form, input, rename, me, writing, message } = this.#parts;
    form.hidden = named;
    writing.hidden = !named;
    rename.hidden = !named;
    me.textContent = this.name;
    input.value = this.name ?? "";
    (named ? message : input).focus({ preventScroll: true });
  }
}
