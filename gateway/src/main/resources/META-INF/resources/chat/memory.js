/** What outlives a reload. A browser may forbid to store anything; then it is forgotten. */

export function recall(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key));
  } catch {
    return null;
  }
}

/** @returns whether it will be remembered */
export function remember(storage, key, value) {
  try {
    window[storage].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
