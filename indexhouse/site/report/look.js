// What the charts share: font, axes and tooltip.
import { format } from "echarts/core";
import { colour } from "../frame/theme.js";

const ROW = 21;
const LONGEST_NAME = 24;
const FONT = () => getComputedStyle(document.body).fontFamily;

/** A text escaped for the HTML of a tooltip. */
export const escaped = format.encodeHTML;

/**
 * ECharts options of horizontal bars, first row on top, with names on the left. `most` is the value
 * at the right edge, `right` the margin there in pixels, `label` overrides the axis label.
 */
export function horizontal(rows, { most, right, label = {} }) {
  return {
    animation: false,
    height: rows.length * ROW + 8,
    textStyle: { fontFamily: FONT(), color: colour("ink") },
    grid: {
      top: 4,
      bottom: 4,
      left: 0,
      right,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
      outerBoundsClampWidth: 0,
    },
    xAxis: { type: "value", min: 0, max: most, show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colour("ink"), fontSize: 12, interval: 0, formatter: clipped, ...label },
    },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: colour("ink"), opacity: 0.06 } },
      confine: true,
      backgroundColor: colour("card"),
      borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 12 },
    },
  };
}

/** A name shortened to fit a phone; the table has it in full. */
export const clipped = (name) =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

/** A label at the end of a bar; `text` is called with the row's index. */
export const endLabel = (text) => ({
  show: true,
  position: "right",
  color: colour("ink"),
  fontSize: 12,
  formatter: ({ dataIndex }) => text(dataIndex),
});

/** A small square of a colour, as HTML. */
export const swatch = (fill, strength = 1) =>
  `<span style="display:inline-block;width:9px;height:9px;border-radius:2px;margin-right:6px;background:${fill};opacity:${strength}"></span>`;
