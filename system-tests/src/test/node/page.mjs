// Drives windows of a real browser: one JSON command per line in, one JSON report per line out.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { inspections, noteMovements } from "./inspections.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** As many are kept of a window: the newest. */
const MOST_FRAMES = 2000;

let browser;
const windows = new Map();

const commands = {
  ...inspections(windows),

  /** Each window has storage of its own, as if it were on another machine. */
  async open({ client, executable, url, options, name }) {
    browser ??= chromium.launch({ executablePath: executable, args: FLAGS });
    const context = await (await browser).newContext(options);
    const page = await context.newPage();
    const complaints = [];
    const failures = [];
    const scripts = new Set();
    const empty = new WeakSet();
    const frames = [];
    windows.set(client, { page, complaints, failures, scripts, frames });
    page.on("websocket", (socket) => {
      const note = (way) => ({ payload }) => frames.push({ way, payload: String(payload) }) > MOST_FRAMES && frames.shift();
      socket.on("framesent", note("out"));
      socket.on("framereceived", note("in"));
    });
    page.on("console", (line) => complaints.push(line.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    // An answer without a body is told as a request that was given up.
    page.on("requestfailed", (request) => {
      if (!empty.has(request)) failures.push(`${request.url()}: ${request.failure().errorText}`);
    });
    page.on("response", (response) => {
      if (response.status() === 204) empty.add(response.request());
      if (response.status() >= 400) failures.push(`${response.url()}: ${response.status()}`);
      if (response.request().resourceType() === "script") scripts.add(response.url());
    });
    if (options.reducedMotion === "reduce") await page.addInitScript(noteMovements);
    await page.goto(url);
    if (name) {
      await page.fill("#name", name);
      await page.press("#name", "Enter");
    }
  },

  async write({ client, texts }) {
    const { page } = windows.get(client);
    for (const text of texts) {
      await page.fill("#message", text);
      await page.press("#message", "Enter");
    }
  },

  /** Key by key, without sending it. */
  async type({ client, what, text }) {
    await windows.get(client).page.locator(what).pressSequentially(text);
  },

  async click({ client, what }) {
    await windows.get(client).page.click(what);
  },

  async press({ client, what, keys }) {
    const { page } = windows.get(client);
    for (const key of keys) {
      await page.press(what, key);
    }
  },

  /** Points are fractions of what is drawn on. */
  async stroke({ client, what, points }) {
    const { page } = windows.get(client);
    const { x, y, width, height } = await page.locator(what).boundingBox();
    const [first, ...rest] = points.map(([left, top]) => [x + left * width, y + top * height]);
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) {
      await page.mouse.move(...point, { steps: 10 });
    }
    await page.mouse.up();
  },

  /** Windows without a screen are always in sight, so the page is told otherwise. */
  async attend({ client, visible }) {
    await windows.get(client).page.evaluate((isVisible) => {
      const get = () => (isVisible ? "visible" : "hidden");
      Object.defineProperty(document, "visibilityState", { configurable: true, get });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visible);
  },

  async reload({ client }) {
    await windows.get(client).page.reload();
  },

  async resize({ client, width, height }) {
    await windows.get(client).page.setViewportSize({ width, height });
  },

  async look({ client, kind }) {
    const { page, complaints } = windows.get(client);
    return { ...(await page.evaluate(views[kind])), complaints };
  },

  /** Of what is in sight; or of something, of its top if it is higher. */
  async picture({ client, file, what, height }) {
    const { page } = windows.get(client);
    const top = what && { fullPage: true, clip: await page.evaluate(topOf, [what, height]) };
    await page.screenshot({ path: file, ...top });
  },

  /** Presses what saves a file; the file's own name is the answer. */
  async download({ client, what, file }) {
    const { page } = windows.get(client);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(what)]);
    await download.saveAs(file);
    return download.suggestedFilename();
  },

  async close({ client }) {
    const window = windows.get(client);
    windows.delete(client);
    await window?.page.close();
    await window?.page.context().close();
  },
};

function topOf([what, most]) {
  const { x, y, width, height } = document.querySelector(what).getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height: Math.min(height, most) };
}

/** What there is to see of a page, by its kind. These run in the page. */
const views = { rooms, chat, board, lab };

