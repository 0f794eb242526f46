// Shown instead of an empty table: that nothing matches the search, and what does on other levels.
import { html, nothing } from "lit-html";
import { follow } from "../frame/links.js";
import { address, write } from "../frame/state.js";
import { name } from "./format.js";
import { elsewhere } from "./rows.js";
import { t } from "./texts.js";
import { OF_A_LEVEL } from "./view.js";

const MOST = 8;

/** The message for a view without rows. */
export function nothingFound(view) {
  const others = elsewhere(view).slice(0, MOST);
  return html`<div class="empty">
    <p>${t("noneFound", view.query)}</p>
    ${others.length ? html`<p>${t("foundElsewhere")} ${others.map(link)}</p>` : nothing}
    <button type="button" @click=${() => write({ q: null })}>${t("clearSearch")}</button>
  </div>`;
}

function link(region) {
  const there = { ...OF_A_LEVEL, level: region.level, region: region.code };
  return html`<a href=${address(there)} @click=${follow(there)}>${name(region)}</a> `;
}
