// Column lineage: the chosen column and the direction are in the address.
import { html, render } from "lit-html";
import { say } from "../frame/language.js";
import { onChange, read, write } from "../frame/state.js";
import "../frame/frame.js";
import { drawing } from "./drawing.js";
import { endsTable, sentence } from "./ends.js";
import { columns, reached, steps } from "./graph.js";
import { layout } from "./layout.js";

// Another index has no ranking of provinces.
const FIRST = ["province_rankings.overall_score", "rankings.score"].find((column) =>
  columns.includes(column),
);
// The drawing is first shown in full size, where it can be read, and scaled to fit when asked for.
const box = document.getElementById("graph");
const field = document.getElementById("column");
let drawn = null;

function show() {
  const chosen = columns.includes(read("column")) ? read("column") : FIRST;
  const way = read("way") === "down" ? "down" : "up";
  const found = reached(chosen, way);
  const between = steps(found);
  const placed = layout(found, between, chosen, way);
  field.value = chosen;
  document.getElementById("up").setAttribute("aria-pressed", way === "up");
  document.getElementById("down").setAttribute("aria-pressed", way === "down");
  document.getElementById("sentence").textContent = sentence(chosen, found, placed.tables, way);
  render(drawing(placed, between, chosen), box);
  fit(placed);
  render(endsTable(found, way), document.getElementById("ends"));
  if (drawn !== location.hash) reveal(way);
  drawn = location.hash;
}

const isWhole = () => read("whole") === "1";

/** Scales the drawing to the width of its box, or leaves it in full size to be scrolled. */
function fit({ width }) {
  const whole = isWhole();
  const room = box.clientWidth - 2 * parseFloat(getComputedStyle(box).paddingInlineStart);
  document.getElementById("whole").setAttribute("aria-pressed", whole);
  box.classList.toggle("whole", whole);
  box.firstElementChild.style.zoom = whole ? Math.min(1, room / width) : 1;
}

/** Scrolls to the chosen column: at the right edge when its sources are shown. */
function reveal(way) {
  const card = box.querySelector(".chosen").closest("section");
  const middle = card.offsetTop + card.offsetHeight / 2;
  box.scrollTo(way === "up" ? box.scrollWidth : 0, middle - box.clientHeight / 2);
}

const options = columns.map((column) => html`<option value=${column}></option>`);
render(options, document.getElementById("columns"));
field.addEventListener("change", () => {
  const known = columns.includes(field.value);
  field.setCustomValidity(known ? "" : say("没有这个列", "There is no such column"));
  if (known) write({ column: field.value });
  else field.reportValidity();
});
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => field.setCustomValidity(""));
for (const way of ["up", "down"]) {
  document
    .getElementById(way)
    .addEventListener("click", () => write({ way: way === "up" ? null : way }));
}
document.getElementById("whole").addEventListener("click", () => {
  write({ whole: isWhole() ? null : "1" });
});
onChange(show);
show();
