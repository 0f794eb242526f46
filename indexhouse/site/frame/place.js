// Where the source report prints a figure.
import { say } from "./language.js";

const DIGITS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

/** A place in the source report: 表4 is "Table 4" in English, 二（一）1 is "Section 2(1)1". */
export function place(locator) {
  const [section, part, item] = locator.split(/[（）]/);
  const english = locator.startsWith("表")
    ? `Table ${locator.slice(1)}`
    : `Section ${DIGITS[section]}${part ? `(${DIGITS[part]})${item}` : ""}`;
  return say({ zh: locator, en: english });
}
