// Chinese or English: from the link, else from the last visit, else from the browser.
// CSS hides what is marked with the other language; what scripts draw asks `say`.
import { read, write } from "./state.js";

const LANGUAGES = ["zh", "en"];

export function language() {
  const wanted = read("lang") || stored() || navigator.language.slice(0, 2);
  return wanted === "zh" ? "zh" : "en";
}

/** The one of two texts that is to be read: say({zh, en}) or say("中文", "English"). */
export function say(...texts) {
  const [zh, en] = texts.length === 1 ? [texts[0].zh, texts[0].en] : texts;
  return language() === "zh" ? zh : en;
}

export function setLanguage(code) {
  store(code);
  write({ lang: code });
}

export function applyLanguage() {
  const root = document.documentElement;
  root.lang = language() === "zh" ? "zh-CN" : "en";
  root.dataset.language = language();
  document.title = root.dataset[language() === "zh" ? "titleZh" : "titleEn"];
}

// A page from file:// may have no storage; then the choice lasts as long as the link.
function stored() {
  try {
    return localStorage.getItem("language");
  } catch {
    return null;
  }
}

function store(code) {
  try {
    localStorage.setItem("language", code);
  } catch {
    /* as above */
  }
}
