// Downloads: the ranking, a chart as drawn and its numbers.
import { html } from "lit-html";
import { saveCsv } from "../frame/download.js";
import { pictureOf, savePicture } from "../frame/picture.js";
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

// An index whose regions are in no province has only what is directly above them.
const PLACES = LEVELS.flatMap(regionsOf).some(({ province }) => province)
  ? ["province", "circle"]
  : ["parent"];

/** Downloads the regions found, in the order of the table, with column names of the marts for joining. */
export function downloadTable(view, { found }) {
  saveCsv([...csvRows(view, found)], `${fileName(view)}.csv`);
}

function* csvRows({ edition, by }, rows) {
  const shown = by === overall ? [by, ...dimensions] : [by, ...by.children];
  yield [
    "edition",
    ...REGION_HEADS,
    ...PLACES.map((place) => `${place}_code`),
    ...shown.flatMap(({ code }) => [`${code}_score`, `${code}_rank`]),
    `${by.code}_rank_change`,
  ];
  for (const region of rows) {
    yield [
      edition,
      ...regionCells(region),
      ...PLACES.map((place) => region[place]),
      ...shown.flatMap((node) => [score(edition, region, node), rank(edition, region, node)]),
      rankChange(edition, region, by),
    ];
  }
}

/**
 * Buttons that download a chart: as a picture with its title, or its numbers as CSV.
 *
 * `id` is that of the element that holds the chart, `numbers` gives rows of cells, heads first.
 */
export function chartMenu(view, { id, title, numbers }) {
  const file = fileName(view, id);
  const notes = [isSampleLibrary ? t("synthetic") : "", t("ofEdition", view.edition)];
  const picture = (format) => () =>
    savePicture(pictureOf(document.getElementById(id), { title, notes }), file, format);
  const button = (format, save) =>
    html`<button type="button" title=${t("downloadAs", format)} @click=${save}>${format}</button>`;
  return html`<span class="menu" role="group" aria-label="${t("download")}: ${title}">
    ${button("SVG", picture("svg"))} ${button("PNG", picture("png"))}
    ${button("CSV", () => saveCsv(numbers(), `${file}.csv`))}
  </span>`;
}

/** The cells that name a region or a node in a file, and their heads. */
export const REGION_HEADS = ["region_code", "region_name_zh", "region_name_en"];
export const regionCells = ({ code, zh, en }) => [code, zh, en];
export const NODE_HEADS = ["node_code", "node_name_zh", "node_name_en"];
export const nodeCells = regionCells;

// The name says that the data are reconstructed: the file may be passed on without the page.
const fileName = ({ edition, level, by, selected }, chart = null) =>
  [
    ...(chart && selected ? [selected.code] : [level, by.code]),
    edition,
    chart,
    isSampleLibrary ? "reconstruction" : null,
  ]
    .filter(Boolean)
    .join("_");
