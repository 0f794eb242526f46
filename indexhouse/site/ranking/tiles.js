// What each tile of the map shows, and how arrow keys move between tiles.
import { write } from "../frame/state.js";
import { points, shortName } from "./format.js";
import { around, belowOf, byRank, LEVELS, rank, regionsOf, score } from "./model.js";
import { select } from "./select.js";
import { t } from "./texts.js";
import { WITHIN } from "./view.js";

/** The level whose regions have a place on the map; undefined if none has. */
export const mapped = LEVELS.find((level) => regionsOf(level).some(({ row }) => row !== null));
/** The regions that have a tile. */
export const tiles = mapped ? regionsOf(mapped).filter(({ row }) => row !== null) : [];

/**
 * What tiles show of a level: "own" their regions, "around" the region or group around each,
 * "below" the best region below each, null if they have none of the level.
 */
export function shownOf(level) {
  if (level === mapped) return "own";
  if (tiles.some((tile) => aroundAt(tile, level))) return "around";
  return tiles.some((tile) => belowOf(tile, level).length) ? "below" : null;
}

/** A tile with what it shows; it is blank if there is nothing. */
export function tileOf(view, region) {
  const { edition, level, by } = view;
  const isBelow = shownOf(level) === "below";
  const shown = shownBy(view, region);
  if (!shown)
    return { region, isPressed: false, text: t("tileNone", shortName(region)), choose: null };
  return {
    region,
    shown,
    place: rank(edition, shown, by) ?? "–",
    points: score(edition, shown, by),
    isPressed: isBelow ? view.within === region : view.selected === shown,
    text: textOf(view, region, shown),
    choose: isBelow ? () => filterBy(view, region) : () => select(shown),
  };
}

const aroundAt = (region, level) => around(region).find((other) => other.level === level);

function shownBy({ edition, level, by }, region) {
  if (level === mapped) return region;
  const below = belowOf(region, level).sort(byRank(edition, by));
  return aroundAt(region, level) ?? below[0] ?? null;
}

function textOf({ edition, by }, region, shown) {
  const own = points(score(edition, shown, by));
  const whose =
    shown === region ? shortName(region) : t("tileOf", shortName(region), shortName(shown));
  return t("tile", whose, rank(edition, shown, by) ?? "–", own);
}

function filterBy(view, region) {
  write({ [WITHIN]: view.within === region ? null : region.code, region: null });
}

const DIRECTIONS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Moves the focus to the nearest tile in the direction of an arrow key. */
export function walk(event) {
  const direction = DIRECTIONS[event.key];
  if (!direction) return;
  event.preventDefault();
  const distance = (tile) => distanceTo(tile, event.target, direction);
  const tiles = [...event.currentTarget.children];
  const next = tiles.reduce((one, other) => (distance(other) < distance(one) ? other : one));
  if (distance(next) < Infinity) next.focus();
}

function distanceTo(tile, from, [down, right]) {
  const rows = tile.dataset.row - from.dataset.row;
  const columns = tile.dataset.column - from.dataset.column;
  const ahead = rows * down + columns * right;
  const aside = Math.abs(rows * right) + Math.abs(columns * down);
  return ahead > 0 ? ahead + 2 * aside : Infinity;
}
