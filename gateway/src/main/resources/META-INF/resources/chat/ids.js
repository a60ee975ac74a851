/** A new id. randomUUID is only there in secure contexts: https and localhost. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return crypto.randomUUID?.() ?? Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
