// The figures to show: filtered and sorted as the address says.
import { data } from "../frame/frame.js";
import { place } from "../frame/place.js";
import { read } from "../frame/state.js";
import { MEASURES, VERDICTS } from "./texts.js";

/** Filter -> the value of a figure that it compares. */
export const FILTERS = {
  verdict: (figure) => figure.verdict,
  basis: (figure) => figure.basis,
  where: (figure) => figure.locator,
  region: (figure) => figure.region,
  node: (figure) => figure.node,
  measure: (figure) => figure.measure,
};

const SORTS = {
  id: (figure) => figure.id,
  edition: (figure) => figure.edition,
  printed: (figure) => figure.printed,
  computed: (figure) => figure.computed ?? -Infinity,
  difference: (figure) => Math.abs(figure.difference ?? Infinity),
  verdict: (figure) => Object.keys(VERDICTS).indexOf(figure.verdict),
};

/** The text that is searched, per figure: names in both languages, codes, id. */
const texts = new Map(
  data.figures.map((figure) => {
    const names = [data.nodes[figure.node], data.regions[figure.region], MEASURES[figure.measure]];
    const words = names.flatMap((name) => (name ? [name.zh, name.en] : []));
    const codes = [figure.id, figure.node, figure.region, figure.locator, figure.edition];
    return [figure, [...words, ...codes].join(" ").toLowerCase()];
  }),
);

/** The figures that match search and filters, sorted; the one in the address is always included. */
export function shown() {
  const wanted = Object.entries(FILTERS).filter(([name]) => read(name));
  const words = (read("q") ?? "").toLowerCase().split(/\s+/);
  const chosen = data.figures.filter(
    (figure) =>
      figure.id === read("figure") ||
      (wanted.every(([name, of]) => of(figure) === read(name)) &&
        words.every((word) => texts.get(figure).includes(word))),
  );
  return sorted(chosen);
}

/** The column and direction of the sort: "-difference" puts the largest first. */
export function order() {
  const [, sign, column] = /^(-?)(.*)$/.exec(read("sort") ?? "id");
  return { column: SORTS[column] ? column : "id", descending: sign === "-" };
}

function sorted(figures) {
  const { column, descending } = order();
  const of = SORTS[column];
  const direction = descending ? -1 : 1;
  return figures.sort((a, b) => {
    const [x, y] = [of(a), of(b)];
    return (x < y ? -1 : x > y ? 1 : 0) * direction || (a.id < b.id ? -1 : 1);
  });
}

/** The values of a filter, each with its number of figures, in the order of the source report. */
export function choices(name) {
  const counts = new Map();
  for (const figure of data.figures) {
    const value = FILTERS[name](figure);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts];
}

/** The name of a filter's value: text or { zh, en }. */
export function label(name, value) {
  const names = {
    verdict: VERDICTS,
    basis: data.bases,
    region: data.regions,
    node: data.nodes,
    measure: MEASURES,
  };
  return name === "where" ? place(value) : names[name][value];
}
