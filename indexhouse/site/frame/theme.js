// Light or dark: as the system says, until the reader chooses.
const THEMES = ["light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = [];
let chosen = null;
try {
  chosen = localStorage.getItem("theme");
} catch {
  /* no storage from file:// */
}

export function theme() {
  return THEMES.includes(chosen) ? chosen : system.matches ? "dark" : "light";
}

export function toggleTheme() {
  chosen = theme() === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", chosen);
  } catch {
    /* as above */
  }
  applyTheme();
}

export function applyTheme() {
  show(theme());
}

function show(name) {
  document.documentElement.dataset.theme = name;
  for (const listener of listeners) listener();
}

/** Charts are drawn anew when colours change. */
export function onThemeChange(listener) {
  listeners.push(listener);
}

/** A colour of frame.css by its name, for charts. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

system.addEventListener("change", applyTheme);
// Paper is white.
addEventListener("beforeprint", () => show("light"));
addEventListener("afterprint", applyTheme);
