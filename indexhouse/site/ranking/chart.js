// ECharts with no more than this page draws.
import { LineChart, RadarChart } from "echarts/charts";
import { GridComponent, RadarComponent } from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, RadarChart, GridComponent, RadarComponent, SVGRenderer]);

/** Draws anew into the element; its size is the element's. */
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
  return chart;
}

/** The width of the widest of some texts, in pixels: charts leave room for their labels. */
export function widest(texts, element, { size, weight = 400 }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${getComputedStyle(element).fontFamily}`;
  return Math.max(0, ...texts.map((text) => pen.measureText(text).width));
}
