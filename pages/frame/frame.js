// What every page does: language, theme, and links that keep the language.
import { applyLanguage, language, setLanguage } from "./language.js";
import { onChange } from "./state.js";
import { applyTheme, theme, toggleTheme, onThemeChange } from "./theme.js";

const languageButton = document.getElementById("language");
const themeButton = document.getElementById("theme");

function showLanguage() {
  applyLanguage();
  languageButton.textContent = language() === "zh" ? "English" : "中文";
  languageButton.lang = language() === "zh" ? "en" : "zh-CN";
  for (const link of document.querySelectorAll("a[data-page]")) {
    link.hash = `lang=${language()}`;
  }
}

function showTheme() {
  themeButton.setAttribute("aria-pressed", String(theme() === "dark"));
}

languageButton.addEventListener("click", () => setLanguage(language() === "zh" ? "en" : "zh"));
themeButton.addEventListener("click", toggleTheme);
onChange(showLanguage);
onThemeChange(showTheme);
applyTheme();
showLanguage();

/** The page's data, as its data.py wrote them. */
export const data = JSON.parse(document.getElementById("data").textContent);
