// One line per region from edition to edition. Lines are placed by the order among the regions
// shown: placed by rank among all, they would leave gaps and labels would overlap.
import { colour } from "../frame/theme.js";
import { drawChart, widest } from "./chart.js";
import { shortName } from "./format.js";
import { byRank, editions, isChangeFirm, rank } from "./model.js";
import { select } from "./select.js";

const ROW_HEIGHT = 17;
const HEAD = 30;
const LABEL_SIZE = 11;
const LABEL_GAP = 8;
const RANK_ROOM = 34;

/** The height in pixels of a chart with so many lines. */
export const heightFor = (lines) => lines * ROW_HEIGHT + HEAD;

/** Draws the chart; clicking a line selects its region. */
export function drawSlopeChart(element, view, regions) {
  const orders = editions.map(({ edition }) => [...regions].sort(byRank(edition, view.by)));
  const hidden = { show: false };
  const chart = drawChart(element, {
    grid: { left: RANK_ROOM, right: roomFor(regions, element), top: HEAD - 4, bottom: 4 },
    xAxis: {
      type: "category",
      position: "top",
      boundaryGap: false,
      data: editions.map(({ edition }) => String(edition)),
      axisLine: hidden,
      axisTick: hidden,
      axisLabel: { color: colour("ink-soft"), fontWeight: 600 },
    },
    yAxis: { type: "value", inverse: true, min: -0.5, max: regions.length - 0.5, show: false },
    series: regions.map((region) => line(view, region, orders)),
  });
  chart.off("click");
  chart.on("click", ({ seriesIndex }) => select(regions[seriesIndex]));
}

/** Room for the longest name, at most half of the chart. */
function roomFor(regions, element) {
  const labels = regions.map((region) => `000  ${shortName(region)}`);
  const room = widest(labels, element, { size: LABEL_SIZE, weight: 700 }) + LABEL_GAP + 4;
  return Math.min(room, element.clientWidth / 2);
}

function line(view, region, orders) {
  const tone = toneOf(view, region);
  return {
    type: "line",
    z: 2,
    symbol: "circle",
    symbolSize: 4,
    triggerLineEvent: true,
    lineStyle: {
      color: colour(tone),
      width: 1.25,
      opacity: tone === "ink-soft" ? 0.45 : 1,
    },
    itemStyle: { color: colour(tone) },
    emphasis: { lineStyle: { width: 3 } },
    data: editions.map(({ edition }, column) => ({
      value: rank(edition, region, view.by) === null ? null : orders[column].indexOf(region),
      label: label(view, region, column),
    })),
  };
}

/** The rank to the left of the first edition; rank and name to the right of the last. */
function label({ by }, region, column) {
  const place = rank(editions[column].edition, region, by);
  const isLast = column === editions.length - 1;
  return {
    show: column === 0 || isLast,
    position: isLast ? "right" : "left",
    distance: LABEL_GAP,
    formatter: isLast ? `${place}  ${shortName(region)}` : `${place}`,
    fontSize: LABEL_SIZE,
    color: colour("ink"),
  };
}

function toneOf({ edition, by }, region) {
  if (!isChangeFirm(edition, region, by)) return "ink-soft";
  const [first, last] = [editions[0], editions.at(-1)].map(({ edition }) =>
    rank(edition, region, by),
  );
  if (first === null || last === null || first === last) return "ink-soft";
  return last < first ? "up" : "down";
}
