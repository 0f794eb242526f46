// Search, filters and the number of figures shown.
import { html } from "lit-html";
import { data } from "../frame/frame.js";
import { say } from "../frame/language.js";
import { read, write } from "../frame/state.js";
import { choices, FILTERS, label } from "./figures.js";

const NAMES = {
  verdict: { zh: "结论", en: "Verdict" },
  basis: { zh: "依据", en: "Basis" },
  where: { zh: "出处", en: "Source" },
  region: { zh: "区域", en: "Region" },
  node: { zh: "指标", en: "Node" },
  measure: { zh: "度量", en: "Measure" },
};

/** The form above the table; `count` figures are shown. */
export function controls(count) {
  return html`<form class="controls" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="search">
      <span>${say("查找", "Search")}</span>
      <input type="search" .value=${read("q") ?? ""} @input=${search}
        placeholder=${say("区域、指标、编号…", "region, node, id…")} />
    </label>
    ${Object.keys(FILTERS).map(filter)}
    <button type="button" @click=${clear}>${say("清除", "Clear")}</button>
    <p class="count" role="status">${said(count)}</p>
  </form>`;
}

function filter(name) {
  const chosen = read(name) ?? "";
  return html`<label>
    <span>${say(NAMES[name])}</span>
    <select @change=${(event) => write({ [name]: event.target.value, figure: null })}>
      <option value="" ?selected=${!chosen}>${say("全部", "All")}</option>
      ${choices(name).map(([value, count]) => {
        const text = label(name, value);
        return html`<option value=${value} ?selected=${value === chosen}>
          ${text?.zh ? say(text) : (text ?? value)} (${count})
        </option>`;
      })}
    </select>
  </label>`;
}

function search(event) {
  write({ q: event.target.value, figure: null }, { replace: true });
}

function clear() {
  const names = [...Object.keys(FILTERS), "q", "figure", "sort"];
  write(Object.fromEntries(names.map((name) => [name, null])));
}

function said(count) {
  const all = data.figures.length.toLocaleString("en");
  const shown = count.toLocaleString("en");
  return say(`显示 ${shown} / ${all} 个数字`, `${shown} of ${all} figures`);
}
