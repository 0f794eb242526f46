// The indicators in which the selected region ranks best and worst.
import { html, nothing } from "lit-html";
import { write } from "../frame/state.js";
import { fullName } from "./format.js";
import { indicators, rank, score } from "./model.js";
import { t } from "./texts.js";

// Of few indicators, none is both.
const SHOWN = Math.min(5, Math.ceil(indicators.length / 2));

/** Two lists of indicators. */
export function strengths(view) {
  const strong = strongest(view);
  return html`<section class="strengths">
    ${list(view, t("strengths"), strong)}
    ${strong.length < indicators.length ? list(view, t("weaknesses"), weakest(view, strong)) : nothing}
    <p class="note">${t("strengthsNote")}</p>
  </section>`;
}

/** Best rank first, then higher weight; indicators without points are left out. */
function strongest({ edition, selected }) {
  const place = (node) => rank(edition, selected, node);
  return indicators
    .filter((node) => score(edition, selected, node) > 0)
    .sort((one, other) => place(one) - place(other) || other.weight - one.weight)
    .slice(0, SHOWN);
}

/** Worst rank first, then higher weight; strengths are left out. */
function weakest({ edition, selected }, strong) {
  const place = (node) => rank(edition, selected, node);
  return indicators
    .filter((node) => !strong.includes(node))
    .sort((one, other) => place(other) - place(one) || other.weight - one.weight)
    .slice(0, SHOWN);
}

function list({ edition, selected }, title, nodes) {
  return html`<div>
    <h3>${title}</h3>
    ${nodes.length ? nothing : html`<p class="note">${t("noStrength")}</p>`}
    <ol>
      ${nodes.map(
        (node) => html`<li style="--hue:${node.hue}">
        <span class="place">${rank(edition, selected, node) ?? "–"}</span>
        <button type="button" class="plain" @click=${() => show(node)}>${fullName(node)}</button>
      </li>`,
      )}
    </ol>
  </div>`;
}

/** Expands the indicator in the tree and scrolls to it. */
function show(node) {
  write({ node: node.code });
  const row = document.getElementById(`node-${node.code}`);
  row.scrollIntoView({ block: "center" });
  row.querySelector("button").focus({ preventScroll: true });
}
