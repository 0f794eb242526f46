// Printing: charts are redrawn at the text width of the paper, in the frame's light colours, and the
// contents say on which page each part begins.
import { drawCharts } from "./charts.js";
import { placeOf } from "./contents.js";

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
  const rules = rulesOfPaper();
  for (const { media } of rules) media.mediaText = "all";
  main.classList.add("in-columns");
  const { left, width } = main.getBoundingClientRect();
  const pages = links.map((link) => {
    const [begin] = document.getElementById(placeOf(link)).getClientRects();
    return 1 + Math.floor((begin.left - left + 1) / width);
  });
  main.classList.remove("in-columns");
  for (const { media } of rules) media.mediaText = "print";
  links.forEach((link, number) => {
    link.dataset.page = pages[number];
  });
}

const rulesOfPaper = () =>
  [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].filter(({ media }) => media?.mediaText === "print"),
  );
