import { SAFE_ROOM } from "./kept.js";

/** A form that asks for the name of a room, and says what is wrong with it. */
export class Door {
  /** Calls go(name); objection(name) is why one may not enter, or "". */
  constructor({ form, input, problem }, { go, objection = () => "" }) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = input.value.trim().replace(/\s+/g, "-");
      const safe = SAFE_ROOM.test(name);
      const said = safe ? objection(name) : "A name has up to 40 letters from a to z, digits, - and _.";
      problem.textContent = said;
      if (!said) {
        input.value = "";
        form.parentElement.hidePopover?.();
        go(name);
      }
    });
  }
}
