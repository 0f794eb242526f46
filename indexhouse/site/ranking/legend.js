// What the colours of the bars mean, with the weights; its entries sort the table.
import { html } from "lit-html";
import { write } from "../frame/state.js";
import { name, percent } from "./format.js";
import { parts, weight, weightScheme } from "./model.js";
import { partColour } from "./score_bar.js";
import { t } from "./texts.js";
import { sortedBy } from "./view.js";

export function legend(view) {
  return html`<div class="legend" role="group" aria-label=${t("composition")}>
    ${parts(view.by).map((node) => entry(view, node))}
    <span class="soft scheme">${t("weights", weightScheme)}</span>
  </div>`;
}

function entry(view, node) {
  return html`<button
    type="button"
    aria-pressed=${view.sort === node.code}
    title=${t("sortBy", name(node))}
    @click=${() => write(sortedBy(view, node.code))}
  >
    <i style="background:${partColour(node, view.by)}"></i>${name(node)}
    <span class="soft">${percent(weight(node))}</span>
  </button>`;
}
