// The graph of columns: sources of each column, and columns that use it.
import { data } from "../frame/frame.js";

const children = new Map();
for (const [column, parents] of Object.entries(data.parents)) {
  for (const parent of parents) {
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(column);
  }
}

/** Every column with a lineage, as "table.column". "table.*" means its rows and is left out. */
export const columns = [...new Set([...Object.keys(data.parents), ...children.keys()])]
  .filter((column) => !column.endsWith(".*"))
  .sort();

/** The next columns in each direction: up to the sources, down to the results. */
export const WAYS = {
  up: (column) => data.parents[column] ?? [],
  down: (column) => children.get(column) ?? [],
};

/** The table in "table.column". */
export const tableOf = (column) => column.slice(0, column.lastIndexOf("."));
/** The column in "table.column". */
export const nameOf = (column) => column.slice(column.lastIndexOf(".") + 1);

/** A column and all columns reachable from it in one direction. */
export function reached(column, way) {
  const found = new Set([column]);
  for (const one of found) {
    for (const next of WAYS[way](one)) found.add(next);
  }
  return found;
}

/** The steps between columns of a set: { from: source, to: column }. */
export function steps(found) {
  return [...found].flatMap((to) =>
    WAYS.up(to)
      .filter((from) => found.has(from))
      .map((from) => ({ from, to })),
  );
}
