// Which columns a column is made of, and which are made of it.
import { data } from "../frame/frame.js";

const children = new Map();
for (const [column, parents] of Object.entries(data.parents)) {
  for (const parent of parents) {
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(column);
  }
}

/** Every column that has a lineage; "*", the rows of a table, is no column. */
export const columns = [...new Set([...Object.keys(data.parents), ...children.keys()])]
  .filter((column) => !column.endsWith(".*"))
  .sort();

export const WAYS = {
  up: (column) => data.parents[column] ?? [],
  down: (column) => children.get(column) ?? [],
};

/** Splits "table.column". */
export const tableOf = (column) => column.slice(0, column.lastIndexOf("."));
export const nameOf = (column) => column.slice(column.lastIndexOf(".") + 1);

/** A column and all that can be reached from it in one direction. */
export function reached(column, way) {
  const found = new Set([column]);
  for (const one of found) {
    for (const next of WAYS[way](one)) found.add(next);
  }
  return found;
}

/** The steps between columns of a set, each from the column it comes from. */
export function steps(found) {
  return [...found].flatMap((to) =>
    WAYS.up(to)
      .filter((from) => found.has(from))
      .map((from) => ({ from, to })),
  );
}
