// What is ranked, and the main findings.
import { html, nothing } from "lit-html";
import { day, points, sentences, share, shortName } from "./format.js";
import {
  byRank,
  changeShare,
  dimensions,
  editionOf,
  indicators,
  isChangeFirm,
  isChangeMadeUp,
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
    <p class="finding">${sentences(leaders(view), half(view), ...moves(view))}</p>
    <p class="lead">
      ${sentences(
        t("scored100", t("scope", counts), dimensions.length, indicators.length),
        isSum(view.level) ? t("membersNote", view.level) : nothing,
        t("cutoff", day(editionOf(view.edition).cutoff)),
      )}
      <a data-page href="methodology.html">${t("howScored")}</a>
    </p>`;
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
 * The regions that rose and fell most, and whether that is more than a choice of method. Not for
 * cities of the sample data: the source report does not print their earlier ranks.
 */
function moves({ edition, level, by }) {
  if (editionOf(edition).previous === null) return [];
  if (isChangeMadeUp(level)) return [t("changesAreMadeUp")];
  const change = (region) => rankChange(edition, region, by) ?? 0;
  const order = [...regionsOf(level)].sort((one, other) => change(other) - change(one));
  const told = (key, region) => {
    const part = changeShare(edition, region, by);
    const firm =
      part === null ? "" : t(isChangeFirm(edition, region, by) ? "firm" : "notFirm", share(part));
    return t(key, shortName(region), Math.abs(change(region)), firm);
  };
  const [first, last] = [order[0], order.at(-1)];
  return [
    change(first) > 0 ? told("climbs", first) : nothing,
    change(last) < 0 ? told("drops", last) : nothing,
  ];
}
