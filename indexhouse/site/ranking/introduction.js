// What is ranked, and the main findings.
import { html, nothing } from "lit-html";
import { say } from "../frame/language.js";
import { day, points, shortName, wholePercent } from "./format.js";
import {
  byRank,
  changeShare,
  dimensions,
  editionOf,
  indicators,
  isFirmChange,
  isMadeUp,
  isSum,
  LEVELS,
  median,
  overall,
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
    <p class="finding">${leaders(view)} ${half(view)} ${movers(view)}</p>`;
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

/** The regions that rose and fell most, and whether that is firm. */
function movers({ edition, level, by }) {
  if (editionOf(edition).previous === null) return nothing;
  if (isMadeUp(level)) return t("changesAreMadeUp");
  const change = (region) => rankChange(edition, region, by) ?? 0;
  const regions = [...regionsOf(level)].sort((one, other) => change(other) - change(one));
  const told = (key, region) =>
    t(key, shortName(region), Math.abs(change(region)), firmness(region));
  const firmness = (region) => {
    const share = by === overall ? changeShare(edition, region) : null;
    if (share === null) return "";
    const key = isFirmChange(edition, region, by) ? "firmIn" : "unsureIn";
    return t(key, wholePercent(share));
  };
  const [first, last] = [regions[0], regions.at(-1)];
  return [
    change(first) > 0 ? told("climbs", first) : "",
    change(last) < 0 ? told("drops", last) : "",
  ].join(say("", " "));
}
