// What a page is like for people, whoever they are and whatever they look at it with.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MOST_TABS = 400;

/** Commands for windows, each `{ page, complaints, failures, scripts, frames }`. */
export const inspections = (windows) => ({
  async await({ client, what }) {
    await windows.get(client).page.waitForSelector(what, { state: "attached" });
  },

  /** Payloads of WebSocket frames with a text in them, in their order. */
  async frames({ client, way, about }) {
    const all = windows.get(client).frames.filter((frame) => frame.way === way && frame.payload.includes(about));
    return all.map(({ payload }) => payload);
  },

  async text({ client, what }) {
    return windows.get(client).page.innerText(what);
  },

  async figures({ client }) {
    return windows.get(client).page.evaluate(measure);
  },

  async scripts({ client }) {
    const { page, scripts } = windows.get(client);
    return page.evaluate(weigh, [...scripts]);
  },

  /** What the console says, and which requests came to nothing. */
  async trouble({ client }) {
    const { complaints, failures } = windows.get(client);
    return [...complaints, ...failures];
  },

  async audit({ client }) {
    const { page } = windows.get(client);
    await page.evaluate(AXE);
    return page.evaluate(audit);
  },

  async wide({ client }) {
    return windows.get(client).page.evaluate(tooWide);
  },

  /** With the tab key from the top of the page until it has been through. */
  async walk({ client }) {
    const { page } = windows.get(client);
    await page.evaluate(beginWalk);
    do {
      await page.keyboard.press("Tab");
    } while (await page.evaluate(noteFocus, MOST_TABS));
    return page.evaluate(endWalk);
  },

  async moved({ client }) {
    return windows.get(client).page.evaluate(() => window.movements);
  },
});

// What follows runs in the page.

/** Notes whatever moves by itself from the first moment on. */
export function noteMovements() {
  const AT_ONCE_MS = 20;
  window.movements = [];
  const note = (what) => window.movements.includes(what) || window.movements.push(what);
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { endTime } = animation.effect.getComputedTiming();
      const { target } = animation.effect;
      if (animation.playState === "running" && endTime > AT_ONCE_MS) {
        note(`${animation.animationName ?? animation.transitionProperty ?? "script"} of ${target.cloneNode().outerHTML}`);
      }
    }
    for (const drawing of document.querySelectorAll("svg:has(animate, animateMotion, animateTransform)")) {
      if (!drawing.animationsPaused()) note(`SMIL in ${drawing.cloneNode().outerHTML}`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure() {
  const WATCHED_MS = 400;
  const name = ({ node, previousRect, currentRect }) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
    return `${element?.cloneNode().outerHTML}: ${place(previousRect)} -> ${place(currentRect)}`;
  };
  const figures = { shift: 0, shifted: [] };
  const add = (entries) => {
    for (const entry of entries.filter(({ hadRecentInput }) => !hadRecentInput)) {
      figures.shift += entry.value;
      figures.shifted.push(...entry.sources.map(name));
    }
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
  add(observer.takeRecords());
  observer.disconnect();
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return { firstPaint: paint?.startTime ?? null, ...figures };
}

function weigh(addresses) {
  const sizes = new Map(performance.getEntriesByType("resource").map((entry) => [entry.name, entry]));
  return addresses.map((address) => {
    const { decodedBodySize = null, transferSize = null } = sizes.get(address) ?? {};
    return { path: new URL(address).pathname, decoded: decodedBodySize, transferred: transferSize };
  });
}

async function audit() {
  const { violations } = await window.axe.run({ resultTypes: ["violations"] });
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, any, html }) => ({
      rule: id,
      impact,
      text: [help, target.join(" "), html, ...any.map(({ message }) => message)].join(" | "),
    })),
  );
}

