// The selected region down the tree: dimensions, sub-dimensions and indicators with their scores.
import { html, nothing } from "lit-html";
import { write } from "../frame/state.js";
import { detail } from "./detail.js";
import { chartMenu, NODE_HEADS, nodeCells, REGION_HEADS, regionCells } from "./export.js";
import { amount, name, points, shortName, unit } from "./format.js";
import {
  best,
  isSum,
  median,
  nodes,
  normalised,
  overall,
  path,
  rank,
  score,
  value,
} from "./model.js";
import { t } from "./texts.js";

/** The tree as a table; the node in the address is expanded. */
export function breakdown(view) {
  const shown = nodes.filter((node) => node !== overall);
  const title = t("breakdown");
  return html`<section class="breakdown">
    <div class="heading">
      <h3>${title}</h3>
      ${chartMenu(view, { id: "breakdown", title: `${shortName(view.selected)}: ${title}`, numbers: () => numbers(view) })}
    </div>
    <p class="note">${t("breakdownNote", view.level)}</p>
    <table id="breakdown">
      <caption class="visually-hidden">${name(view.selected)}, ${view.edition}: ${title}</caption>
      <thead>
        <tr>
          <th scope="col">${t("nodeColumn")}</th>
          ${isSum(view.level) ? nothing : html`<th scope="col" class="number">${t("normalisedColumn")}</th>`}
          <th scope="col" class="number">${t("pointsColumn")}</th>
          <th scope="col" class="number">${t("rank")}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map((node) => [row(view, node), view.node === node ? detailRow(view) : nothing])}
      </tbody>
    </table>
  </section>`;
}

function numbers({ edition, level, selected }) {
  const heads = ["raw_value", "normalised_score", "score", "score_rank", "median_score"];
  const cells = (node) => [
    edition,
    ...regionCells(selected),
    ...nodeCells(node),
    value(edition, selected, node),
    normalised(edition, selected, node),
    score(edition, selected, node),
    rank(edition, selected, node),
    median(edition, level, node),
  ];
  return [["edition", ...REGION_HEADS, ...NODE_HEADS, ...heads], ...nodes.map(cells)];
}

/** Looks by depth: bold below the index, indented further down. */
function look(node) {
  const depth = path(node).length - 1;
  const isIndicator = !node.children.length;
  const kind = depth === 1 ? "dimension" : isIndicator ? "indicator" : "subdimension";
  return { kind, indent: Math.max(depth - 2, isIndicator && depth > 1 ? 1 : 0) };
}

function row(view, node) {
  const { edition, selected } = view;
  const isIndicator = !node.children.length;
  const { kind, indent } = look(node);
  const isOpen = view.node === node;
  const scaled = isIndicator ? points(normalised(edition, selected, node)) : "";
  return html`<tr id="node-${node.code}" class="${kind} ${isOpen ? "open" : ""}" style="--hue:${node.hue};--indent:${indent}">
    <th scope="row">
      <button type="button" class="plain" aria-expanded=${isOpen} @click=${() => toggle(node, isOpen)}>
        ${name(node)}
      </button>
      ${isIndicator ? values(view, node) : nothing}
      ${bar(view, node)}
    </th>
    ${isSum(view.level) ? nothing : html`<td class="number soft">${scaled}</td>`}
    <td class="number">${points(score(edition, selected, node))}</td>
    <td class="number place">${rank(edition, selected, node) ?? "–"}</td>
  </tr>`;
}

function toggle(node, isOpen) {
  write({ node: isOpen ? null : node.code });
}

function detailRow(view) {
  return html`<tr class="detail"><td colspan=${isSum(view.level) ? 3 : 4}>${detail(view)}</td></tr>`;
}

function values({ edition, selected }, node) {
  return html`<span class="value">
    ${amount(value(edition, selected, node), node)} <span class="unit">${unit(node)}</span>
  </span>`;
}

/** A bar relative to the best score of the level, with a line at the median. */
function bar({ edition, level, selected }, node) {
  const full = best(edition, level, node).score;
  const share = (points) => `${((points / full) * 100 || 0).toFixed(2)}%`;
  return html`<span class="bar own" aria-hidden="true">
    <i style="width:${share(score(edition, selected, node))}"></i>
    <b style="inset-inline-start:${share(median(edition, level, node))}"></b>
  </span>`;
}
