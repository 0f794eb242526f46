// A tile map of the provinces, coloured by score.
import { html, nothing } from "lit-html";
import { breakable, fullName, shortName } from "./format.js";
import { best, overall, regionsOf } from "./model.js";
import { t } from "./texts.js";
import { tileOf, walk } from "./tiles.js";

const STEPS = 7;

/** The map with its scale. */
export function map(view) {
  const { edition, level, by } = view;
  const full = best(edition, level, by).score;
  const placed = regionsOf("province").filter((province) => province.row !== null);
  const tiles = placed.map((province) => tileOf(view, province));
  const entry = tiles.find((tile) => tile.isPressed) ?? tiles[0];
  const title = { province: "mapTitle", circle: "mapTitle", city: "mapTitleCity" }[level];
  const hint = { province: "mapHint", circle: "mapHintCircle", city: "mapHintCity" }[level];
  return html`
    <h2 id="map-title">${t(title, by === overall ? "" : fullName(by))}</h2>
    <div class="tiles" role="group" aria-labelledby="map-title" @keydown=${walk}>
      ${tiles.map((tile) => button(tile, full, tile === entry))}
    </div>
    ${scale(full)}
    <p class="note">${t(hint)}</p>`;
}

/** Tab reaches one tile only; arrow keys move between tiles. */
function button({ province, place, points, isPressed, text, choose }, full, isEntry) {
  return html`<button
    type="button"
    class="tile ${choose ? `step-${step(points, full)}` : "blank"}"
    style="grid-row:${province.row};grid-column:${province.column}"
    data-row=${province.row}
    data-column=${province.column}
    data-tip=${text}
    tabindex=${isEntry ? 0 : -1}
    aria-pressed=${isPressed}
    aria-disabled=${choose ? nothing : "true"}
    @click=${choose}
  >
    <span class="name" aria-hidden="true">${breakable(shortName(province))}</span>
    <span class="place" aria-hidden="true">${place}</span>
    <span class="visually-hidden">${text}</span>
  </button>`;
}

/** Steps have equal width on the square root: scores are skewed, most of them low. */
function step(points, full) {
  return Math.min(STEPS - 1, Math.floor(Math.sqrt(points / full || 0) * STEPS));
}

function scale(full) {
  const bounds = Array.from({ length: STEPS + 1 }, (_, k) => full * (k / STEPS) ** 2);
  const written = (bound) => bound.toFixed(bound > 0 && bound < 10 ? 1 : 0);
  return html`<div class="scale" aria-hidden="true">
    ${bounds.slice(1).map((_, k) => html`<i class="step-${k}"></i>`)}
    ${bounds.map((bound, k) => html`<span style="grid-column:${k + 1}">${written(bound)}</span>`)}
    <span class="unit">${t("pointsLegend")}</span>
  </div>`;
}
