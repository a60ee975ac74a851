/** Says how the connection is; its button ends it and begins it again. */
export class Status {
  #place;
  #button;
  #text;
  #trouble = "";

  constructor(place, button) {
    this.#place = place;
    this.#button = button;
    this.#text = place.textContent;
  }

  /** The button takes this connection offline, and back. */
  control(connection) {
    this.#button?.addEventListener("click", () => {
      if (connection.offline) {
        connection.goOnline();
      } else {
        connection.goOffline();
      }
    });
  }

  /** state is connecting, connected, reconnecting or offline. */
  show(state, text) {
    document.body.dataset.connection = state;
    this.#text = text;
    this.trouble(state === "connected" ? this.#trouble : "");
    if (this.#button) {
      this.#button.textContent = state === "offline" ? "Go online" : "Go offline";
      this.#button.disabled = state !== "offline" && state !== "connected";
    }
  }

  /** It is connected, and yet something is wrong; "" if it is not any more. */
  trouble(reason) {
    this.#trouble = reason;
    document.body.toggleAttribute("data-trouble", !!reason);
    const text = reason ? `${this.#text}, but: ${reason}` : this.#text;
    if (this.#place.textContent !== text) {
      this.#place.textContent = text;
    }
  }
}
