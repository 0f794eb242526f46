// The index made another way: weights that the reader sets, or a scenario of the marts.
import { read, write } from "../frame/state.js";
import {
  dimensions,
  editions,
  indicators,
  nodeOf,
  normalised,
  regionsOf,
  scenarioRank,
  scenarios,
  score,
  weight,
} from "./model.js";

// Ranks tie on as many decimals as in the marts.
const DECIMALS = 9;

/** Weights in per cent that the address sets: node -> weight. */
export function givenWeights() {
  const pairs = (read("weights") ?? "").split(",").map((pair) => pair.split(":"));
  const known = pairs
    .map(([code, given]) => [nodeOf(code), Number.parseFloat(given)])
    .filter(([node, given]) => isSettable(node) && given >= 0 && given <= 100);
  return new Map(known);
}

const isSettable = (node) => dimensions.includes(node) || indicators.includes(node);

/** Sets the weight of a node in per cent; a dimension and its indicators give way to each other. */
export function setWeight(node, given) {
  const weights = givenWeights();
  for (const other of weights.keys()) {
    if (other !== node && (other.dimension === node || node.dimension === other))
      weights.delete(other);
  }
  weights.set(node, given);
  const written = [...weights].map(([{ code }, share]) => `${code}:${share}`).join(",");
  write({ weights: written, scenario: null }, { replace: true });
}

/**
 * The weights of all indicators: what is set, and the others share the rest in their proportions.
 * All of them together weigh what they do in the index.
 */
export function weightsOf(given) {
  const whole = sum(indicators.map((node) => node.weight));
  const fixed = (node) => [node.dimension, node].find((one) => given.has(one));
  const free = sum(indicators.filter((node) => !fixed(node)).map((node) => node.weight));
  const rest = Math.max(0, 1 - sum([...given.values()]) / 100);
  const asked = indicators.map((node) => {
    const set = fixed(node);
    if (!set) return free ? (node.weight * rest) / free : 0;
    return (given.get(set) / 100) * (set === node ? 1 : node.weight / weight(set) || 0);
  });
  const scale = whole / sum(asked) || 0;
  return new Map(indicators.map((node, place) => [node, asked[place] * scale]));
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** The indicators below a dimension. */
export const indicatorsOf = (dimension) =>
  indicators.filter((node) => node.dimension === dimension);

/** The scenarios that the marts have of a level: those of sums of members they do not. */
export function scenariosOf(level) {
  const { edition } = editions.at(-1);
  const isKnown = (scenario) =>
    regionsOf(level).some((one) => scenarioRank(edition, one, scenario));
  return scenarios.filter(isKnown);
}

/** Another way to make the index, or null: `ranks(edition)` is region -> rank, for a level. */
export function whatIf(level) {
  const scenario = scenariosOf(level).find(({ code }) => code === read("scenario"));
  if (scenario) return { scenario, ranks: (edition) => scenarioRanks(edition, level, scenario) };
  const given = givenWeights();
  if (!given.size) return null;
  return { scenario: null, ranks: (edition) => weighedRanks(edition, level, weightsOf(given)) };
}

function scenarioRanks(edition, level, scenario) {
  return new Map(
    regionsOf(level).map((region) => [region, scenarioRank(edition, region, scenario)]),
  );
}

function weighedRanks(edition, level, weights) {
  const points = new Map(
    regionsOf(level).map((region) => [region, weighed(edition, region, weights)]),
  );
  const sorted = [...points.values()].sort((one, other) => other - one);
  return new Map([...points].map(([region, own]) => [region, sorted.indexOf(own) + 1]));
}

/** The points of a region with other weights. A sum of members has no normalised score of its own. */
function weighed(edition, region, weights) {
  const points = [...weights].map(([node, share]) =>
    node.weight
      ? (score(edition, region, node) / node.weight) * share
      : normalised(edition, region, node) * share,
  );
  return Number(sum(points).toFixed(DECIMALS));
}
