// Positions of the tables: layers by longest path from the chosen one, ordered to avoid crossings.
import { tableOf } from "./graph.js";

/** The size of a table's card in pixels; page.css sets the same heights. */
export const CARD = { width: 230, head: 34, row: 24, foot: 8 };
const GAP = { x: 56, y: 14 };

/** The tables with columns and positions, and the size of the drawing, in pixels. */
export function layout(found, steps, chosen, way) {
  const tables = grouped(found);
  const ties = distinct(steps.map(({ from, to }) => [tableOf(from), tableOf(to)]));
  const near = way === "up" ? ties.map(([from, to]) => [to, from]) : ties;
  const depths = longestWays(tableOf(chosen), near);
  const layers = [];
  for (const [table, depth] of depths) {
    layers[depth] ??= [];
    layers[depth].push(tables.get(table));
  }
  return placed(layers, near, way);
}

function grouped(found) {
  const tables = new Map();
  for (const column of found) {
    const name = tableOf(column);
    if (!tables.has(name)) tables.set(name, { name, columns: [] });
    tables.get(name).columns.push(column);
  }
  for (const table of tables.values()) {
    table.height = CARD.head + CARD.row * table.columns.length + CARD.foot;
  }
  return tables;
}

function distinct(ties) {
  return [...new Map(ties.filter(([a, b]) => a !== b).map((tie) => [tie.join(), tie])).values()];
}

function longestWays(start, near) {
  const depths = new Map([[start, 0]]);
  for (const table of depths.keys()) {
    for (const [a, b] of near) {
      if (a === table && (depths.get(b) ?? 0) <= depths.get(table)) {
        depths.delete(b); // Visit it again, after all tables that lead to it.
        depths.set(b, depths.get(table) + 1);
      }
    }
  }
  return depths;
}

/** Orders each layer by the tables it is connected to; layers are centred on the tallest. */
function placed(layers, near, way) {
  const height = Math.max(...layers.map(heightOf));
  const width = layers.length * (CARD.width + GAP.x) - GAP.x;
  const middles = new Map();
  layers.forEach((tables, depth) => {
    const wish = (table) =>
      mean(near.filter(([, b]) => b === table.name).map(([a]) => middles.get(a)));
    tables.sort((a, b) => wish(a) - wish(b));
    let y = (height - heightOf(tables)) / 2;
    for (const table of tables) {
      const x = depth * (CARD.width + GAP.x);
      Object.assign(table, { x: way === "up" ? width - CARD.width - x : x, y });
      middles.set(table.name, y + table.height / 2);
      y += table.height + GAP.y;
    }
  });
  return { tables: layers.flat(), width, height };
}

const heightOf = (tables) => tables.reduce((sum, table) => sum + table.height + GAP.y, -GAP.y);
const mean = (values) =>
  values.reduce((sum, value) => sum + (value ?? 0), 0) / (values.length || 1);
