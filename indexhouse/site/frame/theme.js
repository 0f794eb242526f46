// Light or dark: the system's setting until the reader chooses.
import { recall, remember } from "./storage.js";

const THEMES = ["light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = [];
let chosen = recall("theme");

/** The reader's theme: "light" or "dark". */
export function theme() {
  return THEMES.includes(chosen) ? chosen : system.matches ? "dark" : "light";
}

/** Switches to the other theme, here and on later visits. */
export function toggleTheme() {
  chosen = theme() === "dark" ? "light" : "dark";
  remember("theme", chosen);
  applyTheme();
}

/** Shows the page in the reader's theme. */
export function applyTheme() {
  show(theme());
}

function show(name) {
  document.documentElement.dataset.theme = name;
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the colours change: charts must be redrawn. */
export function onThemeChange(listener) {
  listeners.push(listener);
}

/** The current value of a colour in frame.css (its name without "--"), for charts. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

system.addEventListener("change", applyTheme);
// Always print in light colours.
addEventListener("beforeprint", () => show("light"));
addEventListener("afterprint", applyTheme);
