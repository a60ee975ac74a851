// What a tab of the tests of restante.js does, in a browser and in Node.

/** `received` is a list that may outlive the tab, with `all()` and `add(id)`. */
export function openTab({ restante, io, url, name, room, options, received }) {
  const told = { stored: [], refused: [], trouble: [] };
  const wire = { autoConnect: false, transports: ["websocket"], reconnectionDelay: 200, reconnectionDelayMax: 500 };
  const tab = restante(io(url, wire), {
    ...options,
    stored: ({ id }) => told.stored.push(id),
    refused: (entry, { code }) => told.refused.push(code),
    trouble: ({ code }) => told.trouble.push(code),
  });
  const { socket } = tab;
  let joined = false;
  let connects = 0;
  let newest;

  socket.on("connect", async () => {
    connects++;
    joined ||= tab.resumed || (await socket.emitWithAck("join", room)).status === "ok";
  });
  for (const event of ["message", "notice"]) {
    socket.on(event, ({ id }, cursor) => {
      received.add(id);
      newest = cursor;
    });
  }

  return {
    see: async () => ({
      joined,
      connects,
      connected: socket.connected,
      socket: socket.id ?? "",
      resumed: tab.resumed,
      received: received.all(),
      pending: (await tab.pending()).map(({ id }) => id),
      ...told,
    }),
    /** Returns the ids, and where one was refused the error's code. */
    say: (texts) =>
      Promise.all(texts.map((text) => tab.emit("message", { room, name, text }).catch(({ code }) => code))),
    emit: (args) => tab.emit(...args),
    confirm: () => tab.confirm(newest),
    /** The network is gone, and back at once. */
    drop: () => void socket.io.engine.close(),
    close: () => tab.close(),
  };
}
