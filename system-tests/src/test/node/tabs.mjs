// Drives browsers with tabs that use restante.js: one JSON command per line in, one JSON report per
// line out. A browser is a process of its own, so that it can be killed. A tab may be one of Node, too.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { restante } from "restante";
import { io } from "socket.io-client";
import { openTab } from "./tab.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--remote-debugging-port=0",
  // Of a page that was put in place, Chromium does not know that it came from this machine.
  "--disable-features=LocalNetworkAccessChecks",
];
/** As the gateway sends it with its pages. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const PAGE = '<!doctype html><title>tab</title><body><script type="module" src="/tests/tab-page.js"></script>';
const SCRIPTS = ["tab-page.js", "tab.mjs"];
const body = (script) => readFileSync(new URL(script, import.meta.url), "utf8");

const browsers = new Map();

async function launch(executable, profile) {
  const process = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const lines = createInterface({ input: process.stderr });
  const address = await new Promise((resolve) =>
    lines.on("line", (line) => {
      const [, found] = /listening on (ws:\S+)/.exec(line) ?? [];
      if (found) resolve(found);
    }),
  );
  const connection = await chromium.connectOverCDP(address);
  const [context] = connection.contexts();
  await context.route("**/tests/tab.html?*", (route) =>
    route.fulfill({ contentType: "text/html", headers: { "Content-Security-Policy": POLICY }, body: PAGE }),
  );
  for (const script of SCRIPTS) {
    await context.route(`**/tests/${script}`, (route) =>
      route.fulfill({ contentType: "text/javascript", body: body(script) }),
    );
  }
  return { process, connection, context, tabs: new Map() };
}

const ready = (page) => page.waitForSelector("body[data-ready]", { state: "attached" });

/** In Node what was received is forgotten with the tab. */
function nodeTab(options) {
  const received = [];
  return openTab({
    restante,
    io,
    ...options,
    received: { all: () => received, add: (id) => received.push(id) },
  });
}

const commands = {
  async start({ client, executable, profile }) {
    browsers.set(client, await launch(executable, profile));
  },

  async open({ client, tab, url }) {
    const { context, tabs } = browsers.get(client);
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(`${tab}: ${error.stack}`));
    tabs.set(tab, page);
    await page.goto(url);
    await ready(page);
  },

  openInNode({ client, tab, ...options }) {
    browsers.set(client, { tabs: new Map([[tab, nodeTab({ name: tab, ...options })]]) });
  },

  /** A copy, with a copy of what the tab keeps for itself. */
  async duplicate({ client, tab, of, url }) {
    const { context, tabs } = browsers.get(client);
    const [page] = await Promise.all([
      context.waitForEvent("page"),
      tabs.get(of).evaluate((address) => void window.open(address), url),
    ]);
    tabs.set(tab, page);
    await ready(page);
  },

  async reload({ client, tab }) {
    const page = browsers.get(client).tabs.get(tab);
    await page.reload();
    await ready(page);
  },

  async closeTab({ client, tab }) {
    await browsers.get(client).tabs.get(tab).close();
  },

  call({ client, tab, method, argument }) {
    const { context, tabs } = browsers.get(client);
    const call = ([name, value]) => window.tab[name](value);
    return context ? tabs.get(tab).evaluate(call, [method, argument]) : tabs.get(tab)[method](argument);
  },

  /** With SIGKILL. */
  async kill({ client }) {
    const { process } = browsers.get(client);
    const ended = once(process, "exit");
    process.kill("SIGKILL");
    await ended;
    browsers.delete(client);
  },

  async stop({ client }) {
    const browser = browsers.get(client);
    browsers.delete(client);
    if (browser?.process) {
      const ended = once(browser.process, "exit");
      browser.process.kill();
      await ended;
    }
  },
};

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
  .on("close", () => {
    browsers.forEach((browser) => browser.process?.kill());
    process.exit(0);
  });
