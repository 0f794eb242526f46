// The home page: a region's name leads to its page.
import { data } from "../frame/frame.js";
import { language, say } from "../frame/language.js";

const field = document.getElementById("region");

/** "Xi'an", "xian" and "XI AN" become the same text. */
const folded = (text) =>
  text
    .normalize("NFD")
    .replace(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();

const namesOf = ({ zh, en, short, code }) => [zh, en, short ?? "", code].map(folded);

/** The region of this name or code, or else the first whose name begins with it. */
function find(words) {
  const wanted = folded(words);
  if (!wanted) return null;
  const is = (test) => data.regions.find((region) => namesOf(region).some(test));
  return is((name) => name === wanted) ?? is((name) => name.startsWith(wanted)) ?? null;
}

document.getElementById("regions").append(
  ...data.regions.map(({ zh, en }) => {
    const option = document.createElement("option");
    option.value = say(zh, en);
    return option;
  }),
);

document.getElementById("find").addEventListener("submit", (event) => {
  event.preventDefault();
  const region = find(field.value);
  const told = field.value ? say("没有这个区域。", "There is no such region.") : "";
  document.getElementById("unknown").textContent = region ? "" : told;
  if (!region) return field.focus();
  const there = new URLSearchParams({ lang: language(), level: region.level, region: region.code });
  location.href = `ranking.html#${there}`;
});
