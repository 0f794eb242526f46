// Files to take away: the table as it is seen, a chart as it is drawn.
import { save, saveCsv } from "../frame/download.js";
import { dimensions, overall, rank, rankChange, score } from "./model.js";

/** The rows seen, in their order; columns are named as in the marts, so that files can be joined. */
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
    "province_code",
    "circle_code",
    ...shown.flatMap(({ code }) => [`${code}_score`, `${code}_rank`]),
    `${by.code}_rank_change`,
  ];
  for (const region of rows) {
    yield [
      edition,
      region.code,
      region.zh,
      region.en,
      region.province,
      region.circle,
      ...shown.flatMap((node) => [score(edition, region, node), rank(edition, region, node)]),
      rankChange(edition, region, by),
    ];
  }
}

export function downloadSvg(element, view) {
  const svg = element.querySelector("svg").cloneNode(true);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  save(new Blob([svg.outerHTML], { type: "image/svg+xml" }), `${fileName(view)}.svg`);
}

const fileName = ({ edition, level, by }) => `${level}_${by.code}_${edition}`;
