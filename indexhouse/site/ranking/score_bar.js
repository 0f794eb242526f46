// A score as a bar of its parts.
import { html } from "lit-html";
import { name, points } from "./format.js";
import { overall, parts, rank, score } from "./model.js";

/** A dimension has its own colour; the parts of a node are shades of its dimension's. */
export function partColour(node, by) {
  if (by === overall || by === node) return node.hue;
  const paling = (parts(by).indexOf(node) / parts(by).length) * 70;
  return `color-mix(in oklab, ${node.hue}, var(--card) ${paling.toFixed(0)}%)`;
}

/** `full` is the score that takes the whole width. */
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
