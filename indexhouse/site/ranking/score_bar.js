// A score as a stacked bar of its parts.
import { html } from "lit-html";
import { name, points } from "./format.js";
import { overall, parts, rank, score } from "./model.js";

/** The colour of a part: a dimension has its own, parts below use shades of their dimension's. */
export function partColour(node, by) {
  if (by === overall || by === node) return node.hue;
  const paling = (parts(by).indexOf(node) / parts(by).length) * 70;
  return `color-mix(in oklab, ${node.hue}, var(--card) ${paling.toFixed(0)}%)`;
}

/** A bar of one region's score; `full` is the score that fills the width. */
export function scoreBar(edition, region, by, full) {
  const own = (node) => score(edition, region, node);
  const place = (node) => rank(edition, region, node) ?? "–";
  const texts = parts(by).map((node) => `${name(node)} ${points(own(node))} (#${place(node)})`);
  const part = (node) => {
    const width = ((own(node) / full) * 100 || 0).toFixed(2);
    return html`<i style="width:${width}%;background:${partColour(node, by)}"></i>`;
  };
  return html`<div
    class="score-bar"
    role="img"
    aria-label=${texts.join(", ")}
    data-tip=${[name(region), ...texts].join("\n")}
  >${parts(by).map(part)}</div>`;
}
