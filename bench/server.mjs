// What people use today, to be measured beside Restante: Socket.IO 4.8.4, with a Kafka client as glue
// or with the Redis streams adapter, or without a store.
//
// Environment: PORT; KAFKA (host:port) or REDIS (port; without both nothing is stored);
// PING_INTERVAL_MS, PING_TIMEOUT_MS.
// Says "listening" on standard output when clients may come. GET /memory answers what the heap and the
// buffers hold after a garbage collection, in bytes (node --expose-gc).
import { createServer } from "node:http";
import { Server } from "socket.io";

const { PORT, KAFKA, REDIS, PING_INTERVAL_MS = "25000", PING_TIMEOUT_MS = "20000" } = process.env;

const http = createServer((request, response) => {
  if (request.url === "/memory") {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    response.end(String(heapUsed + external));
  } else {
    response.writeHead(404).end();
  }
});

const fail = (error) => {
  console.error(error);
  process.exit(1);
};

const redis = REDIS && (await redisClient());
const io = new Server(http, {
  adapter: redis && (await import("@socket.io/redis-streams-adapter")).createAdapter(redis),
  transports: ["websocket"],
  pingInterval: Number(PING_INTERVAL_MS),
  pingTimeout: Number(PING_TIMEOUT_MS),
  connectionStateRecovery: {},
});

/** Emits go to Kafka and are acked when all replicas have them; what Kafka brings goes to everyone. */
async function glue() {
  const { default: kafka } = await import("@confluentinc/kafka-javascript");
  const producer = new kafka.Producer({ "bootstrap.servers": KAFKA, dr_cb: true, acks: "all" });
  const consumer = new kafka.KafkaConsumer(
    { "bootstrap.servers": KAFKA, "group.id": `node-${process.pid}`, "enable.auto.commit": false },
    { "auto.offset.reset": "latest" },
  );
  producer.on("event.error", fail).on("connection.failure", fail);
  consumer.on("event.error", fail).on("connection.failure", fail);

  producer.on("delivery-report", (error, report) => {
    report.opaque(
      error
        ? { status: "error", message: error.message }
        : { status: "stored", topic: report.topic, partition: report.partition, offset: report.offset },
    );
  });
  io.on("connection", (socket) => {
    socket.onAny((name, data, ack) => {
      const value = Buffer.from(JSON.stringify({ name, data }));
      producer.produce("client-events", null, value, socket.id, null, ack);
    });
  });
  consumer.on("data", ({ value, headers }) => {
    const name = headers.find((header) => "ce_type" in header).ce_type;
    io.emit(name.toString(), JSON.parse(value));
  });

  await Promise.all([connected(producer), connected(consumer)]);
  producer.setPollInBackground(true);
  consumer.assign([0, 1, 2].map((partition) => ({ topic: "server-events", partition, offset: -1 })));
  consumer.consume();
}

const connected = (client) =>
  new Promise((resolve, reject) => {
    client.connect({}, (error) => (error ? reject(error) : resolve()));
  });

async function redisClient() {
  const { createClient } = await import("redis");
  const client = createClient({ url: `redis://127.0.0.1:${REDIS}` });
  client.on("error", fail);
  return client.connect();
}

/** The adapter says to nobody when it follows the stream; what is published before it does is lost. */
async function followsStream() {
  while (!(await redis.sendCommand(["CLIENT", "LIST"])).includes("cmd=xread")) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A client joins the room it names. */
function rooms() {
  io.on("connection", (socket) => {
    socket.on("join", (room, ack) => {
      socket.join(room);
      ack({ status: "ok" });
    });
  });
}

/** One client publishes, everyone or a room hears; an emit is acked and forgotten. */
function inMemory() {
  rooms();
  io.on("connection", (socket) => {
    socket.on("publish", (data) => io.emit("tick", data));
    socket.on("publish-to", (room, data) => io.to(room).emit("tick", data));
    socket.on("sync", (ack) => ack());
    socket.on("bench", (data, ack) => ack({ status: "stored" }));
  });
}

if (KAFKA) {
  await glue().catch(fail);
} else if (REDIS) {
  rooms();
  await followsStream();
} else {
  inMemory();
}
http.listen(Number(PORT), "127.0.0.1", 8192, () => console.log("listening"));
