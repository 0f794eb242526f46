// The regions that are nearest: by score, and by structure.
import { html, nothing } from "lit-html";
import { difference, percent, points } from "./format.js";
import { byRank, dimensions, overall, rank, regionsOf, score } from "./model.js";
import { regionLink } from "./region_link.js";
import { t } from "./texts.js";

const PEERS = 6;
const ALIKE = 5;

/** The regions whose scores are nearest, best first. */
export function peersOf({ edition, level, selected }) {
  const gap = (region) =>
    Math.abs(score(edition, region, overall) - score(edition, selected, overall));
  return regionsOf(level)
    .filter((region) => region !== selected)
    .sort((one, other) => gap(one) - gap(other))
    .slice(0, PEERS)
    .sort(byRank(edition, overall));
}

/** Two lists; nothing for a region without others. */
export function near(view) {
  const { edition, selected } = view;
  const own = score(edition, selected, overall);
  const peers = peersOf(view);
  if (!peers.length) return nothing;
  const gap = (region) => difference(score(edition, region, overall) - own);
  const alike = mostAlike(view);
  return html`<section class="near">
    <div>
      <h3>${t("nearByScore")}</h3>
      <ol class="places">${peers.map((region) => place(view, region, points(score(edition, region, overall)), gap(region)))}</ol>
    </div>
    ${
      alike.length
        ? html`<div>
      <h3>${t("nearByStructure")}</h3>
      <ol class="places">${alike.map(({ region, likeness }) => place(view, region, points(score(edition, region, overall)), percent(likeness)))}</ol>
    </div>`
        : nothing
    }
    <p class="note">${t("nearNote")}</p>
  </section>`;
}

function place({ edition }, region, own, note) {
  return html`<li>
    <span class="place">${rank(edition, region, overall) ?? "–"}</span>${regionLink(region)}
    <span class="number">${own} <small>${note}</small></span>
  </li>`;
}

/** Regions whose points are divided among the dimensions most alike: the cosine of the angle. */
function mostAlike({ edition, level, selected }) {
  if (dimensions.length < 2) return [];
  const pointsOf = (region) => dimensions.map((node) => score(edition, region, node) ?? 0);
  const own = pointsOf(selected);
  return regionsOf(level)
    .filter((region) => region !== selected)
    .map((region) => ({ region, likeness: cosine(own, pointsOf(region)) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, ALIKE);
}

function cosine(one, other) {
  const product = (left, right) => left.reduce((sum, number, k) => sum + number * right[k], 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other)) || 0;
}
