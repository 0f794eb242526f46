// The data with names: regions, tree, and the figures that data.py wrote as flat lists.
import { data } from "../frame/frame.js";

export const editions = data.editions;
export const weightScheme = data.weight_scheme;
export const isSampleLibrary = data.is_sample_library;

export const nodes = data.nodes.map((node, index) => ({ ...node, index, children: [] }));
const nodeByCode = new Map(nodes.map((node) => [node.code, node]));
for (const node of nodes) {
  node.parent = nodeByCode.get(node.parent) ?? null;
  node.parent?.children.push(node);
}
export const overall = nodes.find((node) => !node.parent);
export const dimensions = overall.children;
export const indicators = nodes.filter((node) => node.level === "indicator");
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

export const LEVELS = ["province", "circle", "city"].filter((level) => regionsByLevel.has(level));
export const regionsOf = (level) => regionsByLevel.get(level) ?? [];
export const regionOf = (code) => regionByCode.get(code) ?? null;
export const nodeOf = (code) => nodeByCode.get(code) ?? null;
export const editionOf = (year) =>
  editions.find(({ edition }) => String(edition) === String(year)) ?? null;

/** The nodes from the index down to this one. */
export function path(node) {
  return node ? [...path(node.parent), node] : [];
}

/** What an indicator counts for; above it the sum, as in the scores: printed weights differ from it. */
export const weight = (node) =>
  node.children.length ? node.children.reduce((sum, child) => sum + weight(child), 0) : node.weight;

/** What a node's score is the sum of; an indicator is its own only part. */
export const parts = (node) => (node.children.length ? node.children : [node]);

const facts = (edition, level) => data.facts[edition]?.[level] ?? {};
const nodeCell = (list) => (edition, region, node) =>
  facts(edition, region.level)[list]?.[region.index * nodes.length + node.index] ?? null;
const indicatorCell = (list) => (edition, region, node) =>
  facts(edition, region.level)[list]?.[region.index * indicators.length + node.indicatorIndex] ??
  null;

/** Points of the 100, rank of the mart, value as counted, 0 to 100: null where the marts have none. */
export const score = nodeCell("scores");
export const rank = nodeCell("ranks");
export const value = indicatorCell("values");
export const normalised = indicatorCell("normalised");
export const low = (edition, level, node) =>
  facts(edition, level).lows?.[node.indicatorIndex] ?? null;
export const high = (edition, level, node) =>
  facts(edition, level).highs?.[node.indicatorIndex] ?? null;
export const median = (edition, level, node) => facts(edition, level).medians?.[node.index] ?? null;

/** The best score that a region of the level has, and the regions that have it. */
export function best(edition, level, node) {
  const leaders = regionsOf(level).filter((region) => rank(edition, region, node) === 1);
  return { leaders, score: leaders.length ? score(edition, leaders[0], node) : 0 };
}

/** Ranks won since the edition before: null without such an edition, undefined for a new region. */
export function rankChange(edition, region, node) {
  const before = editionOf(edition).previous;
  const now = rank(edition, region, node);
  if (before === null || now === null) return null;
  const earlier = rank(before, region, node);
  return earlier === null ? undefined : earlier - now;
}

/** Sorts regions by their rank, those without one last. */
export function byRank(edition, node) {
  const placed = (region) => rank(edition, region, node) ?? Number.MAX_SAFE_INTEGER;
  return (one, other) => placed(one) - placed(other);
}

export const provinceOf = (region) => regionOf(region.province);
export const circleOf = (region) => regionOf(region.circle);
export const membersOf = (circle) =>
  regionsOf("province").filter((province) => province.circle === circle.code);
export const citiesOf = (province) =>
  regionsOf("city").filter((city) => city.province === province.code);
