/** Younger ones are on their way, nothing worth a word. */
const WAITS_AFTER = 700;

/** Whether any of these will be worth a word soon. */
export function isYoung({ since }) {
  return Date.now() - since <= WAITS_AFTER;
}

/** In words, how many wait for Kafka, and how many for the service: entries {since, state}. */
export function waitingText(entries) {
  const old = entries.filter((entry) => !isYoung(entry));
  const stored = old.filter(({ state }) => state === "stored").length;
  const here = old.length - stored;
  const storedText = `${stored} stored, waiting for consumer-service`;
  if (!here) {
    return stored ? storedText : "Nothing waits";
  }
  return stored ? `${here} here; ${storedText}` : `${here} waiting here`;
}
