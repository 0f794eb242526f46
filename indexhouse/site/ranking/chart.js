// ECharts, limited to the chart types of this page.
import { LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, GridComponent, SVGRenderer]);

/** Draws a chart at the size of its element, replacing what was drawn there. */
export function drawChart(element, option) {
  const chart = getInstanceByDom(element) ?? init(element, null, { renderer: "svg" });
  chart.resize();
  chart.setOption(
    {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(element).fontFamily },
      ...option,
    },
    true,
  );
  // With it, style sheets can make the drawing smaller, as on paper.
  const svg = element.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  return chart;
}

/** The width of the widest text in pixels, to leave room for labels. */
export function widest(texts, element, { size, weight = 400 }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${getComputedStyle(element).fontFamily}`;
  return Math.max(0, ...texts.map((text) => pen.measureText(text).width));
}
