// Numbers and names as people read them.
import { language, say } from "../frame/language.js";
import { nodes } from "./model.js";
import { t } from "./texts.js";

const MINUS = "−";

export const name = (thing) => (thing ? say(thing.zh, thing.en) : "");
export const shortName = (region) => (region ? say(region.short_zh ?? region.zh, region.en) : "");
export const otherName = (thing) => say(thing.en, thing.zh);

// Two indicators may share a name, below different parents.
const isShared = (language) => (node) =>
  nodes.some((other) => other !== node && other[language] === node[language]);
const shared = {
  zh: new Set(nodes.filter(isShared("zh"))),
  en: new Set(nodes.filter(isShared("en"))),
};

/** A node's name where its parent cannot be seen. */
export function fullName(node) {
  return shared[language()].has(node) ? `${name(node.parent)} · ${name(node)}` : name(node);
}

export const unit = (node) => say(node.unit_zh ?? "", node.unit_en ?? "");

export const points = (score) => (score === null ? "–" : score.toFixed(2));
export const percent = (share) => `${(share * 100).toFixed(2)}%`;
export const signed = (text) => (text.startsWith("-") ? MINUS + text.slice(1) : `+${text}`);

/** A date as it is written, without a zone that could shift it. */
export const day = (date) =>
  new Date(date).toLocaleDateString(say("zh-CN", "en-GB"), { dateStyle: "long", timeZone: "UTC" });

/** A counted value: whole where it is a count, two decimals where it is a mean or an amount. */
export function amount(value, node) {
  if (value === null) return "–";
  const decimals = node.statistic === "count" ? 0 : 2;
  return value.toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A change of rank: a sign to see, a text to hear, and the class that colours it. */
export function change(places) {
  if (places === null) return { sign: "–", text: t("noEarlierEdition"), kind: "none" };
  if (places === undefined) return { sign: t("new"), text: t("newRegion"), kind: "new" };
  if (places === 0) return { sign: "=", text: t("unchanged"), kind: "same" };
  if (places > 0) return { sign: `▲${places}`, text: t("up", places), kind: "up" };
  return { sign: `▼${-places}`, text: t("down", -places), kind: "down" };
}

/** "Beijing, Shanghai and 4 more". */
export function listed(regions, most = 2) {
  const names = regions.slice(0, most).map(shortName).join(say("、", ", "));
  return regions.length > most ? t("andMore", names, regions.length, regions.length - most) : names;
}

/** Pinyin may break between its syllables: "Hei-long-jiang" in a narrow tile. */
export function breakable(text) {
  const syllable =
    /[bpmfdtnlgkhjqxrzcsyw]{1,2}?[aeiouü]+(?:ng|n|r)?(?=[bpmfdtnlgkhjqxrzcsyw][aeiouhü])/gi;
  return text.replace(syllable, "$&\u00ad");
}
