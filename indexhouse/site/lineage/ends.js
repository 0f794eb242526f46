// The drawing in words: a sentence with counts, and a table of the end points.
import { html } from "lit-html";
import { data } from "../frame/frame.js";
import { say } from "../frame/language.js";
import { nameOf, tableOf, WAYS } from "./graph.js";

/** The columns without further steps in the direction: [table, columns] pairs. */
export function ends(found, way) {
  const tables = new Map();
  for (const column of found) {
    if (WAYS[way](column).some((next) => found.has(next))) continue;
    const name = tableOf(column);
    tables.set(name, [...(tables.get(name) ?? []), nameOf(column)]);
  }
  return [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** How many columns the chosen one comes from or reaches. */
export function sentence(chosen, found, tables, way) {
  const last = ends(found, way);
  const count = last.reduce((sum, [, columns]) => sum + columns.length, 0);
  if (found.size === 1) return say(ALONE[way](chosen));
  return say(REACHES[way](chosen, count, last.length)) + say(DRAWN(tables.length));
}

const ALONE = {
  up: (column) => ({
    zh: `${column} 不取自其他列。`,
    en: `${column} does not come from any other column.`,
  }),
  down: (column) => ({ zh: `没有列取自 ${column}。`, en: `No column comes from ${column}.` }),
};

const REACHES = {
  up: (column, count, tables) => ({
    zh: `${column} 由 ${tables} 张表的 ${count} 个列得出`,
    en: `${column} comes from ${count} columns in ${tables} tables`,
  }),
  down: (column, count, tables) => ({
    zh: `${column} 影响 ${tables} 张末端表的 ${count} 个列`,
    en: `${column} ends up in ${count} columns in ${tables} tables`,
  }),
};

const DRAWN = (tables) => ({
  zh: `，图中共 ${tables} 张表。`,
  en: `; the drawing has ${tables} tables.`,
});

const CAPTIONS = {
  up: { zh: "最终来源", en: "Original sources" },
  down: { zh: "最终去向", en: "Final results" },
};

/** The end points as a table. */
export function endsTable(found, way) {
  return html`<table>
    <caption>${say(CAPTIONS[way])}</caption>
    <thead><tr>
      <th scope="col">${say("表", "Table")}</th><th scope="col">${say("说明", "Meaning")}</th>
      <th scope="col">${say("列", "Columns")}</th>
    </tr></thead>
    <tbody>${ends(found, way).map(row)}</tbody>
  </table>`;
}

function row([table, columns]) {
  return html`<tr>
    <th scope="row"><a href="dictionary.html#table=${table}" data-page><code>${table}</code></a></th>
    <td .innerHTML=${say(data.tables[table].words)}></td>
    <td>${columns.map(column)}</td>
  </tr>`;
}

function column(name) {
  return name === "*" ? html`<em>${say("行", "rows")}</em> ` : html`<code>${name}</code> `;
}
