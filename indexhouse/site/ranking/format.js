// Numbers and names, formatted for readers.
import { language, say } from "../frame/language.js";
import { nodes } from "./model.js";
import { t } from "./texts.js";

const MINUS = "−";

/** The name of a region or node in the reader's language. */
export const name = (thing) => (thing ? say(thing.zh, thing.en) : "");
/** A region's name, in Chinese its short form (四川, not 四川省). */
export const shortName = (region) => (region ? say(region.short_zh ?? region.zh, region.en) : "");
/** The name in the other language. */
export const otherName = (thing) => say(thing.en, thing.zh);

// Indicators with different parents may share a name.
const isShared = (language) => (node) =>
  nodes.some((other) => other !== node && other[language] === node[language]);
const shared = {
  zh: new Set(nodes.filter(isShared("zh"))),
  en: new Set(nodes.filter(isShared("en"))),
};

/** A node's name for use outside the tree: includes the parent if the name alone is ambiguous. */
export function fullName(node) {
  return shared[language()].has(node) ? `${name(node.parent)} · ${name(node)}` : name(node);
}

/** The unit of a node, or "". */
export const unit = (node) => say(node.unit_zh ?? "", node.unit_en ?? "");

/** A score with two decimals. */
export const points = (score) => (score === null ? "–" : score.toFixed(2));
/** A share (0 to 1) as a percentage with two decimals. */
export const percent = (share) => `${(share * 100).toFixed(2)}%`;
/** A share (0 to 1) in whole per cent: all of a thousand draws but one is not "100%". */
export const share = (part) =>
  `${part > 0.99 && part < 1 ? ">99" : part > 0 && part < 0.01 ? "<1" : Math.round(part * 100)}%`;
/** A difference with its sign; nothing is neither more nor less. */
export const difference = (number, decimals = 2) => {
  const text = number.toFixed(decimals);
  return Number(text) ? signed(text) : (0).toFixed(decimals);
};
/** A number already formatted, with an explicit sign. */
export const signed = (text) => (text.startsWith("-") ? MINUS + text.slice(1) : `+${text}`);

/** A date in words; in UTC, so that no time zone shifts it. */
export const day = (date) =>
  new Date(date).toLocaleDateString(say("zh-CN", "en-GB"), { dateStyle: "long", timeZone: "UTC" });

/** An indicator's value: counts as integers, means and amounts with two decimals. */
export function amount(value, node) {
  if (value === null) return "–";
  const decimals = node.statistic === "count" ? 0 : 2;
  return value.toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/**
 * A change of rank: a visible sign, a text for screen readers, and a CSS class. Changes that are not
 * firm have hollow signs and no colour.
 */
export function change(places, isFirm = true) {
  if (places && !isFirm) return unsure(places);
  if (places === null) return { sign: "–", text: t("noEarlierEdition"), kind: "none" };
  if (places === undefined) return { sign: t("new"), text: t("newRegion"), kind: "new" };
  if (places === 0) return { sign: "=", text: t("unchanged"), kind: "same" };
  if (places > 0) return { sign: `▲${places}`, text: t("up", places), kind: "up" };
  return { sign: `▼${-places}`, text: t("down", -places), kind: "down" };
}

function unsure(places) {
  const [sign, moved] = places > 0 ? ["△", "up"] : ["▽", "down"];
  const size = Math.abs(places);
  return { sign: `${sign}${size}`, text: t("isNotFirm", t(moved, size)), kind: "unsure" };
}

/** Sentences one after the other, those that there are: Chinese has no space between them. */
export const sentences = (...all) =>
  all.filter((sentence) => typeof sentence === "string").join(say("", " "));

/** "Beijing, Shanghai and 4 more". */
export function listed(regions, most = 2) {
  const names = regions.slice(0, most).map(shortName).join(say("、", ", "));
  return regions.length > most ? t("andMore", names, regions.length, regions.length - most) : names;
}

/** Allows line breaks between the syllables of pinyin: "Hei-long-jiang" in a narrow tile. */
export function breakable(text) {
  const syllable =
    /[bpmfdtnlgkhjqxrzcsyw]{1,2}?[aeiouü]+(?:ng|n|r)?(?=[bpmfdtnlgkhjqxrzcsyw][aeiouhü])/gi;
  return text.replace(syllable, "$&\u00ad");
}
