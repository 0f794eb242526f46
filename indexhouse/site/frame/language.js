// Chinese or English: from the address, else from the last visit, else from the browser.
// CSS hides elements marked with the other language; scripts choose their texts with `say`.
import { read, write } from "./state.js";
import { recall, remember } from "./storage.js";

/** The reader's language: "zh" or "en". */
export function language() {
  const wanted = read("lang") || recall("language") || navigator.language.slice(0, 2);
  return wanted === "zh" ? "zh" : "en";
}

/** The text in the reader's language: say({ zh, en }) or say("中文", "English"). */
export function say(...texts) {
  const [zh, en] = texts.length === 1 ? [texts[0].zh, texts[0].en] : texts;
  return language() === "zh" ? zh : en;
}

/** Switches to "zh" or "en", here and on later visits. */
export function setLanguage(code) {
  remember("language", code);
  write({ lang: code });
}

/** Sets the language and title of the document. */
export function applyLanguage() {
  const root = document.documentElement;
  root.lang = language() === "zh" ? "zh-CN" : "en";
  root.dataset.language = language();
  document.title = root.dataset[language() === "zh" ? "titleZh" : "titleEn"];
}
