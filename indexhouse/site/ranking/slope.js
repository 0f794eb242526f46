// The change of rank between editions: title, note and description of the chart.
import { html, nothing } from "lit-html";
import { chartMenu, REGION_HEADS, regionCells } from "./export.js";
import { sentences, shortName } from "./format.js";
import { byRank, editions, rank, rankChange, regionsOf } from "./model.js";
import { drawSlopeChart, heightFor } from "./slope_chart.js";
import { t } from "./texts.js";

const MOST = 31;
const TOLD = 3;

/** The chart's section; without a second edition, a note instead. */
export function slope(view, listing) {
  const years = editions.map(({ edition }) => edition);
  const heading = t("slopeTitle", years);
  const title = html`<h2 id="slope-title">${heading}</h2>`;
  if (years.length < 2) return html`${title}<p class="note">${t("oneEdition")}</p>`;
  const shown = shownIn(view, listing).length;
  if (!shown) return html`${title}<p class="note">${t("noneFound", view.query)}</p>`;
  const all = regionsOf(view.level).length;
  return html`
    <div class="heading">
      ${title}
      ${chartMenu(view, { id: "slope-chart", title: heading, numbers: () => numbers(view, listing) })}
    </div>
    <p class="note">${sentences(shown < all ? t("slopeFirst", shown, all) : nothing, t("slopeNote"))}</p>
    <div id="slope-chart" role="img" aria-label=${description(view)} style="height:${heightFor(shown)}px"></div>`;
}

const chart = () => document.getElementById("slope-chart");

/** The best of the regions found. */
function shownIn({ edition, by }, { found }) {
  return [...found].sort(byRank(edition, by)).slice(0, MOST);
}

function numbers(view, listing) {
  const years = editions.map(({ edition }) => edition);
  const heads = [...REGION_HEADS, ...years.map((year) => `rank_${year}`)];
  const cells = (region) => [
    ...regionCells(region),
    ...years.map((year) => rank(year, region, view.by)),
  ];
  return [heads, ...shownIn(view, listing).map(cells)];
}

function description({ edition, level, by }) {
  const moves = regionsOf(level).map((region) => ({
    region,
    places: rankChange(edition, region, by) ?? 0,
  }));
  const told = (list) =>
    list
      .slice(0, TOLD)
      .map(({ region, places }) => `${shortName(region)} ${Math.abs(places)}`)
      .join(", ");
  const rises = moves
    .filter(({ places }) => places > 0)
    .sort((one, other) => other.places - one.places);
  const falls = moves
    .filter(({ places }) => places < 0)
    .sort((one, other) => one.places - other.places);
  return t("slopeText", told(rises), told(falls));
}

/** Draws the chart into the section. */
export function drawSlope(view, listing) {
  if (chart()) drawSlopeChart(chart(), view, shownIn(view, listing));
}
