// See docs/restante-js.md.

/** A tab that is gone at two looks in a row is not being reloaded. */
const LOOK = 5000;
const LOST = { status: "error", retry: true };

const failure = (code, cause) =>
  Object.assign(new Error(`restante: ${code}`, { cause }), { name: "RestanteError", code });

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const newId = () => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");

function sizeOf(args) {
  let bytes = 0;
  const json = JSON.stringify(args, (_, value) => {
    const size = value instanceof Blob ? value.size : value?.byteLength;
    bytes += size ?? 0;
    return size === undefined ? value : 0;
  });
  return bytes + new Blob([json]).size;
}

/** Keys are [number, bytes]. */
function nextKey(keys, bytes, { most = 1000, mostBytes = 4e6 }) {
  if (keys.length >= most || keys.reduce((sum, key) => sum + key[1], bytes) > mostBytes) {
    throw failure("full");
  }
  return [(keys.at(-1)?.[0] ?? 0) + 1, bytes];
}

function memory(limits) {
  const entries = [];
  return {
    async add(entry, bytes) {
      entry.key = nextKey(entries.map(({ key }) => key), bytes, limits);
      entries.push(entry);
    },
    all: async (_, count) => entries.slice(0, count),
    remove: async () => entries.shift(),
    adopt() {},
  };
}

async function database(limits, name) {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () =>
    opening.result.createObjectStore("emits", { keyPath: "key" }).createIndex("tab", "tab");
  const db = await settled(opening);
  const work = (step) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("emits", "readwrite");
      const result = step(transaction.objectStore("emits"));
      result.catch((error) => {
        reject(error);
        transaction.abort();
      });
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error);
    });
  let gone = [];
  return {
    add: (entry, bytes) =>
      work(async (emits) => {
        entry.key = nextKey(await settled(emits.getAllKeys()), bytes, limits);
        emits.add(entry);
      }),
    all: (tab, count) => work((emits) => settled(emits.index("tab").getAll(tab, count))),
    remove: ({ key }) => work((emits) => settled(emits.delete(key))),
    /** What closed tabs left becomes one's own. */
    async adopt(tab) {
      const { held } = await navigator.locks.query();
      return work(async (emits) => {
        const left = (await settled(emits.getAll())).filter(
          (entry) => !held.some((lock) => lock.name === name + entry.tab),
        );
        const mine = left.filter((entry) => gone.includes(entry.tab));
        mine.forEach((entry) => emits.put({ ...entry, tab }));
        gone = left.map((entry) => entry.tab);
        return mine.length;
      });
    },
  };
}

