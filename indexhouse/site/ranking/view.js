// What to show: the address, with defaults for missing or invalid parameters.
import { read } from "../frame/state.js";
import {
  editionOf,
  editions,
  LEVELS,
  nodeOf,
  overall,
  parentsOf,
  parts,
  regionOf,
} from "./model.js";
import { whatIf } from "./what_if.js";

const COLUMNS = ["rank", "region", "score", "change"];
const ASCENDING = ["rank", "region", "if"];
/** How the table shows the parts of a score. */
export const SHAPES = ["numbers", "bars", "shares"];
/** What can be shown alone within another page. */
const PLACES = ["table", "map", "slope"];
/** With how many regions one can be compared. */
export const MOST_COMPARED = 3;

/** The parameter for the region that a table is narrowed down to: links of old call it a province. */
export const WITHIN = "province";
/** Parameters that only make sense within one level: cleared when the level changes. */
export const OF_A_LEVEL = {
  region: null,
  node: null,
  compare: null,
  [WITHIN]: null,
  all: null,
  q: null,
};

/** The state of the page: codes in the address resolved to regions and nodes. */
export function readView() {
  const { edition } = editionOf(read("edition")) ?? editions.at(-1);
  const asked = regionOf(read("region"));
  const level = [read("level"), asked?.level].find((name) => LEVELS.includes(name)) ?? LEVELS[0];
  const by = nodeOf(read("by")) ?? overall;
  const within = parentsOf(level).find(({ code }) => code === read(WITHIN)) ?? null;
  const selected = ofLevel(level, asked?.code);
  const compared = (read("compare") ?? "").split(",").map((code) => ofLevel(level, code));
  const changed = by === overall ? whatIf(level) : null;
  return {
    edition,
    level,
    by,
    within,
    selected,
    compared: [...new Set(compared)]
      .filter((region) => region && region !== selected)
      .slice(0, MOST_COMPARED),
    whatIf: changed,
    query: read("q") ?? "",
    showsAll: read("all") === "1",
    at: PLACES.find((place) => place === read("at")) ?? PLACES[0],
    shape: SHAPES.find((shape) => shape === read("view")) ?? SHAPES[0],
    node: nodeOf(read("node")),
    ...order(by, changed),
  };
}

function order(by, changed) {
  const columns = [...COLUMNS, ...parts(by).map((node) => node.code), ...(changed ? ["if"] : [])];
  const sort = columns.includes(read("sort")) ? read("sort") : changed ? "if" : "rank";
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
