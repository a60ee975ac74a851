const PAUSE = 2000;

/** Says in the page how the connection is, and comes back where the client would not. */
export function showStatus(socket, place) {
  let before = false;

  const show = (state, text) => {
    document.body.dataset.connection = state;
    place.textContent = text;
  };

  const away = () => {
    show(before ? "reconnecting" : "connecting", before ? "Reconnecting…" : "Connecting…");
    if (!socket.active) {
      // The server itself refused or ended it.
      setTimeout(() => socket.connect(), PAUSE);
    }
  };

  socket.on("connect", () => {
    document.body.dataset.recovered = socket.recovered;
    const back = socket.recovered ? "Back, nothing missed" : "Back, in a new session";
    show("connected", before ? back : "Connected");
    before = true;
  });
  socket.on("disconnect", away);
  socket.on("connect_error", away);
}
