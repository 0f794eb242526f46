// The charts of the report, drawn as SVG so that they print sharply.
import { BarChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bars } from "./bars.js";
import { shares } from "./shares.js";
import { bodiesOf, columnsOf } from "./table.js";

echarts.use([BarChart, ScatterChart, GridComponent, TooltipComponent, SVGRenderer]);
const KINDS = { bars, shares };
let drawn = [];

/** Draws all charts below `root`, replacing those drawn before. */
export function drawCharts(root) {
  for (const chart of drawn) chart.dispose();
  drawn = [...root.querySelectorAll(".chart")].flatMap(draw);
}

/** Draws one panel per body of the chart's table. */
function draw(container) {
  const table = container.closest("figure").querySelector("table");
  const bodies = bodiesOf(table);
  container.replaceChildren();
  const options = bodies.map((body) =>
    KINDS[container.dataset.chart](body, columnsOf(table), bodies),
  );
  const panels = options.map(({ height }, place) => addPanel(container, bodies[place], height));
  return panels.map((panel, place) => {
    const chart = echarts.init(panel, null, { renderer: "svg" });
    chart.setOption(options[place]);
    return chart;
  });
}

function addPanel(container, body, height) {
  const frame = container.appendChild(document.createElement("div"));
  if (container.dataset.chart === "shares") {
    frame.appendChild(document.createElement("p")).textContent = body.title;
  }
  const canvas = frame.appendChild(document.createElement("div"));
  canvas.style.height = `${height}px`;
  return canvas;
}

addEventListener("resize", () => {
  for (const chart of drawn) chart.resize();
});
