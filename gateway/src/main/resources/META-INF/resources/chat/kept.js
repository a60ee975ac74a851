import { recall, remember } from "./memory.js";

/** Names that rooms may have, here and at the gateway. */
export const SAFE_ROOM = /^[\w-]{1,40}$/;
export const MOST_ROOMS = 20;

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

/** The rooms that were entered in any tab of this browser, and not left. */
export function keptRooms() {
  const names = recall("localStorage", ROOMS);
  return (Array.isArray(names) ? names : []).filter((name) => SAFE_ROOM.test(name));
}

export function keepRoom(name) {
  if (SAFE_ROOM.test(name) && !keptRooms().includes(name)) {
    remember("localStorage", ROOMS, [...keptRooms(), name].slice(-MOST_ROOMS));
  }
}

export function dropRoom(name) {
  remember("localStorage", ROOMS, keptRooms().filter((other) => other !== name));
}

/** How far each room was read, in whatever tab it was read furthest. */
export function keepRead(rooms) {
  const before = recall("localStorage", READ) ?? {};
  const read = Object.fromEntries(keptRooms().map((name) => [name, before[name]]));
  for (const { name, read: seq, isOfAnotherLog } of rooms) {
    if (seq !== null && name in read) {
      read[name] = isOfAnotherLog ? seq : Math.max(seq, read[name] ?? 0);
    }
  }
  remember("localStorage", READ, read);
}

/** The number of the last message of a room that was read; null if nothing is known. */
export function keptRead(room) {
  const seq = recall("localStorage", READ)?.[room];
  return Number.isInteger(seq) ? seq : null;
}
