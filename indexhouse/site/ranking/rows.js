// Which regions are shown, and in which order.
import { language } from "../frame/language.js";
import { name } from "./format.js";
import { byRank, LEVELS, nodeOf, rank, rankChange, regionsOf, score } from "./model.js";

// More rows take longer to draw than a reader waits for.
const MOST = 100;

/** The regions that are found, in the order of the table, and the rows of it: all, or the first. */
export function rowsOf(view) {
  const found = sorted(
    regionsOf(view.level).filter(
      (region) => (!view.within || region.above === view.within) && matches(region, view.query),
    ),
    view,
  );
  return { found, rows: view.showsAll ? found : found.slice(0, MOST), isLong: found.length > MOST };
}

/** Regions of other levels that match the search. */
export function elsewhere(view) {
  const others = LEVELS.filter((level) => level !== view.level);
  return others.flatMap(regionsOf).filter((region) => matches(region, view.query));
}

function matches(region, query) {
  const wanted = folded(query);
  if (/^\d+$/.test(wanted)) return region.code.startsWith(wanted);
  if (wanted && folded(region.code) === wanted) return true;
  return [region.zh, region.en].some((name) => folded(name).includes(wanted));
}

/** "Xi'an", "xian" and "XI AN" become the same text. */
function folded(text) {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();
}

function sorted(regions, view) {
  const ordered = { ...view, otherRanks: view.whatIf?.ranks(view.edition) };
  const keyed = regions.map((region) => ({ region, key: key(region, ordered) }));
  keyed.sort((one, other) => compare(one, other, view));
  return keyed.map(({ region }) => region);
}

function key(region, { edition, by, sort, otherRanks }) {
  if (sort === "if") return otherRanks.get(region);
  if (sort === "region") return name(region);
  if (sort === "rank") return rank(edition, region, by);
  if (sort === "change") return rankChange(edition, region, by) ?? null;
  return score(edition, region, sort === "score" ? by : nodeOf(sort));
}

/** Unknown values last in both directions; ties by rank. */
function compare(one, other, view) {
  const { edition, by, descending } = view;
  if ((one.key === null) !== (other.key === null)) return one.key === null ? 1 : -1;
  const direction = descending ? -1 : 1;
  const difference =
    view.sort === "region" ? one.key.localeCompare(other.key, language()) : one.key - other.key;
  return direction * difference || byRank(edition, by)(one.region, other.region);
}
