// What is ranked, and the main findings.
import { html, nothing } from "lit-html";
import { day, points, shortName } from "./format.js";
import {
  byRank,
  dimensions,
  editionOf,
  indicators,
  isSampleLibrary,
  isSum,
  LEVELS,
  median,
  rank,
  rankChange,
  regionsOf,
  score,
} from "./model.js";
import { t } from "./texts.js";

// With fewer regions, the median is not worth a sentence.
const FEW = 8;

/** The two paragraphs above the table. */
export function introduction(view) {
  const counts = LEVELS.map((level) => [level, regionsOf(level).length]);
  return html`
    <p class="lead">
      ${t("scored100", t("scope", counts), dimensions.length, indicators.length)}
      ${isSum(view.level) ? t("membersNote", view.level) : nothing}
      ${t("cutoff", day(editionOf(view.edition).cutoff))}
      <a data-page href="methodology.html">${t("howScored")}</a>
    </p>
    <p class="finding">${leaders(view)} ${half(view)} ${climber(view)}</p>`;
}

function leaders({ edition, level, by }) {
  const [first, ...others] = regionsOf(level)
    .filter((region) => rank(edition, region, by) <= 3 && score(edition, region, by) > 0)
    .sort(byRank(edition, by));
  if (!first) return nothing;
  const own = (region) => points(score(edition, region, by));
  const next = others.slice(0, 2).map((region) => t("scored", shortName(region), own(region)));
  return t("leads", shortName(first), own(first), next.join(t("and")));
}

function half({ edition, level, by }) {
  const middle = median(edition, level, by);
  return middle === null || regionsOf(level).length < FEW ? nothing : t("half", points(middle));
}

/**
 * The region that rose most. Not for cities of the sample data: the source report does not print
 * their earlier ranks.
 */
function climber({ edition, level, by }) {
  if (editionOf(edition).previous === null) return nothing;
  if (isSampleLibrary && level === "city") return t("changesAreMadeUp");
  const change = (region) => rankChange(edition, region, by) ?? 0;
  const best = regionsOf(level).reduce((one, other) => (change(other) > change(one) ? other : one));
  return change(best) > 0 ? t("climbs", shortName(best), change(best)) : nothing;
}