export function restante(socket, options = {}) {
  if (socket.active || socket._opts?.retries) {
    throw failure("not_usable", socket);
  }
  const name = `restante:${options.name ?? socket.nsp}:`;
  const { auth } = socket;
  const told = {};
  let state, cursor, sent, letGo, knock, closed;
  let tries = 0;

  const tell = (what, ...more) => queueMicrotask(() => options[what]?.(...more));
  const trouble = (code, cause) => {
    told[code] || tell("trouble", failure(code, cause));
    told[code] = true;
  };
  const noStorage = (cause) => trouble("no_storage", cause);

  const save = (left) => {
    try {
      closed || sessionStorage.setItem(name, JSON.stringify({ ...state, left }));
    } catch (cause) {
      noStorage(cause);
    }
  };
  const hold = (tab, how) =>
    new Promise((resolve) =>
      navigator.locks
        .request(name + tab, how, (lock) => {
          resolve(lock);
          return lock && new Promise((release) => (letGo = release));
        })
        .catch(() => resolve()),
    );
  const begin = async () => {
    try {
      state = JSON.parse(sessionStorage.getItem(name)) ?? {};
      // The page before a reload lets go soon; the original of a duplicate does not.
      const how = state.left ? { signal: AbortSignal.timeout(2000) } : { ifAvailable: true };
      if (!state.tab || !(await hold(state.tab, how))) {
        state = { tab: newId() };
        await hold(state.tab, {});
      }
    } catch (cause) {
      state = { tab: newId() };
      noStorage(cause);
    }
    cursor = state.cursor;
    save();
  };
  const ready = begin();
  globalThis.addEventListener?.("pagehide", () => save(true));

  socket.auth = (send) => {
    const merge = (own) => send({ ...own, pid: (sent = state.pid), offset: cursor });
    ready.then(() => (typeof auth === "function" ? auth(merge) : merge(auth)));
  };
  const confirm = (reached) => {
    state.cursor = reached;
    save();
  };
  const packet = ({ type, nsp, data }) => {
    if (!type && nsp === socket.nsp) {
      tab.resumed = !!sent && data?.pid === sent;
      if (!tab.resumed) {
        state = { tab: state.tab, pid: data?.pid };
        cursor = undefined;
      }
      save();
    }
  };
  socket.io.on("packet", packet);
  socket.onAny((...args) => {
    const last = args.at(-1);
    if (state.pid && args.length > 1 && typeof last === "string") {
      cursor = last;
      // This listener is the first; it is kept after the last.
      options.confirm || queueMicrotask(() => confirm(last));
    }
  });
  socket.on("connect_error", ({ data }) => {
    if (!socket.active && data?.retry) {
      setTimeout(() => closed || socket.connect(), LOOK);
    }
  });

  const store = ready
    .then(() => (told.no_storage ? memory : database)(options, name))
    .catch((cause) => {
      noStorage(cause);
      return memory(options);
    });

  const ask = ({ event, args }) =>
    new Promise((resolve) => {
      const lost = () => resolve(LOST);
      socket.once("disconnect", lost);
      socket.timeout(options.timeout ?? 15000).emit(event, ...args, (error, answer) => {
        socket.off("disconnect", lost);
        resolve(error ? LOST : answer);
      });
    });

  /** Sends one. Returns the pause before the next. */
  const step = async () => {
    const outbox = await store;
    if (!socket.connected) {
      return LOOK;
    }
    const [entry] = await outbox.all(state.tab, 1);
    if (!entry) {
      return (await outbox.adopt(state.tab)) ? 0 : LOOK;
    }
    const answer = await ask(entry);
    const failed = answer?.status === "error";
    if (failed && answer.retry) {
      return Math.min(8000, 500 * 2 ** tries++);
    }
    tries = 0;
    await outbox.remove(entry);
    if (answer?.status === "stored" && answer.id !== entry.id) {
      trouble("id_not_found", entry);
    }
    tell(failed ? "refused" : "stored", entry, answer);
    return 0;
  };
  const run = async () => {
    await ready;
    socket.connect();
    while (!closed) {
      const knocked = new Promise((resolve) => (knock = resolve));
      const pause = await step().catch((cause) => {
        trouble("storage", cause);
        return LOOK;
      });
      if (pause) {
        const timer = setTimeout(knock, pause);
        await knocked;
        clearTimeout(timer);
      }
    }
  };
  socket.on("connect", () => {
    tries = 0;
    knock?.();
  });

  const tab = {
    socket,
    resumed: false,
    confirm,
    pending: async () => (await store).all(state.tab),
    async emit(event, ...given) {
      const args = structuredClone(given);
      let id = newId();
      if (args[0]?.constructor === Object && typeof (args[0].id ?? id) === "string") {
        id = args[0].id ??= id;
      } else {
        args.push(id);
      }
      const outbox = await store;
      await outbox.add({ tab: state.tab, id, event, args }, sizeOf(args));
      tries || knock?.();
      return id;
    },
    close() {
      state = { tab: state.tab };
      save(true);
      closed = true;
      socket.io.off("packet", packet);
      socket.disconnect();
      letGo?.();
      knock?.();
    },
  };
  run();
  return tab;
}
