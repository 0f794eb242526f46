// One figure in detail: the rule it is judged by, where its value is computed, its proof.
import { html, nothing } from "lit-html";
import { data } from "../frame/frame.js";
import { say } from "../frame/language.js";
import { place } from "../frame/place.js";
import { number, printed, SOURCES } from "./texts.js";

// For each measure, the model that computes the value and the mart that it reads.
const MODELS = {
  sample_size: ["int_computed_samples", "audit_row_counts"],
  weight: ["int_computed_weights", "dim_index_weights"],
  consistency_ratio: ["int_computed_weights", "dim_index_weights"],
  score: ["int_computed_scores", "fct_index_scores"],
  rank: ["int_computed_scores", "fct_index_scores"],
  rank_change: ["int_computed_scores", "province_rankings"],
  value: ["int_computed_values", "fct_indicator_values"],
};
const SHARES = ["int_computed_shares", "fct_indicator_shares"];

/** The details of a figure, shown below its row. */
export function detail(figure) {
  const proof = say({ zh: figure.proof_zh, en: figure.proof_en });
  return html`<dl>
    <dt>${say("规则", "Rule")}</dt>
    <dd>${rule(figure)}</dd>
    <dt>${say("重算值", "Computed")}</dt>
    <dd>${figure.computed ?? "–"}</dd>
    <dt>${say(SOURCES[figure.basis])}</dt>
    <dd>${place(figure.locator)}</dd>
    <dt>${say("依据", "Basis")}</dt>
    <dd>${say(data.bases[figure.basis])}${say("：", ": ")}${say(data.bases[figure.basis].meaning)}</dd>
    ${figure.note ? html`<dt>${say("备注", "Note")}</dt><dd>${figure.note}</dd>` : nothing}
    ${proof ? html`<dt>${say("例外的理由", "Reason for the exception")}</dt><dd>${proof}</dd>` : nothing}
    <dt>${say("计算于", "Computed in")}</dt>
    <dd>${(MODELS[figure.measure] ?? SHARES).map(link)}</dd>
  </dl>`;
}

function rule(figure) {
  if (figure.operator !== "=")
    return say("重算值须 ", "The computed value must be ") + printed(figure);
  const half = number(0.5 / 10 ** figure.decimals, figure.decimals + 1);
  return say(
    `重算值与印出值之差不超过末位单位的一半，即 ${half}`,
    `The computed value must be within half a unit of the last printed decimal: ${half}`,
  );
}

function link(model) {
  const address = `dbt/index.html#!/model/model.ai_competitiveness.${model}`;
  return html`<a href=${address}><code>${model}</code></a> `;
}
