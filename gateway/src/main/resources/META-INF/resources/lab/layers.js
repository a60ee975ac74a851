/** What is said of one event at each layer. Only what was seen, or follows from a standard that is named. */

/** The page has the explanations, each once. */
const say = (word) => document.querySelector(`[data-word="${word}"]`).textContent;

const encoder = new TextEncoder();
const size = (text) => encoder.encode(text).length;
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(" ");

/** The first bytes of a frame: RFC 6455, section 5.2. A client masks what it sends, with four random bytes. */
function frameHeader(length, masked) {
  const mask = masked ? 0x80 : 0;
  if (length < 126) {
    return [0x81, mask | length];
  }
  return length < 65536 ? [0x81, mask | 126, length >> 8, length & 255] : [0x81, mask | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((bits) => (length >> bits) & 255)];
}

/** Hop by hop, each with its number. */
export const numbered = (layers) => layers.map((layer, index) => ({ ...layer, title: `${index + 1}. ${layer.title}` }));

/** From the call in the page to the wire. */
export function wireLayers(event, packets) {
  const out = packets.findLast(({ way, data }) => way === "out" && data.startsWith("2"));
  if (!out) {
    return [{ title: "The page", osi: "application", what: "", word: say("no-packets") }];
  }
  const [, call] = /^2[^[]*(\[.*)$/s.exec(out.data);
  const packet = `4${out.data}`;
  return [
    {
      title: "The call in this page",
      osi: "application",
      at: event.sentAt,
      what: `socket.emit(${call.slice(1, -1)}, answer => …)`,
      word: say("call"),
    },
    {
      title: "The Socket.IO packet",
      osi: "OSI 7, application",
      at: out.at,
      what: out.data,
      bytes: `${size(out.data)} bytes`,
      word: say("packet"),
    },
    {
      title: "The Engine.IO packet",
      osi: "OSI 7, application",
      what: packet,
      bytes: `${size(packet)} bytes`,
      word: say("engineio"),
    },
    ...frames(size(packet)),
  ];
}

function frames(length) {
  const header = frameHeader(length, true);
  const frame = header.length + 4 + length;
  return [
    {
      title: "The WebSocket frame",
      osi: "OSI 7 by its standard (RFC 6455); it does the work of layer 5, session",
      what: `${hex(header)} · 4 bytes of mask, random and not shown to pages · ${length} bytes of payload`,
      bytes: `${frame} bytes`,
      word: say("websocket"),
    },
    network(frame),
  ];
}

function network(payload) {
  const port = location.port || (location.protocol === "https:" ? "443" : "80");
  return {
    title: "TCP and IP",
    osi: "OSI 4, transport, and 3, network; layers 2 and 1 are the cable or the air",
    what: `TCP: 20 to 60 bytes of header, to port ${port} · IP: 20 bytes (version 4) or 40 (version 6), to ${location.hostname}`,
    bytes: `${payload} bytes become ${payload + 40} or more on the way; between programs of one machine there is no cable`,
    rows: [
      ["socket", say("socket")],
      ["TCP", say("tcp")],
      ["UDP", say("udp")],
      ["TCP/IP model", say("model")],
    ],
  };
}

const shown = ({ text, base64 }) => text ?? base64;

function record(title, found, more) {
  const headers = found.headers.map((header) => [header.name, shown(header)]);
  return {
    title,
    osi: `${found.topic}, partition ${found.partition}, offset ${found.offset}`,
    at: Date.parse(found.timestamp),
    what: [found.key ? `key: ${shown(found.key)}` : "no key", `value: ${shown(found.value)}`],
    bytes: `${found.bytes} bytes of key, value and headers`,
    rows: headers,
    ...more,
  };
}

/** @param known what the service says, or {trouble} */
export function kafkaLayer({ clientEvent, trouble }) {
  if (!clientEvent) {
    return { title: "The record in Kafka", osi: "client-events", word: trouble ? `consumer-service, which reads it from there, does not tell: ${trouble}.` : "It is not in Kafka, or not any more." };
  }
  return record("The record in Kafka", clientEvent, {
    word: say("record"),
  });
}

export function serviceLayer(event, { effects = [], processed, deadLetter, trouble }) {
  const title = event.lane === "queue" ? "The transaction of consumer-service" : "The HTTP call to consumer-service";
  const rows = effects.map(({ at, work }, index) => [`effect ${index + 1}`, `${at}${work ? `, ${work} ms of work` : ""}`]);
  if (processed) {
    rows.unshift(["processed_event", `${processed.outcome} ${processed.at}`]);
  }
  if (deadLetter) {
    const { letter, stackTrace } = deadLetter;
    rows.push(["dead letter", `${letter.exception}: ${letter.reason}`], ["thrown at", stackTrace.split("\n")[1]?.trim() ?? ""]);
  }
  const failures = event.failures.map(({ code, message }) => [`try failed: ${code}`, message]);
  const word =
    event.lane === "queue"
      ? say("queued")
      : say("direct");
  return { title, osi: "application", at: effects[0] ? Date.parse(effects[0].at) : undefined, rows: [...rows, ...failures], word: trouble ? `${word} (consumer-service: ${trouble}.)` : word };
}

/** The service's answer in the log, and its way to this page. */
export function answerLayers({ answers = [] }, packets) {
  const told = packets.find(({ way, data }) => way === "in" && data.startsWith("2"));
  return [
    ...answers.map((answer) => record("The answer in Kafka", answer, { word: say("answer") })),
    told && packet("The answer arrives", told, say("cursor")),
  ];
}

/** What the page's callback gets. */
export function ackLayer(event, packets) {
  const ack = packets.findLast(({ way, data }) => way === "in" && data.startsWith("3"));
  const title = event.lane === "queue" ? "The acknowledgement: stored" : "The acknowledgement: what became of it";
  return ack && packet(title, ack, say("ack"));
}

/** A number of the feed: from the wire into the page. */
export function tickLayers(event, packets) {
  const [came] = packets;
  const sent = { title: "producer-service sends it", osi: "server-events", at: event.sentAt, word: say("feed") };
  if (!came) {
    const word = event.times > 0 ? "Its packet is not kept any more." : "It has not come to this page.";
    return [sent, { title: "The packet", osi: "Socket.IO", word }];
  }
  const payload = size(came.data) + 1;
  const word = event.lane === "feed" ? say("cursor") : say("no-cursor");
  return [sent, network(payload + frameHeader(payload, false).length), packet("The packet arrives", came, word)];
}

function packet(title, { data, at }, word) {
  const bytes = size(data) + 1;
  const header = frameHeader(bytes, false);
  return { title, osi: "WebSocket, Engine.IO and Socket.IO", at, what: `${hex(header)} · 4${data}`, bytes: `${bytes} bytes in a frame with ${header.length} bytes of header: a server does not mask`, word };
}
