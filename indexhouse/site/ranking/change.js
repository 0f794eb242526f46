// A change of rank as a cell or a figure: grey where the data cannot carry it.
import { html } from "lit-html";
import { change, share } from "./format.js";
import { changeShare, isChangeFirm, isChangeMadeUp, rankChange } from "./model.js";
import { t } from "./texts.js";

/** The sign of a change, with words for screen readers and on the mouse. */
export function changeSign({ edition, level, by }, region) {
  const places = rankChange(edition, region, by);
  const { sign, text, kind } = change(places);
  const isUnsure = Boolean(places) && !isChangeFirm(edition, region, by);
  return html`<span class="change ${isUnsure ? "unsure" : kind}" data-tip=${isUnsure ? unsure(edition, level, region, by) : text}>
    <span aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>
  </span>`;
}

/** Why a change is no finding. */
export function unsure(edition, level, region, by) {
  return isChangeMadeUp(level) ? t("madeUp") : t("unsure", share(changeShare(edition, region, by)));
}
