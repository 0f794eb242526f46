// What every page does: language, theme, and links that keep the language.
import { applyLanguage, language, setLanguage } from "./language.js";
import { opensElsewhere } from "./links.js";
import { onChange, parameters, read, write } from "./state.js";
import { applyTheme, onThemeChange, theme, toggleTheme } from "./theme.js";

const languageButton = document.getElementById("language");
const themeButton = document.getElementById("theme");
const menu = document.querySelector("header.site nav");

function showLanguage() {
  applyLanguage();
  languageButton.textContent = language() === "zh" ? "English" : "中文";
  languageButton.lang = language() === "zh" ? "en" : "zh-CN";
  document.querySelectorAll("a[data-page]").forEach(keepLanguage);
  centreMenu();
}

/** If the menu is wider than the screen, scrolls it so that this page's name is in the middle. */
function centreMenu() {
  const here = menu.querySelector("[aria-current]");
  if (!here) return;
  // Not scrollIntoView: it could scroll the page too.
  menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}

/** Adds the language to a link to another page; the rest of its hash is kept. */
function keepLanguage(link) {
  const [page, hash] = link.getAttribute("href").split("#");
  const target = new URLSearchParams(hash);
  target.set("lang", language());
  link.setAttribute("href", `${page}#${target}`);
}

/** Whether the page is shown within another one (embed=1): without menu and footer. */
export const isEmbedded = () => read("embed") === "1";

function showFrame() {
  document.documentElement.toggleAttribute("data-embed", isEmbedded());
}

function showTheme() {
  themeButton.setAttribute("aria-pressed", String(theme() === "dark"));
}

languageButton.addEventListener("click", () => setLanguage(language() === "zh" ? "en" : "zh"));
themeButton.addEventListener("click", toggleTheme);
// Links may be drawn by scripts after the page has loaded.
for (const event of ["pointerdown", "focusin"]) {
  addEventListener(event, ({ target }) => {
    const link = target.closest?.("a[data-page]");
    if (link) keepLanguage(link);
  });
}

// A link within the page changes only the parameters that it names.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-here]");
  if (!link || opensElsewhere(event)) return;
  event.preventDefault();
  write(Object.fromEntries(parameters(link.hash)));
});

onChange(showLanguage);
onChange(showFrame);
onThemeChange(showTheme);
applyTheme();
showFrame();
showLanguage();

/** The page's data, as written by its data.py. */
export const data = JSON.parse(document.getElementById("data").textContent);
