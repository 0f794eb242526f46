// The ranking: one row per region, with the parts of the score as a bar or as numbers.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { follow } from "../frame/links.js";
import { address, write } from "../frame/state.js";
import { changeSign } from "./change.js";
import { nothingFound } from "./empty.js";
import { change, fullName, name, percent, points, shortName } from "./format.js";
import { interval, intervalText } from "./interval.js";
import { legend } from "./legend.js";
import {
  around,
  best,
  editionOf,
  hasIntervals,
  levelWith,
  overall,
  parentsOf,
  parts,
  rank,
  score,
  weight,
} from "./model.js";
import { partColour, scoreBar } from "./score_bar.js";
import { selection } from "./select.js";
import { t } from "./texts.js";
import { choice } from "./toolbar.js";
import { SHAPES, sortedBy } from "./view.js";

/** As many parts have room beside the map; a table of more scrolls in its box. */
const FIT = 7;

/** The table with its title, legend and switches. */
export function table(view, listing) {
  const title = t("tableTitle", view.level, view.by === overall ? "" : fullName(view.by));
  return html`
    <div class="heading">
      <h2 id="table-title">${title}</h2>
      <span class="keys" aria-hidden="true">${t("arrowKeys")}</span>
      ${shapeSwitch(view)}
    </div>
    ${view.shape === "numbers" ? nothing : legend(view)}
    ${listing.rows.length ? ranking(view, listing.rows, title) : nothingFound(view)}
    ${hasIntervals(view.edition, view.level, view.by) ? html`<p class="note">${t("intervalNote")}</p>` : nothing}
    ${listing.isLong ? lengthSwitch(view, listing) : nothing}`;
}

function shapeSwitch(view) {
  const shapes = SHAPES.map((shape) => [shape, t(shape)]);
  return choice(t("viewAs"), shapes, view.shape, (shape) =>
    write({ view: shape === SHAPES[0] ? null : shape }),
  );
}

function lengthSwitch({ showsAll }, { found, rows }) {
  return html`<button type="button" class="more" @click=${() => write({ all: showsAll ? null : "1" })}>
    ${showsAll ? t("showFewer") : t("showAll", found.length, rows.length)}
  </button>`;
}

function ranking(view, rows, title) {
  const { edition, level } = view;
  const shown = {
    full: bestScores(view),
    ties: hasIntervals(edition, level, view.by) ? levelWith(edition, level) : null,
    others: view.whatIf?.ranks(edition) ?? null,
  };
  const scrolls = view.shape === "numbers";
  return html`<div
    class="scroll ${scrolls && parts(view.by).length > FIT ? "many" : ""}"
    tabindex=${scrolls ? 0 : nothing}
    role=${scrolls ? "region" : nothing}
    aria-label=${scrolls ? `${title}, ${view.edition}` : nothing}
  >
    <table class="ranking ${parentsOf(view.level).length ? "nested" : ""}">
      <caption class="visually-hidden">${title}, ${view.edition}. ${t("arrowKeys")}</caption>
      <thead><tr>${headers(view)}</tr></thead>
      <tbody>
        ${repeat(
          rows,
          ({ code }) => code,
          (region, place) => row(view, region, { ...shown, isEntry: place === 0 }),
        )}
      </tbody>
    </table>
  </div>`;
}

/** For each node shown, the score that fills a bar or a cell. */
function bestScores({ edition, level, by }) {
  return new Map([by, ...parts(by)].map((node) => [node, best(edition, level, node).score]));
}

function headers(view) {
  const since = editionOf(view.edition).previous;
  return [
    header(view, "rank", t("rank"), { kind: "number" }),
    header(view, "region", t("region")),
    header(view, "score", t("score"), { kind: "number" }),
    header(view, "change", t("change"), { kind: "change", hint: since && t("changeSince", since) }),
    view.whatIf ? header(view, "if", t("whatIfRank"), { kind: "number" }) : nothing,
    hasIntervals(view.edition, view.level, view.by)
      ? html`<th scope="col" class="firm">${t("interval")}</th>`
      : nothing,
    view.shape === "numbers"
      ? parts(view.by).map((node) => partHeader(view, node))
      : html`<th scope="col" class="composition">${t("composition")}</th>`,
  ];
}

function partHeader(view, node) {
  const hint = t("weightOf", percent(weight(node)));
  return header(view, node.code, name(node), {
    kind: "number part",
    hint,
    colour: partColour(node, view.by),
  });
}

function header(view, column, label, { kind = "", hint = null, colour = null } = {}) {
  const isSorted = view.sort === column;
  const direction = view.descending ? "descending" : "ascending";
  const arrow = view.descending ? "↓" : "↑";
  return html`<th scope="col" class=${kind} aria-sort=${isSorted ? direction : nothing}>
    <button type="button" title=${hint ?? nothing} @click=${() => write(sortedBy(view, column))}>
      ${colour ? html`<i style="background:${colour}"></i>` : nothing}${label}
      ${isSorted ? html`<span aria-hidden="true">${arrow}</span>` : nothing}
    </button>
  </th>`;
}

/** Tab reaches one row only; arrow keys move between rows. */
function row(view, region, { full, ties, others, isEntry }) {
  const { edition, by } = view;
  const [changes, then] = selection(region);
  const own = score(edition, region, by);
  const fills = view.shape === "shares" ? own : full.get(by);
  return html`<tr @click=${follow(changes, then)}>
    <td class="number rank">${ties?.has(region) ? tie(ties.get(region)) : nothing}${rank(edition, region, by) ?? "–"}</td>
    <th scope="row">
      <a class="region-link" id="row-${region.code}" href=${address(changes)} tabindex=${live(isEntry ? "0" : "-1")}>${name(region)}</a>
      ${region.above ? html`<span class="parents">${parents(region)}</span>` : nothing}
    </th>
    <td class="number score">${points(own)}</td>
    <td class="change">${changeSign(view, region)}</td>
    ${others ? otherRank(others.get(region), rank(edition, region, by)) : nothing}
    ${
      ties
        ? html`<td class="firm">${interval(view, region)}<span>${intervalText(edition, region)}</span></td>`
        : nothing
    }
    ${
      view.shape === "numbers"
        ? parts(by).map((node) => partCell(view, region, node, full.get(node)))
        : html`<td class="composition">${scoreBar(edition, region, by, fills)}</td>`
    }
  </tr>`;
}

/** The sign before a rank that neighbours share as far as one can tell. */
function tie(neighbours) {
  const text = t("levelWith", neighbours.map(shortName).join(t("and")));
  return html`<span class="tie" aria-hidden="true" data-tip=${text}>≈</span>`;
}

/** The rank made another way, and how far it is from the one in the table. */
function otherRank(other, own) {
  if (other === null) return html`<td class="number if">–</td>`;
  const { sign, text, kind } = change(own - other);
  return html`<td class="number if">
    <b>${other}</b> <span class="change ${kind}" aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>
  </td>`;
}

const parents = (region) => around(region).map(shortName).join(" · ");

function partCell({ edition, by }, region, node, full) {
  const own = score(edition, region, node);
  const share = ((own / full) * 100 || 0).toFixed(1);
  return html`<td class="number part" style="--share:${share}%;--hue:${partColour(node, by)}">
    ${points(own)} <span class="visually-hidden">${t("rank")}</span>
    <span class="place">${rank(edition, region, node) ?? ""}</span>
  </td>`;
}
