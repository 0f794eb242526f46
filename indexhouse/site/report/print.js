// Printing: charts are redrawn at the text width of the paper, in the frame's light colours, and the
// contents say on which page each part begins.
import { drawCharts } from "./charts.js";
import { placeOf } from "./contents.js";

const WIDTH = 794; // of A4, in CSS pixels

/** Redraws the charts below `root` before and after printing. */
export function preparePrint(root) {
  for (const [event, isPrinting] of [
    ["beforeprint", true],
    ["afterprint", false],
  ]) {
    addEventListener(event, () => {
      document.documentElement.classList.toggle("on-paper", isPrinting);
      drawCharts(root);
      if (isPrinting) numberPages(root.closest("main"));
    });
  }
}

/** Browsers know no page of a target: the text is laid out as on paper, a column for a page. */
function numberPages(main) {
  const links = [...main.querySelectorAll(".contents a")];
  for (const link of links) link.dataset.page = "00"; // the room that a number takes
  const rules = rulesOfMedia().map(({ media }) => ({ media, text: media.mediaText }));
  for (const { media, text } of rules) media.mediaText = countsOnPaper(text) ? "all" : "not all";
  main.classList.add("in-columns");
  const { left, width } = main.getBoundingClientRect();
  const pages = links.map((link) => {
    const [begin] = document.getElementById(placeOf(link)).getClientRects();
    return 1 + Math.floor((begin.left - left + 1) / width);
  });
  main.classList.remove("in-columns");
  for (const { media, text } of rules) media.mediaText = text;
  links.forEach((link, number) => {
    link.dataset.page = pages[number];
  });
}

const rulesOfMedia = () =>
  [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].filter(({ media }) => media));

/** Whether rules for some media count on A4, however wide the screen is. */
function countsOnPaper(media) {
  const [, end, size, unit] = media.match(/\((min|max)-width: ([\d.]+)(px|rem)\)/) ?? [];
  if (!end) return media === "print";
  const pixels = unit === "rem" ? size * 16 : Number(size);
  return end === "min" ? pixels <= WIDTH : pixels >= WIDTH;
}
