// Downloads: the table as shown, a chart as drawn.
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
export function downloadChart(element, title, view, format) {
  const note = isSampleLibrary ? t("synthetic") : "";
  savePicture(pictureOf(element, { title, note }), fileName(view), format);
}

// The name says that the data are reconstructed: the file may be passed on without the page.
const fileName = ({ edition, level, by }) =>
  `${level}_${by.code}_${edition}${isSampleLibrary ? "_reconstruction" : ""}`;
