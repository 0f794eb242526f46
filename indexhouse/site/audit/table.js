// The table of figures; the one in the address is expanded below its row.
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { data } from "../frame/frame.js";
import { say } from "../frame/language.js";
import { place } from "../frame/place.js";
import { read, write } from "../frame/state.js";
import { detail } from "./detail.js";
import { order } from "./figures.js";
import { computed, MEASURES, printed, VERDICTS } from "./texts.js";

const NONE = { zh: "没有符合条件的数字。", en: "No figure matches." };
const COLUMNS = [
  ["id", { zh: "编号", en: "Figure" }],
  [null, { zh: "出处", en: "Source" }],
  ["edition", { zh: "版本", en: "Edition" }],
  [null, { zh: "主体", en: "Subject" }],
  [null, { zh: "度量", en: "Measure" }],
  ["printed", { zh: "印出", en: "Printed" }, "number"],
  ["computed", { zh: "重算", en: "Computed" }, "number"],
  ["difference", { zh: "差值", en: "Difference" }, "number"],
  ["verdict", { zh: "结论", en: "Verdict" }],
];

/** The table with its sortable head. */
export function table(figures) {
  return html`<table>
    <caption class="visually-hidden">
      ${say("印出的数字与重算值", "Printed figures and computed values")}
    </caption>
    <thead><tr>${COLUMNS.map(heading)}</tr></thead>
    <tbody>${repeat(figures, (figure) => figure.id, row)}</tbody>
  </table>
  ${figures.length ? nothing : html`<p class="none">${say(NONE)}</p>`}`;
}

function heading([column, name, kind]) {
  if (!column) return html`<th scope="col">${say(name)}</th>`;
  const { column: by, descending } = order();
  const direction = by !== column ? "none" : descending ? "descending" : "ascending";
  return html`<th scope="col" class=${kind ?? ""} aria-sort=${direction}>
    <button type="button" @click=${() => sort(column, direction)}>${say(name)}</button>
  </th>`;
}

function sort(column, direction) {
  const next = { none: column, ascending: `-${column}`, descending: null }[direction];
  write({ sort: next });
}

function row(figure) {
  const open = figure.id === read("figure");
  return html`<tr id=${figure.id} class=${open ? "open" : ""}>
      <th scope="row"><button type="button" class="link" aria-expanded=${open}
        @click=${() => write({ figure: open ? null : figure.id })}>${figure.id}</button></th>
      <td>${place(figure.locator)}${basis(figure)}</td>
      <td>${figure.edition}</td>
      <td>${subject(figure)}</td>
      <td>${say(MEASURES[figure.measure])}</td>
      <td class="number">${printed(figure)}</td>
      <td class="number">${computed(figure)}</td>
      <td class="number">${figure.operator === "=" ? computed(figure, figure.difference) : ""}</td>
      <td><span class="verdict ${figure.verdict}">${say(VERDICTS[figure.verdict])}</span></td>
    </tr>
    ${open ? html`<tr class="detail"><td colspan=${COLUMNS.length}>${detail(figure)}</td></tr>` : nothing}`;
}

/** The basis, unless the figure is printed. */
function basis(figure) {
  if (figure.basis === "printed") return nothing;
  return html` <small class="soft">${say(data.bases[figure.basis])}</small>`;
}

function subject(figure) {
  const node = data.nodes[figure.node];
  return html`<strong>${say(data.regions[figure.region])}</strong>
    <span class="soft">${node ? say(node) : figure.node}</span>`;
}
