// Scores of regions as stacked bars, the best on top.
import { colour } from "../frame/theme.js";
import { clipped, endLabel, escaped, horizontal, swatch } from "./look.js";

/** ECharts options of a table body, stacking its columns with the role "part". */
export function bars({ rows }, columns) {
  const parts = columns.filter((column) => column.role === "part");
  // Slightly more than the longest bar: a rounding error in its sum must not clip it.
  const most = 1.001 * Math.max(...rows.map((row) => sum(row.parts))) || 1;
  const option = horizontal(rows, { most, right: 48, label: ranked(rows) });
  option.series = [...parts.map((part, place) => series(part, rows, place)), total(rows)];
  option.tooltip.formatter = ([{ dataIndex }]) => box(rows[dataIndex], parts);
  return option;
}

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

function series(part, rows, place) {
  return {
    type: "bar",
    stack: "score",
    barWidth: 13,
    data: rows.map((row) => row.parts[place]),
    itemStyle: { color: colour(part.colour), opacity: Number(part.strength) },
  };
}

/** An empty part that carries the label at the end of the bar. */
function total(rows) {
  return {
    type: "bar",
    stack: "score",
    data: rows.map(() => 0),
    label: endLabel((row) => rows[row].total),
  };
}

/** Axis labels with rank and name. */
function ranked(rows) {
  const rich = { rank: { color: colour("ink-soft"), fontSize: 11, width: 22, align: "right" } };
  return { rich, formatter: (name, row) => `${clipped(name)}{rank|${rows[row].first}}` };
}

function box(row, parts) {
  const lines = parts.map(
    (part, place) =>
      `<tr><td>${swatch(colour(part.colour), part.strength)}${escaped(part.title)}</td>` +
      `<td style="text-align:right;padding-left:1rem">${row.partTexts[place]}</td></tr>`,
  );
  return `<b>${row.first} ${escaped(row.name)}</b> ${row.total}<table>${lines.join("")}</table>`;
}
