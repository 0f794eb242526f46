// The colours of the bars, with weights; clicking an entry sorts the table.
import { html } from "lit-html";
import { write } from "../frame/state.js";
import { name, percent } from "./format.js";
import { parts, weight, weightScheme } from "./model.js";
import { partColour } from "./score_bar.js";
import { t } from "./texts.js";
import { sortedBy } from "./view.js";

/** One button per part of the score. */
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
