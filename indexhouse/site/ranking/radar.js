// A radar chart of a region's rank in each dimension, compared with another region. Ranks rather
// than scores: scores are so skewed that most shapes would shrink to a dot.
import { html } from "lit-html";
import { colour } from "../frame/theme.js";
import { drawChart, widest } from "./chart.js";
import { name, shortName } from "./format.js";
import { best, dimensions, overall, rank, regionsOf } from "./model.js";
import { t } from "./texts.js";

const LABEL = { fontSize: 12, lineHeight: 15 };
const LABEL_GAP = 18;

/** Whether there is a shape to draw: of three dimensions or more, among two regions or more. */
export const hasRadar = ({ level }) => dimensions.length > 2 && regionsOf(level).length > 1;

/** The chart's section: key, element to draw into, note. */
export function radar(view) {
  return html`<section class="radar">
    <h3>${t("dimensionRanks")}</h3>
    <ul class="key">
      ${shapes(view).map(({ label, tone }) => html`<li class=${tone} style="--tone:var(--${tone})">${label}</li>`)}
    </ul>
    <div id="radar-chart" role="img" aria-label=${description(view)}></div>
    <p class="note">${t("radarNote")}</p>
  </section>`;
}

/** The region, the one it is compared with (by default the leader), and the middle rank. */
function shapes({ edition, level, selected, compared }) {
  const other = compared ?? best(edition, level, overall).leaders[0];
  const middle = (regionsOf(level).length + 1) / 2;
  const shape = (region, tone) => ({
    label: shortName(region),
    tone,
    ranks: dimensions.map((node) => rank(edition, region, node)),
  });
  return [
    shape(selected, "accent"),
    ...(other && other !== selected ? [shape(other, "highlight")] : []),
    { label: t("middle"), tone: "ink-soft", ranks: dimensions.map(() => middle) },
  ];
}

function description({ edition, selected }) {
  const ranks = dimensions.map((node) => `${name(node)} ${rank(edition, selected, node) ?? "–"}`);
  return t("radarText", shortName(selected), ranks.join(", "));
}

/** Draws the chart into the section. */
export function drawRadar(view) {
  const element = document.getElementById("radar-chart");
  if (!element) return;
  const last = regionsOf(view.level).length;
  const grid = { lineStyle: { color: colour("line") } };
  drawChart(element, {
    radar: {
      indicator: dimensions.map((node) => ({
        name: axisName(view, node),
        min: 1,
        max: Math.max(last, 2),
      })),
      radius: radius(view, element),
      center: ["50%", "52%"],
      splitNumber: 4,
      axisName: {
        ...LABEL,
        color: colour("ink"),
        rich: { place: { ...LABEL, color: colour("accent"), fontWeight: 700 } },
      },
      splitLine: grid,
      axisLine: grid,
      splitArea: { show: false },
    },
    // The selected region is drawn last, on top.
    series: shapes(view)
      .reverse()
      .map((shape) => outline(shape, last)),
  });
}

/** One shape: first rank at the edge, last at the centre. */
function outline({ label, tone, ranks }, last) {
  const isSelected = tone === "accent";
  const isMiddle = tone === "ink-soft";
  return {
    type: "radar",
    silent: true,
    symbol: isMiddle ? "none" : "circle",
    symbolSize: 4,
    lineStyle: {
      color: colour(tone),
      width: isSelected ? 2.5 : 1.5,
      type: isMiddle ? "dashed" : "solid",
    },
    itemStyle: { color: colour(tone) },
    areaStyle: { color: colour(tone), opacity: isSelected ? 0.16 : 0 },
    data: [{ name: label, value: ranks.map((place) => last + 1 - (place ?? last)) }],
  };
}

/** As large as the labels at the sides allow; those corners are 30° above or below the horizontal. */
function radius(view, element) {
  const beside = dimensions.filter((_, place) => place % (dimensions.length / 2));
  const lines = beside.flatMap((node) =>
    axisName(view, node)
      .replace(/[{}]|place\|/g, "")
      .split("\n"),
  );
  const label = widest(lines, element, { size: LABEL.fontSize, weight: 700 });
  const room = (element.clientWidth / 2 - label - LABEL_GAP) / Math.cos(Math.PI / 6);
  return Math.max(40, Math.min(room, element.clientHeight / 3));
}

/** Two lines, the second with the region's rank. */
function axisName({ edition, selected }, node) {
  const lines = name(node).includes(" ") ? `${name(node).replace(" ", "\n")} ` : `${name(node)}\n`;
  return `${lines}{place|${rank(edition, selected, node) ?? "–"}}`;
}
