// A change of rank as a cell or a figure: hollow and grey where the data cannot carry it.
import { html } from "lit-html";
import { change, share } from "./format.js";
import { changeShare, isChangeFirm, isChangeMadeUp, rankChange } from "./model.js";
import { t } from "./texts.js";

/** The sign of a change, with words for screen readers and on the mouse. */
export function changeSign({ edition, level, by }, region) {
  const isFirm = isChangeFirm(edition, region, by);
  const { sign, text, kind } = change(rankChange(edition, region, by), isFirm);
  return html`<span class="change ${kind}" data-tip=${kind === "unsure" ? unsure(edition, level, region, by) : text}>
    <span aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>
  </span>`;
}

/** Why a change is no finding. */
export function unsure(edition, level, region, by) {
  return isChangeMadeUp(level) ? t("madeUp") : t("unsure", share(changeShare(edition, region, by)));
}
