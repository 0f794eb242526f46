// Numbers that the source report prints or implies link to their row in the audit. There are about a
// thousand: in each table or paragraph Tab reaches one, and arrow keys move to the others.
import { say } from "../frame/language.js";
import { place } from "../frame/place.js";

const VERDICTS = {
  reproduced: { zh: "已重现", en: "reproduced" },
  excepted: { zh: "例外", en: "an exception" },
  missed: { zh: "与此处不同", en: "differs from the number here" },
};
// How the source report gives a number, by basis.
const SAID = {
  printed: (place, text) => say(`${place}印为 ${text}：`, `${place} prints ${text}: `),
  inferred: (place, text) => say(`由${place}推出 ${text}：`, `${text} is inferred from ${place}: `),
  interpreted: (place, text) =>
    say(`${place}的文字解读为 ${text}：`, `words in ${place} are read as ${text}: `),
};
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Turns the marks below `root` into links; `printed` maps a figure to [place, text, basis]. */
export function linkMarks(root, printed) {
  for (const group of root.querySelectorAll("table, .reading")) {
    const marks = [...group.querySelectorAll("a[data-figures]")];
    marks.forEach((mark, order) => {
      linkMark(mark, printed);
      mark.tabIndex = order === 0 ? 0 : -1;
    });
    group.addEventListener("keydown", (event) => step(event, marks));
  }
}

function linkMark(mark, printed) {
  const [figure] = mark.dataset.figures.split(" ");
  const [locator, text, basis] = printed[figure];
  mark.dataset.page = "";
  mark.href = `audit.html#figure=${figure}`;
  mark.title = SAID[basis](place(locator), text) + say(VERDICTS[mark.className]);
}

function step(event, marks) {
  const next = marks[marks.indexOf(event.target) + (STEPS[event.key] ?? NaN)];
  if (!next || !marks.includes(event.target)) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
