// Where the selected region is ahead of those ranked next to it, and where behind.
import { html, nothing } from "lit-html";
import { write } from "../frame/state.js";
import { difference, fullName, shortName } from "./format.js";
import { indicators, rank, score } from "./model.js";
import { peersOf } from "./near.js";
import { showNode } from "./select.js";
import { t } from "./texts.js";

const SHOWN = 5;

/** Two lists of indicators; nothing for a region without peers. */
export function strengths(view) {
  const peers = peersOf(view);
  if (!peers.length) return nothing;
  const gaps = indicators
    .map((node) => ({ node, gap: gapTo(view, peers, node) }))
    .sort((one, other) => other.gap - one.gap);
  return html`<section class="strengths">
    ${list(view, t("strengths"), gaps.filter(({ gap }) => gap > 0).slice(0, SHOWN))}
    ${list(
      view,
      t("weaknesses"),
      gaps
        .filter(({ gap }) => gap < 0)
        .slice(-SHOWN)
        .reverse(),
    )}
    <p class="note">${t("strengthsNote", peers.map(shortName).join(t("comma")))}</p>
  </section>`;
}

/** Points above the mean of the peers. */
function gapTo({ edition, selected }, peers, node) {
  const sum = peers.reduce((total, peer) => total + (score(edition, peer, node) ?? 0), 0);
  return (score(edition, selected, node) ?? 0) - sum / peers.length;
}

function list({ edition, selected }, title, found) {
  return html`<div>
    <h3>${title}</h3>
    ${found.length ? nothing : html`<p class="note">${t("noStrength")}</p>`}
    <ol>
      ${found.map(
        ({ node, gap }) => html`<li style="--hue:${node.hue}">
        <button type="button" class="plain" @click=${() => show(node)}>${fullName(node)}</button>
        <span class="number"><b>${difference(gap)}</b> <small>#${rank(edition, selected, node) ?? "–"}</small></span>
      </li>`,
      )}
    </ol>
  </div>`;
}

/** Opens the indicator in the tree. */
function show(node) {
  write({ node: node.code });
  showNode({ node });
  document.querySelector(`#node-${node.code} button`).focus({ preventScroll: true });
}
