// A tile map of regions, coloured by score.
import { html, nothing } from "lit-html";
import { chartMenu, REGION_HEADS, regionCells } from "./export.js";
import { breakable, fullName, shortName } from "./format.js";
import { best, overall } from "./model.js";
import { t } from "./texts.js";
import { mapped, tiles as placed, shownOf, tileOf, walk } from "./tiles.js";

const STEPS = 7;
const COLUMNS = Math.max(...placed.map(({ column }) => column));

// For what tiles show of a level: the title and the hint.
const TEXTS = {
  own: ["mapTitle", "mapHint"],
  around: ["mapTitle", "mapHintAround"],
  below: ["mapTitleBelow", "mapHintBelow"],
};

/** The map with its scale; nothing where regions have no place on a map. */
export function map(view) {
  const { edition, level, by } = view;
  const shown = shownOf(level);
  if (!shown) return nothing;
  const full = best(edition, level, by).score;
  const tiles = placed.map((region) => tileOf(view, region));
  const entry = tiles.find((tile) => tile.isPressed) ?? tiles[0];
  const [words, hint] = TEXTS[shown];
  const title = t(words, by === overall ? "" : fullName(by), level, mapped);
  return html`
    <div class="heading">
      <h2 id="map-title">${title}</h2>
      ${chartMenu(view, { id: "tiles", title, numbers: () => numbers(view, tiles) })}
    </div>
    <div id="tiles">
    <div class="tiles" style="--columns:${COLUMNS}" role="group" aria-labelledby="map-title" @keydown=${walk}>
      ${tiles.map((tile) => button(tile, full, tile === entry))}
    </div>
    ${scale(full)}
    </div>
    <p class="note">${t(hint, level, mapped)}</p>`;
}

/** A row per tile: what it stands for, and the region that it shows. */
function numbers({ edition }, tiles) {
  const cells = ({ region, shown, place, points }) => [
    edition,
    region.row,
    region.column,
    ...regionCells(region),
    shown?.code,
    place,
    points,
  ];
  const heads = ["edition", "tile_row", "tile_column", ...REGION_HEADS];
  return [[...heads, "shown_region_code", "score_rank", "score"], ...tiles.map(cells)];
}

/** Tab reaches one tile only; arrow keys move between tiles. */
function button({ region, place, points, isPressed, text, choose }, full, isEntry) {
  return html`<button
    type="button"
    class="tile ${choose ? `step-${step(points, full)}` : "blank"}"
    style="grid-row:${region.row};grid-column:${region.column}"
    data-row=${region.row}
    data-column=${region.column}
    data-tip=${text}
    tabindex=${isEntry ? 0 : -1}
    aria-pressed=${isPressed}
    aria-disabled=${choose ? nothing : "true"}
    @click=${choose}
  >
    <span class="name" aria-hidden="true">${breakable(shortName(region))}</span>
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
