// Printing: charts are redrawn at the text width of the paper, in the frame's light colours.
import { drawCharts } from "./charts.js";

/** Redraws the charts below `root` before and after printing. */
export function preparePrint(root) {
  for (const [event, isPrinting] of [
    ["beforeprint", true],
    ["afterprint", false],
  ]) {
    addEventListener(event, () => {
      document.documentElement.classList.toggle("on-paper", isPrinting);
      drawCharts(root);
    });
  }
}
