// Why a rank moved: the places that each factor won or lost, and the indicators that changed most.
import { html, nothing } from "lit-html";
import { write } from "../frame/state.js";
import { chartMenu, REGION_HEADS, regionCells } from "./export.js";
import { difference, fullName, points, sentences, shortName } from "./format.js";
import {
  EFFECTS,
  editionOf,
  indicators,
  isChangeMadeUp,
  isSampleLibrary,
  known,
  knowsCoverage,
  overall,
  PLACES,
  rank,
  score,
  value,
  weight,
} from "./model.js";
import { t } from "./texts.js";

const TOLD = 6;
const MARGIN = 0.05; // beside the bars, of what they cover

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
    <div id="waterfall">${places(view, previous)} ${won(view, previous)}</div>
    <p class="note">${sentences(t("reasonsNote"), coverageNote(view))}</p>
    ${changes(view, previous)}
    ${coverage(view, previous)}
  </section>`;
}

/** The factors of the points: coverage is one only where it changed something. */
function factorsOf({ edition, selected }) {
  const isChanged = indicators.some((node) => EFFECTS.coverage(edition, selected, node));
  return Object.keys(EFFECTS).filter((factor) => factor !== "coverage" || isChanged);
}

function coverageNote(view) {
  if (!knowsCoverage(view.edition, view.selected)) return t("noCoverageNote");
  return factorsOf(view).includes("coverage") ? t("coverageNote") : nothing;
}

/** The points that a factor won or lost, over all indicators. */
const pointsWon = ({ edition, selected }, factor) =>
  sum(indicators.map((node) => EFFECTS[factor](edition, selected, node) ?? 0));

/** Rank and score of both editions, and the places and points that each factor won or lost. */
function numbers(view, previous) {
  const { edition, selected } = view;
  const won = factorsOf(view);
  const ends = (year) => [
    year,
    ...regionCells(selected),
    overall.code,
    rank(year, selected, overall),
    score(year, selected, overall),
  ];
  const cells = (factor) => [
    edition,
    ...regionCells(selected),
    factor,
    PLACES[factor]?.(edition, selected),
    won.includes(factor) ? pointsWon(view, factor) : null,
  ];
  return [
    ["edition", ...REGION_HEADS, "factor", "places", "points"],
    ends(previous),
    ...[...new Set([...Object.keys(PLACES), ...won])].map(cells),
    ends(edition),
  ];
}

/** From the former rank to the new one. */
function places({ edition, selected }, previous) {
  const end = (year) => {
    const place = rank(year, selected, overall);
    return { label: t("rankIn", year), figure: place, at: -place };
  };
  const step = (factor) => {
    const change = PLACES[factor](edition, selected);
    return { label: t(`factor_${factor}`), figure: difference(change, 1), change };
  };
  return waterfall(t("places"), end(previous), Object.keys(PLACES).map(step), end(edition));
}

/** From the former points to the new ones. */
function won(view, previous) {
  const end = (year) => {
    const at = score(year, view.selected, overall);
    return { label: t("pointsIn", year), figure: points(at), at };
  };
  const step = (factor) => {
    const change = pointsWon(view, factor);
    return { label: t(`factor_${factor}`), figure: difference(change), change };
  };
  return waterfall(t("pointsColumn"), end(previous), factorsOf(view).map(step), end(view.edition));
}

/** Bars from one figure to another, a step each; to the right is up. */
function waterfall(title, former, steps, latter) {
  let at = former.at;
  const bars = steps.map((step) => {
    const from = at;
    at += step.change;
    return { ...step, from, to: at };
  });
  const stops = [former.at, latter.at, ...bars.map(({ to }) => to)];
  const margin = (Math.max(...stops) - Math.min(...stops)) * MARGIN || 1;
  const [least, most] = [Math.min(...stops) - margin, Math.max(...stops) + margin];
  const share = (size) => `${((size / (most - least)) * 100).toFixed(2)}%`;
  const bar = ({ change, from, to }) =>
    html`<i class=${change < 0 ? "down" : change > 0 ? "up" : ""} style="inset-inline-start:${share(Math.min(from, to) - least)};width:${share(Math.abs(change))}"></i>`;
  const mark = (at) => html`<b style="inset-inline-start:${share(at - least)}"></b>`;
  const row = ({ label, figure }, drawing, kind = "") => html`<tr class=${kind}>
    <th scope="row">${label}</th>
    <td><span class="fall" aria-hidden="true">${drawing}</span></td>
    <td class="number">${figure}</td>
  </tr>`;
  return html`<table class="waterfall">
    <caption>${title}</caption>
    <tbody>
      ${row(former, mark(former.at), "end")}
      ${bars.map((step) => row(step, bar(step)))}
      ${row(latter, mark(latter.at), "end")}
    </tbody>
  </table>`;
}

/** The indicators whose points changed most, with what changed them. */
function changes(view, previous) {
  const { edition, selected } = view;
  const factors = factorsOf(view);
  const changed = indicators
    .map((node) => {
      const parts = factors.map((factor) => EFFECTS[factor](edition, selected, node) ?? 0);
      return { node, parts, all: sum(parts), known: knownRows(view, previous, node) };
    })
    .sort((one, other) => Math.abs(other.all) - Math.abs(one.all));
  const others = changed.slice(TOLD);
  const rest = {
    parts: factors.map((_, place) => sum(others.map(({ parts }) => parts[place]))),
    all: sum(others.map(({ all }) => all)),
  };
  return html`<table class="effects" style="--figures:${factors.length + 1}">
    <caption>${t("effectsTitle")}</caption>
    <thead><tr>
      <th scope="col">${t("nodeColumn")}</th>
      ${[...factors.map((factor) => `factor_${factor}`), "pointsColumn", "knownColumn"].map((key) => html`<th scope="col" class="number">${t(key)}</th>`)}
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
