// Downloads: the table as shown, a chart as drawn.
import { save, saveCsv } from "../frame/download.js";
import {
  dimensions,
  isSampleLibrary,
  LEVELS,
  overall,
  rank,
  rankChange,
  regionsOf,
  score,
} from "./model.js";
import { t } from "./texts.js";

const MARGIN = 32;
// An index whose regions are in no province has only what is directly above them.
const PLACES = LEVELS.flatMap(regionsOf).some(({ province }) => province)
  ? ["province", "circle"]
  : ["parent"];

/** Downloads the rows shown, in their order, with column names of the marts for joining. */
export function downloadTable(view, { rows }) {
  saveCsv([...csvRows(view, rows)], `${fileName(view)}.csv`);
}

function* csvRows({ edition, by }, rows) {
  const shown = by === overall ? [by, ...dimensions] : [by, ...by.children];
  yield [
    "edition",
    "region_code",
    "region_name_zh",
    "region_name_en",
    ...PLACES.map((place) => `${place}_code`),
    ...shown.flatMap(({ code }) => [`${code}_score`, `${code}_rank`]),
    `${by.code}_rank_change`,
  ];
  for (const region of rows) {
    yield [
      edition,
      region.code,
      region.zh,
      region.en,
      ...PLACES.map((place) => region[place]),
      ...shown.flatMap((node) => [score(edition, region, node), rank(edition, region, node)]),
      rankChange(edition, region, by),
    ];
  }
}

/** Downloads a chart with its title; for the sample data, a note says that they are synthetic. */
export function downloadSvg(element, title, view) {
  const svg = element.querySelector("svg").cloneNode(true);
  const [width, height] = [svg.width, svg.height].map(({ baseVal }) => baseVal.value);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("viewBox", `0 ${-MARGIN} ${width} ${height + 2 * MARGIN}`);
  svg.setAttribute("height", height + 2 * MARGIN);
  svg.append(line(title, -MARGIN / 2));
  if (isSampleLibrary) svg.append(line(t("synthetic"), height + MARGIN / 2));
  save(new Blob([svg.outerHTML], { type: "image/svg+xml" }), `${fileName(view)}.svg`);
}

function line(text, y) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "text");
  const attributes = { x: 8, y, "font-family": "sans-serif", "font-size": 12 };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

// The name says that the data are reconstructed: the file may be passed on without the page.
const fileName = ({ edition, level, by }) =>
  `${level}_${by.code}_${edition}${isSampleLibrary ? "_reconstruction" : ""}`;
