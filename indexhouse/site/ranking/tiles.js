// What each tile of the map shows, and how arrow keys move between tiles.
import { write } from "../frame/state.js";
import { points, shortName } from "./format.js";
import { byRank, circleOf, citiesOf, rank, score } from "./model.js";
import { select } from "./select.js";
import { t } from "./texts.js";

/** A tile shows its province, the circle or the best city, depending on the level; or is blank. */
export function tileOf(view, province) {
  const { edition, level, by } = view;
  const shown = shownBy(view, province);
  if (!shown)
    return { province, isPressed: false, text: t("tileNone", shortName(province)), choose: null };
  const isCity = level === "city";
  return {
    province,
    place: rank(edition, shown, by) ?? "–",
    points: score(edition, shown, by),
    isPressed: isCity ? view.province === province : view.selected === shown,
    text: textOf(view, province, shown),
    choose: isCity ? () => filterBy(view, province) : () => select(shown),
  };
}

function shownBy({ edition, level, by }, province) {
  if (level === "province") return province;
  if (level === "circle") return circleOf(province);
  return citiesOf(province).sort(byRank(edition, by))[0] ?? null;
}

function textOf({ edition, by }, province, shown) {
  const own = points(score(edition, shown, by));
  const whose =
    shown === province ? shortName(province) : t("tileOf", shortName(province), shortName(shown));
  return t("tile", whose, rank(edition, shown, by) ?? "–", own);
}

function filterBy(view, province) {
  write({ province: view.province === province ? null : province.code, region: null });
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
