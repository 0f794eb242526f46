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
    ${ranked(figure)}
    ${rows(figure)}
  </dl>`;
}

/** Where the ranking shows the region and the node, and the command that explains the score. */
function ranked({ edition, level, region, node }) {
  const isNode = data.nodes[node] && !data.raw_tables[node];
  if (!isNode || !data.regions[region] || level === "country") return nothing;
  const state = new URLSearchParams({ edition, level, region, node });
  return html`<dt>${say("排名与画像", "In the ranking")}</dt>
    <dd><a href="ranking.html#${state}" data-page>
      ${say(data.regions[region])}${say("，", ", ")}${say(data.nodes[node])}</a></dd>
    <dt>${say("逐步解释", "Explanation")}</dt>
    <dd><code>make explain REGION=${region} NODE=${node} EDITION=${edition}</code></dd>`;
}

/** The raw rows of an indicator: how many, and two of them as they came in. */
function rows({ edition, region, node }) {
  const trace = data.traces[`${edition} ${region} ${node}`];
  if (!trace) return nothing;
  const count = trace.count.toLocaleString("en");
  const table = say(data.raw_tables[trace.table]);
  return html`<dt>${say("原始行", "Raw rows")}</dt>
    <dd>${say(`${table} ${count} 行，例如：`, `${count} rows of ${table.toLowerCase()}, such as:`)}
      <ul class="rows">${trace.examples.map((row) => html`<li><code>${cells(row)}</code></li>`)}</ul>
      <a href="data.html" data-page>${say("全部：trace/", "All of them: trace/")}</a></dd>`;
}

/** A raw row as it came in, without its empty cells. */
function cells(row) {
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return known.map(([column, value]) => `${column} ${value}`).join(", ");
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
