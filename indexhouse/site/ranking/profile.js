// A region's page: its rank and how firm it is, why it moved, strengths and gaps, and the whole tree.
import { html, nothing } from "lit-html";
import { language } from "../frame/language.js";
import { follow } from "../frame/links.js";
import { address } from "../frame/state.js";
import { breakdown } from "./breakdown.js";
import { changeSign, unsure } from "./change.js";
import { compareWith, comparison } from "./compare.js";
import { copyButton } from "./copy.js";
import {
  difference,
  fullName,
  name,
  otherName,
  points,
  sentences,
  share,
  shortName,
} from "./format.js";
import { interval, intervalText } from "./interval.js";
import {
  around,
  belowOf,
  byRank,
  changeShare,
  editionOf,
  hasIntervals,
  isChangeFirm,
  isSampleLibrary,
  isSum,
  LEVELS,
  levelWith,
  overall,
  rank,
  rankChange,
  regionsOf,
  score,
} from "./model.js";
import { near } from "./near.js";
import { reasons } from "./reasons.js";
import { regionLink } from "./region_link.js";
import { showRow } from "./select.js";
import { strengths } from "./strengths.js";
import { strips } from "./strips.js";
import { t } from "./texts.js";
import { OF_A_LEVEL, WITHIN } from "./view.js";

const BELOW = 10;

/** The page of the region in the address, or nothing. */
export function profile(view) {
  if (!view.selected) return nothing;
  return html`
    ${head(view)} ${figures(view)} ${compareWith(view)} ${comparison(view)}
    <div class="brief">
      <div>
        ${strips(view)} ${reasons(view)} ${isSum(view.level) ? members(view) : strengths(view)}
        ${near(view)} ${LEVELS.map((level) => below(view, level))} ${trace(view)}
      </div>
      ${breakdown(view)}
    </div>`;
}

function head(view) {
  const { edition, level, by, selected } = view;
  const order = [...regionsOf(level)].sort(byRank(edition, by));
  const place = order.indexOf(selected);
  return html`<header>
    <nav class="steps-between" aria-label=${t("otherRegions")}>
      <button type="button" class="back" @click=${() => showRow(selected)}>← ${t("backToTable")}</button>
      ${step(view, order[place - 1], "↑")} ${step(view, order[place + 1], "↓")}
    </nav>
    <p class="kicker">${t("levelOne", level)}${around(selected).map((region) => html` · ${regionLink(region)}`)} · ${t("ofEdition", edition)}</p>
    <h2 id="profile-title" tabindex="-1">
      ${name(selected)}
      ${isNamedTwice(selected) ? html`<span class="other" lang=${otherLanguage()}>${otherName(selected)}</span>` : nothing}
    </h2>
  </header>`;
}

function step({ edition, by }, region, arrow) {
  return region
    ? html`<span class="step"><span aria-hidden="true">${arrow}</span> ${rank(edition, region, by) ?? "–"} ${regionLink(region, shortName(region))}</span>`
    : nothing;
}

const isNamedTwice = (region) => name(region) !== otherName(region);

// Not "zh-CN" or "en": frame.css would hide the name.
const otherLanguage = () => (document.documentElement.lang === "en" ? "zh" : "en-GB");

function figures(view) {
  const { edition, level, by, selected } = view;
  const { previous } = editionOf(edition);
  const knowsInterval = hasIntervals(edition, level, by);
  return html`
    ${by === overall ? nothing : html`<p class="by">${t("rankBy")}: <b>${fullName(by)}</b></p>`}
    <dl class="figures">
      ${figure(t("rank"), rank(edition, selected, by) ?? "–", t("ofHowMany", regionsOf(level).length))}
      ${knowsInterval ? figure(t("intervalTitle"), intervalText(edition, selected), interval(view, selected)) : nothing}
      ${figure(t("score"), points(score(edition, selected, by)))}
      ${previous === null ? nothing : figure(t("sinceEdition", previous), changeSign(view, selected), pointsWon(edition, previous, selected, by))}
    </dl>
    <p class="firmness">${sentences(knowsInterval ? neighbours(view) : nothing, firmness(view))}</p>`;
}

function figure(label, value, note = "") {
  return html`<div><dt>${label}</dt><dd>${value} <small>${note}</small></dd></div>`;
}

/** No points for the sample data: earlier scores were not printed. */
function pointsWon(edition, previous, region, node) {
  const [now, before] = [score(edition, region, node), score(previous, region, node)];
  if (isSampleLibrary || now === null || before === null) return "";
  return t("pointsWon", difference(now - before));
}

function neighbours({ edition, level, selected }) {
  const found = levelWith(edition, level).get(selected) ?? [];
  return found.length ? t("levelWith", found.map(shortName).join(t("and"))) : t("apart");
}

function firmness({ edition, level, by, selected }) {
  if (!rankChange(edition, selected, by)) return nothing;
  if (!isChangeFirm(edition, selected, by)) return unsure(edition, level, selected, by);
  const part = changeShare(edition, selected, by);
  return part === null ? nothing : t("sure", share(part));
}

/** The best regions of a level below, with a link to all of them. */
function below({ edition, by, selected }, level) {
  const found = belowOf(selected, level).sort(byRank(edition, by));
  if (!found.length) return nothing;
  const there = { ...OF_A_LEVEL, level, [WITHIN]: selected.code };
  return html`<section class="below">
    <h3>${t("belowTitle", level, found.length)}</h3>
    <ol class="places">
      ${found.slice(0, BELOW).map(
        (region) => html`<li>
        <span class="place">${rank(edition, region, by) ?? "–"}</span>${regionLink(region)}
        <span class="number">${points(score(edition, region, by))}</span>
      </li>`,
      )}
    </ol>
    <a href=${address(there)} @click=${follow(there, () => scrollTo(0, 0))}>${t("seeBelow", level, found.length)}</a>
  </section>`;
}

function members({ edition, by, level, selected }) {
  const full = score(edition, selected, by);
  const members = selected.members.map((region) => ({ region, own: score(edition, region, by) }));
  members.sort((one, other) => other.own - one.own);
  return html`<section class="members">
    <h3>${t("members")}</h3>
    <p class="note">${t("membersNote", level)}</p>
    <ul>
      ${members.map(
        ({ region, own }) => html`<li style="--hue:${by.hue}">
        ${regionLink(region)}<span class="number">${points(own)}</span>
        <span class="bar" aria-hidden="true"><i style="width:${(own / full) * 100 || 0}%"></i></span>
      </li>`,
      )}
    </ul>
  </section>`;
}

/** The way to the rows: the published mart, or the command that tells them. */
function trace({ edition, selected }) {
  const inChinese = language() === "zh" ? " LANGUAGE=zh" : "";
  const command = `make explain REGION=${selected.code} EDITION=${edition}${inChinese}`;
  return html`<section class="trace">
    <h3>${t("traceTitle")}</h3>
    <p class="note">${t("traceNote")} <code>${command}</code> ${copyButton(t("copy"), () => command, t("copied"))}</p>
    <p>
      ${isSampleLibrary ? html`<a href="data/trace/fct_score_trace.parquet" download>${t("traceFile")}</a> · ` : nothing}
      <a data-page href="data.html">${t("dataPage")}</a>
    </p>
  </section>`;
}
