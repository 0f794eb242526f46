// All regions of a level on one line a dimension: where the selected one stands among them.
import { html, nothing, svg } from "lit-html";
import { chartMenu, REGION_HEADS, regionCells } from "./export.js";
import { name, points, shortName } from "./format.js";
import { best, dimensions, median, overall, rank, regionsOf, score } from "./model.js";
import { t } from "./texts.js";

const SHOWN = [overall, ...dimensions];
const WIDTH = 400;
const HEIGHT = 26;
const MARGIN = 8;
// Regions that are compared are told apart without colour too.
const SHAPES = [
  (x, y) => svg`<path d="M${x} ${y - 7}l7 7-7 7-7-7z"/>`,
  (x, y) => svg`<path d="M${x} ${y - 7}l7 12h-14z"/>`,
  (x, y) => svg`<path d="M${x - 5} ${y - 5}h10v10h-10z"/>`,
];

/** The section; a level of one region has none. */
export function strips(view) {
  if (regionsOf(view.level).length < 2) return nothing;
  const title = t("stripsTitle");
  return html`<section class="strips">
    <div class="heading">
      <h3>${title}</h3>
      ${chartMenu(view, { id: "strips", title: `${shortName(view.selected)}: ${title}`, numbers: () => numbers(view) })}
    </div>
    <div id="strips">
    <ul class="key">
      <li>${mark((x, y) => svg`<circle class="own" cx=${x} cy=${y} r="6"/>`)} ${shortName(view.selected)}</li>
      ${view.compared.map((region, place) => html`<li>${mark(SHAPES[place])} ${shortName(region)}</li>`)}
    </ul>
    <table>
      <caption class="visually-hidden">${t("stripsTitle")}</caption>
      <thead><tr>${["dimension", "rank", "score", "stripsTitle"].map((key) => html`<th scope="col"><span class="visually-hidden">${t(key)}</span></th>`)}</tr></thead>
      <tbody>${SHOWN.map((node) => row(view, node))}</tbody>
    </table>
    </div>
    <p class="note">${t("stripsNote")}</p>
  </section>`;
}

function numbers({ edition, level }) {
  const cells = (region) => (node) => [
    edition,
    ...regionCells(region),
    node.code,
    score(edition, region, node),
    rank(edition, region, node),
  ];
  return [
    ["edition", ...REGION_HEADS, "node_code", "score", "score_rank"],
    ...regionsOf(level).flatMap((region) => SHOWN.map(cells(region))),
  ];
}

const mark = (shape) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" class="versus" aria-hidden="true">${shape(8, 8)}</svg>`;

function row(view, node) {
  const { edition, selected } = view;
  return html`<tr style="--hue:${node.hue}">
    <th scope="row">${name(node)}</th>
    <td class="number place">${rank(edition, selected, node) ?? "–"}</td>
    <td class="number">${points(score(edition, selected, node))}</td>
    <td>${strip(view, node)}</td>
  </tr>`;
}

/** Dots on a scale of square roots: scores are skewed, most of them low. */
function strip({ edition, level, selected, compared }, node) {
  const full = best(edition, level, node).score;
  const middle = HEIGHT / 2;
  const at = (own) =>
    (MARGIN + Math.sqrt(Math.max(own, 0) / full || 0) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const of = (region) => Number(at(score(edition, region, node)));
  const half = at(median(edition, level, node));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <path class="axis" d="M${MARGIN} ${middle}H${WIDTH - MARGIN}"/>
    ${svg`<path class="median" d="M${half} 3V${HEIGHT - 3}"/>`}
    <g class="all">${regionsOf(level).map(
      (region) =>
        svg`<circle cx=${of(region)} cy=${middle} r="3.5" data-tip="${shortName(region)} ${points(score(edition, region, node))}"/>`,
    )}</g>
    <g class="versus">${compared.map((region, place) => SHAPES[place](of(region), middle))}</g>
    ${svg`<circle class="own" cx=${of(selected)} cy=${middle} r="6.5"/>`}
  </svg>`;
}
