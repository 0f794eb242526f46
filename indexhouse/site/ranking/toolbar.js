// The controls: edition, level, node to rank by, search, link and download.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { language } from "../frame/language.js";
import { address, write } from "../frame/state.js";
import { copyButton } from "./copy.js";
import { downloadTable } from "./export.js";
import { fullName, name, shortName } from "./format.js";
import { dimensions, editions, LEVELS, overall, parentsOf } from "./model.js";
import { t } from "./texts.js";
import { OF_A_LEVEL, WITHIN } from "./view.js";

/** All controls above the table. */
export function toolbar(view, listing) {
  const years = editions.map(({ edition }) => [edition, edition]);
  const levels = LEVELS.map((level) => [level, t("level", level)]);
  return html`
    ${choice(t("edition"), years, view.edition, (edition) => write({ edition }))}
    ${choice(t("levels"), levels, view.level, (level) => write({ ...OF_A_LEVEL, level }))}
    ${rankBy(view)} ${withinFilter(view)} ${search(view)}
    <div class="actions">
      ${copyButton(t("copyLink"), () => permanentLink(view), t("linkCopied"))}
      <button type="button" @click=${() => downloadTable(view, listing)}>${t("downloadCsv")}</button>
    </div>`;
}

/** A link that names the defaults too, so that it still holds when a new edition appears. */
function permanentLink({ edition, level, selected }) {
  const state = { lang: language(), edition, level, region: selected?.code ?? null };
  return location.href.split("#")[0] + address(state);
}

/** A group of buttons, one of them pressed; `options` are [value, text] pairs. */
export function choice(label, options, chosen, choose) {
  const button = ([value, text]) => html`<button
    type="button"
    aria-pressed=${value === chosen}
    @click=${() => choose(value)}
  >${text}</button>`;
  return html`<div class="choice" role="group" aria-label=${label}>${options.map(button)}</div>`;
}

function rankBy({ by }) {
  const option = (
    node,
    depth = 0,
  ) => html`<option value=${node.code} .selected=${live(node === by)}>
    ${"\u2003".repeat(depth)}${fullName(node)}
  </option>`;
  const branch = (node, depth = 0) => [
    option(node, depth),
    ...node.children.map((child) => branch(child, depth + 1)),
  ];
  const choose = ({ target }) => write({ by: target.value, sort: null, dir: null });
  return html`<label class="field">
    <span>${t("rankBy")}</span>
    <select id="by" @change=${choose}>
      ${option(overall)}
      ${dimensions.map((node) => html`<optgroup label=${name(node)}>${branch(node)}</optgroup>`)}
    </select>
  </label>`;
}

/** The regions above those of the table, of which one may be chosen. */
function withinFilter({ level, within }) {
  const parents = parentsOf(level);
  if (!parents.length) return nothing;
  const option = (region) => html`<option value=${region.code} .selected=${live(region === within)}>
    ${shortName(region)}
  </option>`;
  const choose = ({ target }) => write({ [WITHIN]: target.value || null, region: null });
  return html`<label class="field">
    <span>${t("levelOne", parents[0].level)}</span>
    <select id=${WITHIN} @change=${choose}>
      <option value="" .selected=${live(!within)}>${t("allOf", parents[0].level)}</option>
      ${parents.map(option)}
    </select>
  </label>`;
}

function search({ query }) {
  return html`<span class="search">
    <input
      id="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t("search")}
      aria-keyshortcuts="/"
      placeholder=${t("searchHint")}
      .value=${live(query)}
      @input=${({ target }) => write({ q: target.value, region: null }, { replace: true })}
    />
    <kbd aria-hidden="true">/</kbd>
  </span>`;
}
