// What to show: the address, with defaults for missing or invalid parameters.
import { read } from "../frame/state.js";
import {
  byRank,
  editionOf,
  editions,
  LEVELS,
  nodeOf,
  overall,
  parentsOf,
  parts,
  regionOf,
  regionsOf,
} from "./model.js";

const COLUMNS = ["rank", "region", "score", "change"];
const ASCENDING = ["rank", "region"];

/** The parameter for the region that a table is narrowed down to: links of old call it a province. */
export const WITHIN = "province";
/** Parameters that only make sense within one level: cleared when the level changes. */
export const OF_A_LEVEL = { region: null, compare: null, [WITHIN]: null, all: null, q: null };

/** The state of the page: codes in the address resolved to regions and nodes. */
export function readView() {
  const { edition } = editionOf(read("edition")) ?? editions.at(-1);
  const asked = regionOf(read("region"));
  const level = [read("level"), asked?.level].find((name) => LEVELS.includes(name)) ?? LEVELS[0];
  const by = nodeOf(read("by")) ?? overall;
  const within = parentsOf(level).find(({ code }) => code === read(WITHIN)) ?? null;
  const selected = ofLevel(level, asked?.code) ?? leader(edition, level, by, within);
  const compared = ofLevel(level, read("compare"));
  return {
    edition,
    level,
    by,
    within,
    selected,
    compared: compared === selected ? null : compared,
    query: read("q") ?? "",
    showsAll: read("all") === "1",
    showsNumbers: read("view") === "numbers",
    node: nodeOf(read("node")),
    ...order(by),
  };
}

function order(by) {
  const columns = [...COLUMNS, ...parts(by).map((node) => node.code)];
  const sort = columns.includes(read("sort")) ? read("sort") : "rank";
  const descending = read("dir") ? read("dir") === "desc" : !ASCENDING.includes(sort);
  return { sort, descending };
}

/** Address changes that sort by a column: in its natural direction, then the other one. */
export function sortedBy(view, column) {
  const descending = view.sort === column ? !view.descending : !ASCENDING.includes(column);
  return { sort: column, dir: descending ? "desc" : "asc" };
}

function ofLevel(level, code) {
  const region = regionOf(code);
  return region?.level === level ? region : null;
}

function leader(edition, level, by, within) {
  const places = regionsOf(level).filter(({ above }) => !within || above === within);
  return places.sort(byRank(edition, by))[0] ?? null;
}