function rooms() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const text = (place, selector) => place.querySelector(selector).textContent;
  const { connection, recovered } = document.body.dataset;
  const form = document.querySelector("#message-form").getBoundingClientRect();
  const entries = all(".log:not([hidden]) > *");
  const mark = entries.findIndex((entry) => entry.matches(".mark"));
  return {
    connection,
    recovered: recovered === "true",
    title: document.title,
    rooms: all("#rooms li").map((room) => ({
      name: room.dataset.room,
      unread: Number(room.dataset.unread),
      shown: room.querySelector("[aria-current]") !== null,
    })),
    people: all("#people .person").map((person) => ({
      name: text(person, "bdi"),
      away: person.hasAttribute("data-away"),
    })),
    typing: text(document, "#typing"),
    messages: all(".log:not([hidden]) .message").map((message) => ({
      id: message.dataset.id,
      number: Number(message.dataset.seq ?? 0),
      state: message.dataset.state,
      mine: message.classList.contains("mine"),
      text: text(message, ".text"),
      fresh: mark >= 0 && entries.indexOf(message) > mark,
    })),
    notices: all(".log:not([hidden]) .line[data-kind=Notice] .text").map((line) => line.textContent),
    fits:
      document.documentElement.scrollWidth <= innerWidth &&
      form.height > 0 &&
      form.left >= 0 &&
      form.right <= innerWidth &&
      form.bottom <= innerHeight,
  };
}

function chat() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const part = (item, selector) => item.querySelector(selector)?.textContent ?? "";
  const form = document.querySelector("form:not([hidden])").getBoundingClientRect();
  return {
    connection: document.body.dataset.connection,
    people: Number(document.body.dataset.people ?? 0),
    said: all("#talk .said").map((item) => ({
      name: part(item, "b"),
      text: part(item, ".text"),
      state: item.dataset.state ?? "",
    })),
    told: all("#talk .told").map((item) => item.textContent),
    typing: document.querySelector("#typing").textContent,
    fits:
      document.documentElement.scrollWidth <= innerWidth &&
      document.documentElement.scrollHeight <= innerHeight &&
      form.height > 0 &&
      form.right <= innerWidth &&
      form.bottom <= innerHeight,
  };
}

/** The picture is of what is stored: what is drawn here and is not yet, lies upon it. */
async function board() {
  const canvas = document.querySelector("#board");
  const { left, right, top, bottom, width, height } = canvas.getBoundingClientRect();
  const picture = new TextEncoder().encode(canvas.toDataURL());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", picture));
  return {
    connection: document.body.dataset.connection,
    loaded: document.body.dataset.loaded === "true",
    strokes: Number(canvas.dataset.strokes),
    known: Number(canvas.dataset.known),
    waiting: Number(canvas.dataset.waiting),
    picture: [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    cursors: [...document.querySelectorAll(".cursor")].map((cursor) => cursor.textContent),
    fits:
      document.documentElement.scrollWidth <= innerWidth &&
      document.documentElement.scrollHeight <= innerHeight &&
      (width > innerWidth * 0.9 || height > innerHeight / 2) &&
      left >= 0 &&
      top >= 0 &&
      right <= innerWidth &&
      bottom <= innerHeight,
  };
}

function lab() {
  const each = (selector, look) => Object.fromEntries([...document.querySelectorAll(selector)].map(look));
  const counts = (place) =>
    Object.fromEntries([...place.querySelectorAll("[data-count]")].map(({ dataset, textContent }) => [dataset.count, textContent]));
  const accounts = () => {
    const lanes = {};
    for (const { dataset, textContent } of document.querySelectorAll("[data-account-lane][data-count]")) {
      (lanes[dataset.accountLane] ??= {})[dataset.count] = textContent;
    }
    return lanes;
  };
  const outcome = document.querySelector("#outcome");
  return {
    connection: document.body.dataset.connection,
    experiments: each("[data-experiment-state]", (place) => [
      place.querySelector("[data-experiment]").dataset.experiment,
      place.dataset.experimentState,
    ]),
    lanes: each("[data-lane]:has([data-count])", (place) => [place.dataset.lane, counts(place)]),
    accounts: accounts(),
    outcome: outcome.dataset.outcome ?? "",
    told: outcome.innerText,
    fits: document.documentElement.scrollWidth <= innerWidth,
  };
}

async function run({ client, ask, ...command }) {
  const tell = (report) => process.stdout.write(JSON.stringify({ client, ask, ...report }) + "\n");
  try {
    tell({ answer: await commands[command.do]({ client, ...command }) });
  } catch (error) {
    tell({ error: error.message });
  }
}

createInterface({ input: process.stdin })
  .on("line", (line) => run(JSON.parse(line)))
  .on("close", async () => {
    await (await browser)?.close();
    process.exit(0);
  });
