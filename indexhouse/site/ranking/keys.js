// Keyboard shortcuts: "/" searches, Escape clears, arrow keys move between rows.
import { write } from "../frame/state.js";

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
    } else if (target.matches("a.region-link")) {
      walk(event);
    }
  });
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
