// How one score of one region is computed: value, normalised score, weight, points; or its parts.
import { html, nothing } from "lit-html";
import { language } from "../frame/language.js";
import { write } from "../frame/state.js";
import { copyButton } from "./copy.js";
import { amount, listed, name, percent, points, shortName, unit } from "./format.js";
import { best, high, isSum, low, median, normalised, regionsOf, score, value } from "./model.js";
import { t } from "./texts.js";

/** The computation of the node in the address, for the selected region. */
export function detail(view) {
  const isIndicator = !view.node.children.length;
  const isScaled = isIndicator && !isSum(view.level);
  return html`
    <h4>${t("howMade")}</h4>
    ${isScaled ? [steps(view), bounds(view)] : [sum(view), bestAndMedian(view)]}
    <p class="actions">
      ${view.node === view.by ? nothing : rankByThis(view.node)}
      <a data-page href="methodology.html#step=${isIndicator ? "normalisation" : "weighting"}">${t("method")}</a>
    </p>
    ${command(view)}`;
}

/**
 * (value − low) ÷ (high − low) × 100 × weight; with (high − value) if lower is better. All numbers
 * come from the marts, nothing is computed here.
 */
function steps({ edition, level, selected, node }) {
  const written = (number) => amount(number, node);
  const known = value(edition, selected, node);
  const [least, most] = [low(edition, level, node), high(edition, level, node)];
  // Bounds may be set: a value beyond one counts as the bound.
  const counted = Math.min(Math.max(known, least), most);
  const [own, lowest, highest] = [counted, least, most].map(written);
  const isFlat = least === most;
  const distance = node.direction === -1 ? `${highest} − ${own}` : `${own} − ${lowest}`;
  const scaled = html`(${distance}) ÷ (${highest} − ${lowest}) × 100 =
    <b>${points(normalised(edition, selected, node))}</b>
    ${counted === known ? nothing : t("beyondBound")}`;
  return html`<ol class="steps">
    ${step(t("stepValue"), html`<b>${written(known)}</b> ${unit(node)}`)}
    ${step(t("stepNormalised"), known === null ? t("unknown") : isFlat ? t("flat") : scaled)}
    ${step(t("stepWeight"), html`× <b>${percent(node.weight)}</b>`)}
    ${step(t("stepPoints"), html`= <b>${points(score(edition, selected, node))}</b>`)}
  </ol>`;
}

const step = (label, content) => html`<li><span>${label}</span><span>${content}</span></li>`;

/** The lowest and highest value, and the regions that have them; unknown values count as the worst. */
function bounds({ edition, level, node }) {
  const [lowest, highest] = [low(edition, level, node), high(edition, level, node)];
  const worst = node.direction === -1 ? highest : lowest;
  const at = (bound) =>
    regionsOf(level).filter((region) => (value(edition, region, node) ?? worst) === bound);
  const written = (number, found, given) => {
    const whose = at(number);
    return bound(t(whose.length ? found : given), amount(number, node), listed(whose));
  };
  return html`<dl class="bounds">
    ${written(lowest, "lowest", "lowerBound")} ${written(highest, "highest", "upperBound")}
    ${bound(t("medianScore"), points(median(edition, level, node)))}
  </dl>`;
}

function bestAndMedian({ edition, level, node }) {
  const { leaders, score: most } = best(edition, level, node);
  return html`<dl class="bounds">
    ${bound(t("bestScore"), points(most), listed(leaders))}
    ${bound(t("medianScore"), points(median(edition, level, node)))}
  </dl>`;
}

const bound = (label, figure, whose = "") =>
  html`<div><dt>${label}</dt><dd><b>${figure}</b> ${whose}</dd></div>`;

/** The parts of a score: a group's members, or a node's children. */
function sum({ edition, level, selected, node }) {
  const isGroup = isSum(level);
  const parts = isGroup
    ? selected.members.map((member) => [shortName(member), score(edition, member, node)])
    : node.children.map((child) => [name(child), score(edition, selected, child)]);
  return html`<p class="sum">
    ${t(isGroup ? "sumOfMembers" : "sumOfParts")}:
    ${parts.map(([label, own], place) => html`${place ? " + " : ""}<span>${label} <b>${points(own)}</b></span>`)}
  </p>`;
}

function rankByThis(node) {
  const rankBy = () => write({ by: node.code, sort: null, dir: null });
  return html`<button type="button" @click=${rankBy}>${t("rankByThis")}</button>`;
}

function command({ edition, selected, node }) {
  const inChinese = language() === "zh" ? " LANGUAGE=zh" : "";
  const text = `make explain REGION=${selected.code} NODE=${node.code} EDITION=${edition}${inChinese}`;
  return html`<div class="command">
    <span>${t("explainCommand")}</span><code>${text}</code>${copyButton(t("copy"), () => text, t("copied"))}
  </div>`;
}
