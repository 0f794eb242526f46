// The ranking: one row per region, with the parts of the score as a bar or as numbers.
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { follow } from "../frame/links.js";
import { address, write } from "../frame/state.js";
import { nothingFound } from "./empty.js";
import {
  change,
  fullName,
  name,
  percent,
  points,
  shortName,
  span,
  wholePercent,
} from "./format.js";
import { legend } from "./legend.js";
import {
  around,
  best,
  draws,
  editionOf,
  interval,
  isFirmChange,
  isMadeUp,
  openOrder,
  overall,
  parentsOf,
  parts,
  rank,
  rankChange,
  score,
  weight,
} from "./model.js";
import { partColour, scoreBar } from "./score_bar.js";
import { selection } from "./select.js";
import { t } from "./texts.js";
import { choice } from "./toolbar.js";
import { sortedBy } from "./view.js";

/** The table with its title, legend and switches. */
export function table(view, listing) {
  const title = t("tableTitle", view.level, view.by === overall ? "" : fullName(view.by));
  return html`
    <div class="heading">
      <h2 id="table-title">${title}</h2>
      ${shapeSwitch(view)}
    </div>
    ${view.showsNumbers ? nothing : legend(view)}
    ${listing.rows.length ? [ranking(view, listing.rows, title), key(view)] : nothingFound(view)}
    ${pointlessSwitch(view, listing.pointless)}`;
}

function shapeSwitch(view) {
  const shapes = ["bars", "numbers"].map((shape) => [shape, t(shape)]);
  const shown = view.showsNumbers ? "numbers" : "bars";
  return choice(t("viewAs"), shapes, shown, (shape) =>
    write({ view: shape === "bars" ? null : shape }),
  );
}

function pointlessSwitch(view, pointless) {
  if (!pointless && !view.showsAll) return nothing;
  return html`<button type="button" class="more" @click=${() => write({ all: view.showsAll ? null : "1" })}>
    ${view.showsAll ? t("hidePointless") : t("showPointless", pointless)}
  </button>`;
}

function ranking(view, rows, title) {
  const full = bestScores(view);
  const scrolls = view.showsNumbers;
  return html`<div
    class="scroll"
    tabindex=${scrolls ? 0 : nothing}
    role=${scrolls ? "region" : nothing}
    aria-labelledby=${scrolls ? "table-title" : nothing}
  >
    <table class="ranking ${parentsOf(view.level).length ? "nested" : ""}">
      <caption class="visually-hidden">${title}, ${view.edition}</caption>
      <thead><tr>${headers(view)}</tr></thead>
      <tbody>
        ${repeat(
          rows,
          ({ code }) => code,
          (region, place) => row(view, region, full, rows[place + 1]),
        )}
      </tbody>
    </table>
  </div>`;
}

/** Only overall ranks have been drawn anew. */
const hasIntervals = ({ edition, level, by }) => by === overall && draws(edition, level) !== null;

const howMany = ({ edition, level }) => draws(edition, level).toLocaleString("en");

/** What the signs of the table mean. */
function key(view) {
  return html`<p class="note">
    ${hasIntervals(view) ? t("firmnessKey", howMany(view)) : nothing}
    ${isMadeUp(view.level) ? t("madeUpKey") : nothing}
    <a data-page href="methodology.html#step=sensitivity">${t("howFirm")}</a>
  </p>`;
}

/** For each node shown, the score that fills a bar or a cell. */
function bestScores({ edition, level, by }) {
  return new Map([by, ...parts(by)].map((node) => [node, best(edition, level, node).score]));
}

function headers(view) {
  const since = editionOf(view.edition).previous;
  return [
    header(view, "rank", t("rank"), { kind: "number" }),
    hasIntervals(view)
      ? html`<th scope="col" class="interval" title=${t("intervalHint", howMany(view))}>${t("interval")}</th>`
      : nothing,
    header(view, "region", t("region")),
    header(view, "score", t("score"), { kind: "number" }),
    header(view, "change", t("change"), { kind: "change", hint: since && t("changeSince", since) }),
    view.showsNumbers
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

function row(view, region, full, next) {
  const { edition, by, selected, compared } = view;
  const { sign, text, kind } = change(
    rankChange(edition, region, by),
    isFirmChange(edition, region, by),
  );
  const [changes, then] = selection(region);
  const isSelected = region === selected;
  return html`<tr
    class=${isSelected ? "selected" : region === compared ? "compared" : ""}
    @click=${follow(changes, then)}
  >
    <td class="number rank">${rank(edition, region, by) ?? "–"}</td>
    ${hasIntervals(view) ? intervalCell(view, region, next) : nothing}
    <th scope="row">
      <a class="region-link" href=${address(changes)} aria-current=${isSelected ? "true" : nothing}>${name(region)}</a>
      ${region.above ? html`<span class="parents">${parents(region)}</span>` : nothing}
    </th>
    <td class="number score">${points(score(edition, region, by))}</td>
    <td class="change ${kind}">
      <span aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>
    </td>
    ${
      view.showsNumbers
        ? parts(by).map((node) => partCell(view, region, node, full.get(node)))
        : html`<td class="composition">${scoreBar(edition, region, by, full.get(by))}</td>`
    }
  </tr>`;
}

/** The ranks of nine draws in ten; a sign between neighbours in the order of ranks that draws swap. */
function intervalCell(view, region, next) {
  const found = interval(view.edition, region);
  return html`<td class="interval">${found ? span(found) : "–"}${openSign(view, region, next)}</td>`;
}

function openSign({ edition, sort, descending }, region, next) {
  const isNext = next && rank(edition, next, overall) === rank(edition, region, overall) + 1;
  const share = openOrder(edition, region);
  if (sort !== "rank" || descending || !isNext || share === null) return nothing;
  const text = t("openOrder", shortName(region), shortName(next), wholePercent(share));
  return html`<span class="open-order" data-tip=${text}>
    <span aria-hidden="true">≈</span><span class="visually-hidden">${text}</span>
  </span>`;
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
