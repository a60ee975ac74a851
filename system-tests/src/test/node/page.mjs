// Drives windows of a real browser: one JSON command per line in, one JSON report per line out.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

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

let browser;
const windows = new Map();

const commands = {
  /** Each window has storage of its own, as if it were on another machine. */
  async open({ client, executable, url, options, name }) {
    browser ??= chromium.launch({ executablePath: executable, args: FLAGS });
    const context = await (await browser).newContext(options);
    const page = await context.newPage();
    const complaints = [];
    windows.set(client, { page, complaints });
    page.on("console", (line) => complaints.push(line.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(url);
    await page.fill("#name", name);
    await page.press("#name", "Enter");
  },

  async write({ client, texts }) {
    const { page } = windows.get(client);
    for (const text of texts) {
      await page.fill("#message", text);
      await page.press("#message", "Enter");
    }
  },

  async click({ client, what }) {
    await windows.get(client).page.click(what);
  },

  async look({ client }) {
    const { page, complaints } = windows.get(client);
    return { ...(await page.evaluate(view)), complaints };
  },

  async picture({ client, file }) {
    await windows.get(client).page.screenshot({ path: file });
  },

  async close({ client }) {
    const window = windows.get(client);
    windows.delete(client);
    await window?.page.context().close();
  },
};

/** Runs in the page. */
function view() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const { connection, recovered } = document.body.dataset;
  const form = document.querySelector("#message-form").getBoundingClientRect();
  return {
    connection,
    recovered: recovered === "true",
    messages: all("#log .message").map((message) => ({
      id: message.dataset.id,
      number: Number(message.dataset.seq ?? 0),
      state: message.dataset.state,
      mine: message.classList.contains("mine"),
      text: message.querySelector(".text").textContent,
    })),
    notices: all("#log .line[data-kind=Notice] .text").map((text) => text.textContent),
    fits:
      document.documentElement.scrollWidth <= innerWidth &&
      form.height > 0 &&
      form.left >= 0 &&
      form.right <= innerWidth &&
      form.bottom <= innerHeight,
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
