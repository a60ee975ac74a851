import { recall, remember } from "./memory.js";

/** Names that rooms may have, here and at the gateway. */
export const SAFE_ROOM = /^[\w-]{1,40}$/;

const OUTBOX = "restante.outbox";
const ROOMS = "restante.rooms";
const READ = "restante.read";

/** What has no answer yet outlives a reload of this tab. */
export function keepOutbox(unanswered) {
  const kept = unanswered.map(({ element, key, ...rest }) => rest);
  remember("sessionStorage", OUTBOX, kept);
}

export function keptOutbox() {
  return recall("sessionStorage", OUTBOX) ?? [];
}

/** The rooms that were entered, and how far each was read, are the same in all tabs from now on. */
export function keepRooms(rooms) {
  const safe = rooms.filter(({ name }) => SAFE_ROOM.test(name));
  const read = recall("localStorage", READ) ?? {};
  const entries = safe.map(({ name, read: seq }) => [name, seq ?? read[name]]);
  remember("localStorage", ROOMS, safe.map(({ name }) => name));
  remember("localStorage", READ, Object.fromEntries(entries.filter(([, seq]) => seq >= 0)));
}

export function keptRooms() {
  const names = recall("localStorage", ROOMS);
  return (Array.isArray(names) ? names : []).filter((name) => SAFE_ROOM.test(name));
}

/** The number of the last message of a room that was read; null if nothing is known. */
export function keptRead(room) {
  const seq = recall("localStorage", READ)?.[room];
  return Number.isInteger(seq) ? seq : null;
}
