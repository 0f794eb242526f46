// Choosing a second region to compare with.
import { html } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { write } from "../frame/state.js";
import { shortName } from "./format.js";
import { byRank, rank, regionsOf } from "./model.js";
import { t } from "./texts.js";

/** A menu of the other regions of the level. */
export function compareWith({ edition, level, by, selected, compared }) {
  const others = regionsOf(level).filter((region) => region !== selected);
  const option = (
    region,
  ) => html`<option value=${region.code} .selected=${live(region === compared)}>
    ${rank(edition, region, by) ?? "–"} ${shortName(region)}
  </option>`;
  return html`<label>
    <span>${t("compareWith")}</span>
    <select id="compare" @change=${({ target }) => write({ compare: target.value || null })}>
      <option value="" .selected=${live(!compared)}>${t("leader")}</option>
      ${others.sort(byRank(edition, by)).map(option)}
    </select>
  </label>`;
}
