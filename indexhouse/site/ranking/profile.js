// The profile of the selected region: rank, score, radar, strengths, and the whole tree.
import { html, nothing } from "lit-html";
import { follow } from "../frame/links.js";
import { address } from "../frame/state.js";
import { breakdown } from "./breakdown.js";
import { compareWith } from "./compare.js";
import { change, fullName, name, otherName, points, signed } from "./format.js";
import {
  around,
  belowOf,
  editionOf,
  isFirmChange,
  isSampleLibrary,
  isSum,
  LEVELS,
  overall,
  rank,
  rankChange,
  regionsOf,
  score,
} from "./model.js";
import { hasRadar, radar } from "./radar.js";
import { selection, showRow } from "./select.js";
import { strengths } from "./strengths.js";
import { t } from "./texts.js";
import { OF_A_LEVEL, WITHIN } from "./view.js";

/** The profile, or nothing if no region is selected. */
export function profile(view) {
  if (!view.selected) return nothing;
  return html`
    ${head(view)} ${figures(view)}
    <div class="compare">${compareWith(view)} ${LEVELS.map((level) => belowLink(view.selected, level))}</div>
    ${hasRadar(view) ? radar(view) : nothing} ${isSum(view.level) ? members(view) : strengths(view)} ${breakdown(view)}`;
}

function head({ selected }) {
  return html`<header>
    <button type="button" class="back" @click=${showRow}>↑ ${t("backToTable")}</button>
    <p class="kicker">${t("levelOne", selected.level)}${around(selected).map((region) => html` · ${regionLink(region)}`)}</p>
    <h2 id="profile-title">
      ${name(selected)}
      ${isNamedTwice(selected) ? html`<span class="other" lang=${otherLanguage()}>${otherName(selected)}</span>` : nothing}
    </h2>
  </header>`;
}

const isNamedTwice = (region) => name(region) !== otherName(region);

// Not "zh-CN" or "en": frame.css would hide the name.
const otherLanguage = () => (document.documentElement.lang === "en" ? "zh" : "en-GB");

function regionLink(region) {
  const [changes, then] = selection(region);
  const there = { ...OF_A_LEVEL, ...changes };
  return html`<a href=${address(there)} @click=${follow(there, then)}>${name(region)}</a>`;
}

function figures({ edition, level, by, selected }) {
  const { previous } = editionOf(edition);
  return html`
    ${by === overall ? nothing : html`<p class="by">${t("rankBy")}: <b>${fullName(by)}</b></p>`}
    <dl class="figures">
      ${figure(t("rank"), rank(edition, selected, by) ?? "–", t("ofHowMany", regionsOf(level).length))}
      ${figure(t("score"), points(score(edition, selected, by)))}
      ${previous === null ? nothing : figure(t("sinceEdition", previous), ...changes(edition, previous, selected, by))}
    </dl>`;
}

function figure(label, value, note = "") {
  return html`<div><dt>${label}</dt><dd>${value} <small>${note}</small></dd></div>`;
}

/** Changes in rank and points. No points for the sample data: earlier scores were not printed. */
function changes(edition, previous, region, node) {
  const { sign, text, kind } = change(
    rankChange(edition, region, node),
    isFirmChange(edition, region, node),
  );
  const [now, before] = [score(edition, region, node), score(previous, region, node)];
  const won =
    isSampleLibrary || now === null || before === null
      ? ""
      : t("pointsWon", signed((now - before).toFixed(2)));
  return [
    html`<span class="change ${kind}" aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>`,
    won,
  ];
}

function belowLink(region, level) {
  const below = belowOf(region, level);
  if (!below.length) return nothing;
  const there = { ...OF_A_LEVEL, level, [WITHIN]: region.code };
  return html`<a href=${address(there)} @click=${follow(there)}>${t("seeBelow", level, below.length)}</a>`;
}

function members({ edition, by, selected }) {
  const full = score(edition, selected, by);
  const members = selected.members.map((region) => ({ region, own: score(edition, region, by) }));
  members.sort((one, other) => other.own - one.own);
  return html`<section class="members">
    <h3>${t("members")}</h3>
    <p class="note">${t("membersNote", selected.level)}</p>
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
