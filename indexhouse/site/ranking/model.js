// The page's data: regions, tree, and accessors for the flat lists that data.py writes.
import { data } from "../frame/frame.js";

/** Editions, oldest first: { edition, name_zh, name_en, cutoff, previous }. */
export const editions = data.editions;
/** The weight scheme of the warehouse. */
export const weightScheme = data.weight_scheme;
/** Whether the data are the reconstructed sample library. */
export const isSampleLibrary = data.is_sample_library;

/** All nodes of the tree in its order, with `parent`, `children`, `dimension` and `hue`. */
export const nodes = data.nodes.map((node, index) => ({ ...node, index, children: [] }));
const nodeByCode = new Map(nodes.map((node) => [node.code, node]));
for (const node of nodes) {
  node.parent = nodeByCode.get(node.parent) ?? null;
  node.parent?.children.push(node);
}
/** The root of the tree: the index itself. */
export const overall = nodes.find((node) => !node.parent);
/** The nodes below the root. */
export const dimensions = overall.children;
/** The leaves of the tree. */
export const indicators = nodes.filter(({ children }) => !children.length);
indicators.forEach((node, index) => {
  node.indicatorIndex = index;
});
for (const node of nodes) {
  node.dimension = path(node)[1] ?? null;
  node.hue = node.dimension
    ? `var(--dimension-${(dimensions.indexOf(node.dimension) % 6) + 1})`
    : "var(--accent)";
}

const regionsByLevel = new Map();
for (const region of data.regions) {
  const peers = regionsByLevel.get(region.level) ?? [];
  region.index = peers.push(region) - 1;
  regionsByLevel.set(region.level, peers);
}
const regionByCode = new Map(data.regions.map((region) => [region.code, region]));

const levelByCode = new Map(data.levels.map((level) => [level.code, level]));

/** The levels that have regions: the one that competes first, then from the widest down. */
export const LEVELS = [...levelByCode.keys()].filter((level) => regionsByLevel.has(level));
/** What texts call a level and its regions: `one`, `title`, `many`, `short`. */
export const wordsOf = (level) => levelByCode.get(level);
/** Whether the regions of a level have the sum of their members' scores. */
export const isSum = (level) => levelByCode.get(level).is_sum;
/** The regions of a level, by code. */
export const regionsOf = (level) => regionsByLevel.get(level) ?? [];
/** The region with a code, or null. */
export const regionOf = (code) => regionByCode.get(code) ?? null;
/** The node with a code, or null. */
export const nodeOf = (code) => nodeByCode.get(code) ?? null;
/** The edition of a year, or null. */
export const editionOf = (year) =>
  editions.find(({ edition }) => String(edition) === String(year)) ?? null;

/** The nodes from the root down to this one. */
export function path(node) {
  return node ? [...path(node.parent), node] : [];
}

/**
 * The weight of a node (0 to 1). Above indicators it is the sum of the children, as in the scores;
 * printed weights of parents may differ from that sum.
 */
export const weight = (node) =>
  node.children.length ? node.children.reduce((sum, child) => sum + weight(child), 0) : node.weight;

/** The children that add up to a node's score; for an indicator, itself. */
export const parts = (node) => (node.children.length ? node.children : [node]);

const facts = (edition, level) => data.facts[edition]?.[level] ?? {};
const nodeCell = (list) => (edition, region, node) =>
  facts(edition, region.level)[list]?.[region.index * nodes.length + node.index] ?? null;
const indicatorCell = (list) => (edition, region, node) =>
  facts(edition, region.level)[list]?.[region.index * indicators.length + node.indicatorIndex] ??
  null;

// Each is a function of (edition, region, node) that returns null where the marts have no figure.

/** Points out of 100. */
export const score = nodeCell("scores");
/** Rank within the level. */
export const rank = nodeCell("ranks");
/** Raw value of an indicator. */
export const value = indicatorCell("values");
/** Normalised score of an indicator, 0 to 100. */
export const normalised = indicatorCell("normalised");
/** The share of the rows behind an indicator's value whose figure is known, in per cent. */
export const known = indicatorCell("known");
/** The lowest raw value of an indicator in a level. */
export const low = (edition, level, node) =>
  facts(edition, level).lows?.[node.indicatorIndex] ?? null;
/** The highest raw value of an indicator in a level. */
export const high = (edition, level, node) =>
  facts(edition, level).highs?.[node.indicatorIndex] ?? null;
/** The median score of a node in a level. */
export const median = (edition, level, node) => facts(edition, level).medians?.[node.index] ?? null;

const regionCell = (list) => (edition, region) =>
  facts(edition, region.level)[list]?.[region.index] ?? null;

