// What the browser remembers of a reader. A page opened from file:// may have no storage: then a
// choice lasts as long as the page.

/** The stored value, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Stores the value where the browser allows it. */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // No storage: nothing to do.
  }
}