function tooWide() {
  const name = (element) => element.cloneNode().outerHTML;
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > innerWidth) found.push(`the page: ${root.scrollWidth} of ${innerWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility()) continue;
    const { left, right, width, height } = element.getBoundingClientRect();
    const { overflowX } = getComputedStyle(element);
    const scrolls = ["auto", "scroll"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const pressed = element.matches("a, button, input, select, textarea") && width > 1 && height > 1;
    if (scrolls) found.push(`${name(element)} scrolls: ${element.scrollWidth} of ${element.clientWidth}`);
    if (pressed && (left < 0 || right > innerWidth)) found.push(`${name(element)}: ${left} to ${right}`);
  }
  return found;
}

/** Has the walk begin before the first element, whatever has the focus. */
function beginWalk() {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  window.walked = [];
}

/** Returns whether there is more to come. */
function noteFocus(most) {
  const { walked } = window;
  const element = document.activeElement;
  if (!element || element === document.body || walked.length === most || walked.some((stop) => stop.element === element)) return false;
  const outlined = (candidate) => {
    if (!candidate) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(candidate);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && outlineColor !== "rgba(0, 0, 0, 0)";
  };
  const [label] = element.labels ?? [];
  // Of text over several lines the first; of what is larger than the window, what is in it.
  const [{ left, top, right, bottom }] = element.getClientRects();
  const there = document.elementFromPoint(
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  );
  walked.push({
    element,
    outlined: [element, label, element.nextElementSibling].some(outlined),
    uncovered: element.contains(there) || label?.contains(there) === true || there?.contains(element) === true,
  });
  return true;
}

function endWalk() {
  const { walked } = window;
  const NATIVE = "a[href], area[href], button, input, select, textarea, summary, audio[controls], video[controls]";
  const TOGETHER = "[role=toolbar], [role=tablist], [role=grid], [role=listbox], [role=radiogroup], [role=menu], [role=tree]";
  const REGIONS = "header, nav, main, aside, section, form, fieldset, footer, dialog, [role=region]";
  const all = [...document.querySelectorAll(`${NATIVE}, [tabindex]`)];
  const name = (element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
    return `${element.cloneNode().outerHTML.replace(/<\/.*/, "")} ${text.slice(0, 40)}`.trim();
  };
  const there = (element) =>
    !element.matches(":disabled, [type=hidden], [inert], [inert] *") && element.checkVisibility({ visibilityProperty: true });
  // One of the radio buttons of a name, and one of a toolbar and the like, is stopped at for all of them.
  const sameName = (one, other) => one.type === "radio" && one.name === other.name && one.form === other.form;
  const stoodFor = (element) =>
    element.type === "radio" && !element.checked
      ? all.some((other) => sameName(other, element) && other.checked)
      : element.tabIndex < 0 && all.some((other) => other.tabIndex >= 0 && element.closest(TOGETHER)?.contains(other));
  const pressed = all.filter(
    (element) => (element.tabIndex >= 0 || element.matches(NATIVE)) && there(element) && !stoodFor(element),
  );
  const byMouseOnly = [...document.querySelectorAll("body *")].filter(
    (element) =>
      there(element) &&
      getComputedStyle(element).cursor === "pointer" &&
      !element.closest("label") &&
      !all.some((other) => other.contains(element)),
  );
  const reached = new Set(walked.map(({ element }) => element));
  const box = (element) => (element.labels?.[0] ?? element).getBoundingClientRect();
  const goesBack = ({ element: from }, { element: to }) => {
    if (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING) return true;
    if (!from.closest(REGIONS)?.contains(to) && !to.closest(REGIONS)?.contains(from)) return false;
    const [one, other] = [box(from), box(to)];
    const beside = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.height, other.height) / 2;
    const inLine = other.left < one.right && other.right > one.left;
    return (beside && other.right <= one.left) || (inLine && other.bottom <= one.top);
  };
  const names = (stops) => stops.map(({ element }) => name(element));
  return {
    stops: names(walked),
    missed: [...pressed, ...byMouseOnly].filter((element) => !reached.has(element)).map(name),
    back: walked.slice(1).flatMap((stop, i) => (goesBack(walked[i], stop) ? [names([walked[i], stop]).join(" -> ")] : [])),
    unseen: names(walked.filter(({ outlined, uncovered }) => !outlined || !uncovered)),
  };
}
