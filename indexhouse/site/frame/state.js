// What a page shows is written in its address (#edition=2023&region=510000), so that every
// state is a link, and "back" goes back.
const listeners = [];

const parameters = () => new URLSearchParams(location.hash.slice(1));

export function read(name) {
  return parameters().get(name);
}

/** Changes some parameters (null removes one). `replace` leaves no step for "back". */
export function write(changes, { replace = false } = {}) {
  const next = parameters();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const address = `${location.pathname}${location.search}#${next}`;
  if (`#${next}` === location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  announce();
}

/** `listener` runs whenever the address changes, by us, by "back" or by hand. */
export function onChange(listener) {
  listeners.push(listener);
}

function announce() {
  for (const listener of listeners) listener();
}

addEventListener("popstate", announce);
addEventListener("hashchange", announce);
