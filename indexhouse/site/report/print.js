// On paper charts are as wide as its text. The frame has made the colours light by then.
import { drawCharts } from "./charts.js";

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
