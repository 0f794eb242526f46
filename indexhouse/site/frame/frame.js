// What every page does: language, theme, and links that keep the language.
import { applyLanguage, language, setLanguage } from "./language.js";
import { onChange, write } from "./state.js";
import { applyTheme, onThemeChange, theme, toggleTheme } from "./theme.js";

const languageButton = document.getElementById("language");
const themeButton = document.getElementById("theme");
const menu = document.querySelector("header.site nav");

function showLanguage() {
  applyLanguage();
  languageButton.textContent = language() === "zh" ? "English" : "中文";
  languageButton.lang = language() === "zh" ? "en" : "zh-CN";
  document.querySelectorAll("a[data-page]").forEach(keepLanguage);
  showWhere();
}

/** Where the menu is wider than the screen, this page's name is in its middle. */
function showWhere() {
  const here = menu.querySelector("[aria-current]");
  // Not scrollIntoView, which could move the page too.
  if (here)
    menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}

/** A link to another page takes the language along, beside what its address asks for. */
function keepLanguage(link) {
  const [page, hash] = link.getAttribute("href").split("#");
  const asked = new URLSearchParams(hash);
  asked.set("lang", language());
  link.setAttribute("href", `${page}#${asked}`);
}

function showTheme() {
  themeButton.setAttribute("aria-pressed", String(theme() === "dark"));
}

languageButton.addEventListener("click", () => setLanguage(language() === "zh" ? "en" : "zh"));
themeButton.addEventListener("click", toggleTheme);
// Links that scripts draw later, too.
for (const event of ["pointerdown", "focusin"]) {
  addEventListener(event, ({ target }) => {
    const link = target.closest?.("a[data-page]");
    if (link) keepLanguage(link);
  });
}

// A link within the page changes what its address names, and keeps the rest.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-here]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  write(Object.fromEntries(new URLSearchParams(link.hash.slice(1))));
});

onChange(showLanguage);
onThemeChange(showTheme);
applyTheme();
showLanguage();

/** The page's data, as its data.py wrote them. */
export const data = JSON.parse(document.getElementById("data").textContent);
