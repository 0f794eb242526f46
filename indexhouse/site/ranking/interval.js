// How firm a rank is: a bar from the lowest to the highest rank in nine of ten ways.
import { html, nothing } from "lit-html";
import { rank, rankHigh, rankLow, regionsOf } from "./model.js";
import { t } from "./texts.js";

/** "7–12", or "6" where every way gives one rank. */
export function intervalText(edition, region) {
  const [low, high] = [rankLow(edition, region), rankHigh(edition, region)];
  if (low === null) return "–";
  return low === high ? String(low) : `${low}–${high}`;
}

/** The interval with the rank on it; the text beside says the same. */
export function interval(view, region) {
  const { edition, level, by } = view;
  const [low, high] = [rankLow(edition, region), rankHigh(edition, region)];
  if (low === null) return nothing;
  const all = regionsOf(level).length;
  const at = (place) => `${((place / all) * 100).toFixed(2)}%`;
  return html`<span class="interval" aria-hidden="true" data-tip=${t("intervalHint", intervalText(edition, region))}>
    <i style="inset-inline-start:${at(low - 1)};width:${at(high - low + 1)}"></i>
    <b style="inset-inline-start:${at(rank(edition, region, by) - 0.5)}"></b>
  </span>`;
}
