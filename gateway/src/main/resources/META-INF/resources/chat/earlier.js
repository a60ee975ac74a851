const PATIENCE = 8000;

/** The button above a conversation that asks for the messages before it, a page at a time. */
export class Earlier {
  #button;
  #full;
  #room;

  /** ask(room) asks for them; full is shown instead when there is no place for more. */
  constructor(button, full, ask) {
    this.#button = button;
    this.#full = full;
    button.addEventListener("click", () => this.#ask(ask));
  }

  async #ask(ask) {
    const room = this.#room;
    const asking = Date.now();
    room.earlierAsked = asking;
    this.show(room);
    await ask(room);
    setTimeout(() => {
      if (room.earlierAsked === asking) {
        room.earlierAsked = 0;
        this.show(this.#room);
      }
    }, PATIENCE);
  }

  /** For the room that is shown. */
  show(room) {
    this.#room = room;
    const more = room.conversation.first > 1;
    this.#button.hidden = !more || !room.conversation.hasPlace;
    this.#button.disabled = room.earlierAsked > 0;
    this.#button.textContent = room.earlierAsked ? "Asked for…" : "Earlier messages";
    this.#full.hidden = !more || room.conversation.hasPlace;
  }
}
