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
/** The lowest raw value of an indicator in a level. */
export const low = (edition, level, node) =>
  facts(edition, level).lows?.[node.indicatorIndex] ?? null;
/** The highest raw value of an indicator in a level. */
export const high = (edition, level, node) =>
  facts(edition, level).highs?.[node.indicatorIndex] ?? null;
/** The median score of a node in a level. */
export const median = (edition, level, node) => facts(edition, level).medians?.[node.index] ?? null;

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

const regionCell = (list) => (edition, region) =>
  facts(edition, region.level)[list]?.[region.index] ?? null;
const firstRank = regionCell("first_ranks");
const lastRank = regionCell("last_ranks");
const aboveNext = regionCell("above_next");
const rose = regionCell("rose");
const fell = regionCell("fell");

/** How many random ways to make the index the intervals of a level come from; null if none. */
export const draws = (edition, level) => facts(edition, level).draws ?? null;

/** The overall ranks of a region in 90 per cent of the draws: [first, last], or null. */
export function interval(edition, region) {
  const first = firstRank(edition, region);
  return first === null ? null : [first, lastRank(edition, region)];
}

// A finding is firm if so many of the draws agree on it.
const FIRM = 0.95;

/** The share of draws in which a region is above the next one, if they leave the order open. */
export function openOrder(edition, region) {
  const share = aboveNext(edition, region);
  return share !== null && share > 1 - FIRM && share < FIRM ? share : null;
}

/** The share of draws that have the overall rank move as it did; null if it did not, or no draws. */
export function changeShare(edition, region) {
  const places = rankChange(edition, region, overall);
  if (!places) return null;
  return (places > 0 ? rose : fell)(edition, region);
}

/** Whether the change of rank is known to be more than a choice of method or made-up rows. */
export function isFirmChange(edition, region, node) {
  if (isMadeUp(region.level)) return false;
  const share = node === overall ? changeShare(edition, region) : null;
  return share === null || share >= FIRM;
}

/** Whether earlier ranks of a level are made up: the sample's source prints none for cities. */
export const isMadeUp = (level) => isSampleLibrary && level === "city";

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