/** The ranks that bound nine in ten of the random ways to make the index; null at other levels. */
export const rankLow = regionCell("rank_lows");
export const rankHigh = regionCell("rank_highs");
/** The share of those ways in which a region is above the next one. */
export const aboveNext = regionCell("above_next");
const rose = regionCell("rose");
const fell = regionCell("fell");

/** What moved a rank, in places: each is a function of (edition, region). */
export const PLACES = {
  own: regionCell("own_places"),
  others: regionCell("others_places"),
  bounds: regionCell("bounds_places"),
  weights: regionCell("weights_places"),
};
const valueEffect = indicatorCell("values_effects");
const coverageEffect = indicatorCell("coverage_effects");
/** What changed the points of an indicator: each is a function of (edition, region, node). */
export const EFFECTS = {
  own: (...cell) => {
    const effect = valueEffect(...cell);
    return effect === null ? null : effect - (coverageEffect(...cell) ?? 0);
  },
  coverage: coverageEffect,
  bounds: indicatorCell("bounds_effects"),
  weights: indicatorCell("weights_effects"),
};

/** Whether the part of coverage in these is known; else it is in the part of own values. */
export const knowsCoverage = (edition, { level }) => "coverage_effects" in facts(edition, level);

/** Scenarios of the whole index: { code, zh, en }. */
export const scenarios = data.scenarios;
/** The rank of a region in a scenario. */
export const scenarioRank = (edition, region, { code }) =>
  facts(edition, region.level).scenarios?.[code]?.[region.index] ?? null;

// In this share of the random ways, an order or a change counts as firm.
const FIRM = data.firm;

/** Whether the rank is known to lie in an interval. */
export const hasIntervals = (edition, level, by) =>
  by === overall && regionsOf(level).some((region) => rankLow(edition, region) !== null);

/** Whether changes of rank come from the reconstruction alone: no city's earlier rank is printed. */
export const isChangeMadeUp = (level) => isSampleLibrary && level === "city";

/** The share of random ways in which the rank moved as it did; null where that is not known. */
export function changeShare(edition, region, by) {
  const places = by === overall ? rankChange(edition, region, by) : null;
  return places ? (places > 0 ? rose : fell)(edition, region) : null;
}

/** Whether a change of rank is more than a choice of method, as far as that is known. */
export function isChangeFirm(edition, region, by) {
  return !isChangeMadeUp(region.level) && (changeShare(edition, region, by) ?? 1) >= FIRM;
}

/** The regions whose order cannot be told: a map from each to the neighbours it is level with. */
export function levelWith(edition, level) {
  const found = new Map();
  const order = [...regionsOf(level)].sort(byRank(edition, overall));
  order.slice(1).forEach((below, place) => {
    const above = order[place];
    if ((aboveNext(edition, above) ?? 1) >= FIRM) return;
    found.set(above, [...(found.get(above) ?? []), below]);
    found.set(below, [...(found.get(below) ?? []), above]);
  });
  return found;
}

/** The best score of a level, and the regions that have it. */
export function best(edition, level, node) {
  const leaders = regionsOf(level).filter((region) => rank(edition, region, node) === 1);
  return { leaders, score: leaders.length ? score(edition, leaders[0], node) : 0 };
}

/** Places gained since the previous edition: null if there is none, undefined for a new region. */
export function rankChange(edition, region, node) {
  const before = editionOf(edition).previous;
  const now = rank(edition, region, node);
  if (before === null || now === null) return null;
  const earlier = rank(before, region, node);
  return earlier === null ? undefined : earlier - now;
}

/** A comparison function that sorts regions by rank, unranked ones last. */
export function byRank(edition, node) {
  const placed = (region) => rank(edition, region, node) ?? Number.MAX_SAFE_INTEGER;
  return (one, other) => placed(one) - placed(other);
}

for (const region of data.regions) {
  region.above = regionOf(region.parent);
  region.below = [];
  region.members = [];
  region.groups = [];
}
for (const region of data.regions) region.above?.below.push(region);
for (const { group_code, member_code } of data.members) {
  const [group, member] = [regionOf(group_code), regionOf(member_code)];
  if (!group || !member) continue;
  group.members.push(member);
  member.groups.push(group);
}

/** The regions that a region lies in, nearest first, then the groups that it or they belong to. */
export function around(region) {
  const line = lineOf(region);
  return [...new Set([...line.slice(1), ...line.flatMap(({ groups }) => groups)])];
}
const lineOf = (region) => (region ? [region, ...lineOf(region.above)] : []);

/** The regions of a level directly below a region. */
export const belowOf = (region, level) => region.below.filter((below) => below.level === level);
/** The regions that have regions of a level directly below them. */
export const parentsOf = (level) => [
  ...new Set(
    regionsOf(level)
      .map(({ above }) => above)
      .filter(Boolean),
  ),
];
