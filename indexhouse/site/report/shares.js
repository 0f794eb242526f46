// Shares of the country: one bar per circle and one for the other regions, with a tick at the value
// of the previous edition. All panels of a figure share one scale.
import { colour } from "../frame/theme.js";
import { escaped, horizontal } from "./look.js";

/** ECharts options of a table body; `bodies` are all panels of the figure. */
export function shares({ rows }, columns, bodies) {
  const part = columns.find((column) => column.role === "part");
  const before = columns.find((column) => column.role === "before");
  const all = bodies.flatMap((body) => body.rows.flatMap((row) => [...row.parts, ...row.before]));
  const option = horizontal(rows, { most: Math.max(...all) || 1, right: 0 });
  option.yAxis = [option.yAxis, numbers(option.yAxis, rows)];
  option.series = [bars(rows, part), ...(before ? [ticks(rows)] : [])];
  option.tooltip.formatter = ([{ dataIndex }]) => box(rows[dataIndex], part, before);
  return option;
}

/** Share and value of each bar, in columns on the right. */
function numbers(names, rows) {
  const column = (width) => ({ width, align: "right", color: colour("ink") });
  const rich = { share: column(50), value: { ...column(58), color: colour("ink-soft") } };
  const formatter = (_name, row) => `{share|${rows[row].partTexts[0]}%}{value|${rows[row].total}}`;
  return { ...names, position: "right", axisLabel: { ...names.axisLabel, rich, formatter } };
}

function bars(rows, part) {
  return {
    type: "bar",
    barWidth: 14,
    data: rows.map((row) => ({
      value: row.parts[0],
      itemStyle: { opacity: row.isOthers ? 0.45 : 1 },
    })),
    itemStyle: { color: colour(part.colour) },
    showBackground: true,
    backgroundStyle: { color: colour("line"), opacity: 0.35 },
  };
}

function ticks(rows) {
  return {
    type: "scatter",
    symbol: "rect",
    symbolSize: [3, 19],
    data: rows.map((row) => row.before[0]),
    itemStyle: { color: colour("ink") },
    z: 3,
    silent: true,
  };
}

function box(row, part, before) {
  const lines = [
    `${escaped(part.title)} ${row.partTexts[0]}`,
    before && `${escaped(before.title)} ${row.before[0].toFixed(2)}`,
  ];
  return `<b>${escaped(row.name)}</b> ${row.total}<br>${lines.filter(Boolean).join("<br>")}`;
}
