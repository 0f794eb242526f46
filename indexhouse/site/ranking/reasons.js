// Why a rank moved: the places that each factor won or lost, and the indicators that changed most.
import { html, nothing } from "lit-html";
import { write } from "../frame/state.js";
import { chartMenu, REGION_HEADS, regionCells } from "./export.js";
import { difference, fullName, sentences, shortName } from "./format.js";
import {
  EFFECTS,
  editionOf,
  indicators,
  isChangeMadeUp,
  isSampleLibrary,
  known,
  overall,
  PLACES,
  rank,
  value,
  weight,
} from "./model.js";
import { t } from "./texts.js";

const TOLD = 6;
const FACTORS = Object.keys(PLACES);

/** The section; the first edition has none, and neither has a node below the index. */
export function reasons(view) {
  const { edition, selected } = view;
  const { previous } = editionOf(edition);
  if (view.by !== overall || PLACES.own(edition, selected) === null) return nothing;
  const title = t("reasonsTitle", previous);
  return html`<section class="reasons">
    <div class="heading">
      <h3>${title}</h3>
      ${chartMenu(view, { id: "waterfall", title: `${shortName(selected)}: ${title}`, numbers: () => numbers(view, previous) })}
    </div>
    ${isChangeMadeUp(view.level) ? html`<p class="note">${t("madeUp")}</p>` : nothing}
    ${waterfall(view, previous)}
    <p class="note">${t("reasonsNote")}</p>
    ${changes(view, previous)}
    ${coverage(view, previous)}
  </section>`;
}

/** The ranks of both editions, and the places that each factor won or lost. */
function numbers({ edition, selected }, previous) {
  const own = regionCells(selected);
  return [
    ["edition", ...REGION_HEADS, "factor", "places"],
    [previous, ...own, "rank", rank(previous, selected, overall)],
    ...FACTORS.map((factor) => [edition, ...own, factor, PLACES[factor](edition, selected)]),
    [edition, ...own, "rank", rank(edition, selected, overall)],
  ];
}

/** From the former rank to the new one; to the right is up. */
function waterfall({ edition, selected }, previous) {
  const [former, latter] = [rank(previous, selected, overall), rank(edition, selected, overall)];
  let at = -former;
  const steps = FACTORS.map((factor) => {
    const places = PLACES[factor](edition, selected);
    const step = { factor, places, from: at, to: at + places };
    at += places;
    return step;
  });
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(...ends) - 0.5, Math.max(...ends) + 0.5];
  const share = (place) => `${(((place - least) / (most - least)) * 100).toFixed(2)}%`;
  const bar = ({ places, from, to }) => html`<span class="fall" aria-hidden="true">
    <i class=${places < 0 ? "down" : places > 0 ? "up" : ""} style="inset-inline-start:${share(Math.min(from, to))};width:${((Math.abs(places) / (most - least)) * 100).toFixed(2)}%"></i>
  </span>`;
  const end = (place) => html`<span class="fall" aria-hidden="true">
    <b style="inset-inline-start:${share(-place)}"></b>
  </span>`;
  const row = (label, figure, drawing, kind = "") => html`<tr class=${kind}>
    <th scope="row">${label}</th><td>${drawing}</td><td class="number">${figure}</td>
  </tr>`;
  return html`<table class="waterfall" id="waterfall">
    <caption class="visually-hidden">${t("reasonsTitle", previous)}</caption>
    <tbody>
      ${row(t("rankIn", previous), former, end(former), "end")}
      ${steps.map((step) => row(t(`factor_${step.factor}`), difference(step.places, 1), bar(step)))}
      ${row(t("rankIn", edition), latter, end(latter), "end")}
    </tbody>
  </table>`;
}

/** The indicators whose points changed most, with what changed them. */
function changes(view, previous) {
  const { edition, selected } = view;
  const changed = indicators
    .map((node) => {
      const parts = Object.values(EFFECTS).map((effect) => effect(edition, selected, node) ?? 0);
      return { node, parts, all: sum(parts), known: knownRows(view, previous, node) };
    })
    .sort((one, other) => Math.abs(other.all) - Math.abs(one.all));
  const others = changed.slice(TOLD);
  const rest = {
    parts: Object.keys(EFFECTS).map((_, place) => sum(others.map(({ parts }) => parts[place]))),
    all: sum(others.map(({ all }) => all)),
  };
  return html`<table class="effects">
    <caption>${t("effectsTitle")}</caption>
    <thead><tr>
      <th scope="col">${t("nodeColumn")}</th>
      ${["factor_own", "factor_bounds", "factor_weights", "pointsColumn", "knownColumn"].map((key) => html`<th scope="col" class="number">${t(key)}</th>`)}
    </tr></thead>
    <tbody>
      ${changed.slice(0, TOLD).map((change) => effect(change))}
      ${others.length ? effect(rest, others.length) : nothing}
    </tbody>
  </table>
  <p class="note">${sentences(t("knownNote"), isSampleLibrary ? t("earlierPoints") : nothing)}</p>`;
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** The share of rows whose figure is known, in both editions: a mean of other rows may be another. */
function knownRows({ edition, selected }, previous, node) {
  const [before, now] = [previous, edition].map((year) => known(year, selected, node));
  if (before === null || now === null) return "–";
  return before === now ? `${now}%` : `${before} → ${now}%`;
}

function effect({ node, parts, all, known: rows = "" }, more) {
  return html`<tr style="--hue:${node?.hue ?? "var(--line)"}">
    <th scope="row">${node ? html`<button type="button" class="plain" @click=${() => write({ node: node.code })}>${fullName(node)}</button>` : t("otherIndicators", more)}</th>
    ${parts.map((part) => html`<td class="number">${difference(part)}</td>`)}
    <td class="number"><b>${difference(all)}</b></td>
    <td class="number known">${rows}</td>
  </tr>`;
}

/** Indicators without a known value in either edition: a change there may be one of coverage. */
function coverage({ edition, selected }, previous) {
  const gaps = (year) =>
    indicators.filter((node) => weight(node) && value(year, selected, node) === null).length;
  const [before, now] = [gaps(previous), gaps(edition)];
  return before || now
    ? html`<p class="note">${t("coverage", before, now, indicators.length)}</p>`
    : nothing;
}
