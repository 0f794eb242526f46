// Keyboard shortcuts: "/" searches, Enter opens the first hit, Escape clears, arrow keys move
// between rows.
import { write } from "../frame/state.js";
import { elsewhere, rowsOf } from "./rows.js";
import { select } from "./select.js";
import { readView } from "./view.js";

/** Installs the shortcuts. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const search = document.getElementById("search");
    if (key === "/" && !target.matches("input, select, textarea")) {
      event.preventDefault();
      search.focus();
    } else if (key === "Escape" && target === search) {
      write({ q: null }, { replace: true });
    } else if (key === "Enter" && target === search) {
      openHit();
    } else if (target.matches("a.region-link")) {
      walk(event);
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("a.region-link")) stopAt(target);
  });
}

/** Of all rows, Tab reaches one: the last that was reached, or the first. */
function stopAt(link) {
  for (const other of document.querySelectorAll("a.region-link")) other.tabIndex = -1;
  link.tabIndex = 0;
}

/** The first region that is found, at this level or else at another. */
function openHit() {
  const view = readView();
  const [first] = view.query ? [...rowsOf(view).found, ...elsewhere(view)] : [];
  if (first) select(first);
}

function walk(event) {
  const links = [...document.querySelectorAll("a.region-link")];
  const here = links.indexOf(event.target);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[
    event.key
  ];
  if (!links[next]) return;
  event.preventDefault();
  links[next].focus();
}
