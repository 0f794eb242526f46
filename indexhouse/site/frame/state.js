// The page's state is kept in its address (#edition=2023&region=510000): every state is a link,
// and the browser's back button works.
const listeners = [];

/** The parameters in a hash: that of the page's address unless another is given. */
export const parameters = (hash = location.hash) => new URLSearchParams(hash.slice(1));

/** The value of a parameter of the page's address, or null. */
export function read(name) {
  return parameters().get(name);
}

/** The page's hash with some parameters changed; null or "" removes one. */
export function address(changes) {
  const changed = parameters();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") changed.delete(name);
    else changed.set(name, value);
  }
  return `#${changed}`;
}

/** Changes parameters of the page's address. `replace` adds no entry to the history. */
export function write(changes, { replace = false } = {}) {
  const hash = address(changes);
  if (hash === location.hash) return;
  const url = `${location.pathname}${location.search}${hash}`;
  history[replace ? "replaceState" : "pushState"](null, "", url);
  announce();
}

/** Calls `listener` whenever the address changes: by `write`, by the back button or by hand. */
export function onChange(listener) {
  listeners.push(listener);
}

function announce() {
  for (const listener of listeners) listener();
}

addEventListener("popstate", announce);
addEventListener("hashchange", announce);
