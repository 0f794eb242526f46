// The dictionary is complete without JavaScript; the script adds search and scrolling to links.
import "../frame/frame.js";
import { say } from "../frame/language.js";
import { onChange, read, write } from "../frame/state.js";

const search = document.getElementById("search");
const tables = [...document.querySelectorAll("article.table")];
const texts = new Map();
const columnsOf = (table) => table.querySelector("details.columns");
let asked = null;
let hadWords = false;

for (const row of document.querySelectorAll("article.table tbody tr")) {
  texts.set(row, `${row.closest("article").id} ${row.textContent}`.toLowerCase());
}

function show() {
  const words = (read("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (document.activeElement !== search) search.value = read("q") ?? "";
  const columns = tables.reduce((sum, table) => sum + narrow(table, words), 0);
  hadWords = words.length > 0;
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector("article:not([hidden])");
  }
  document.getElementById("none").hidden = columns > 0;
  const count = say(`${columns} 列`, `${columns} column${columns === 1 ? "" : "s"}`);
  document.getElementById("found").textContent = words.length ? count : "";
  goTo();
}

/** Hides the columns that do not contain every word; returns how many remain. */
function narrow(table, words) {
  const rows = [...table.querySelectorAll("tbody tr")];
  const left = rows.filter((row) => {
    row.hidden = !words.every((word) => texts.get(row).includes(word));
    return !row.hidden;
  });
  table.hidden = left.length === 0;
  // Folded, unless it is what is looked for.
  if (words.length || table.id === read("table")) columnsOf(table).open = true;
  else if (hadWords) columnsOf(table).open = false;
  document.querySelector(`li[data-table="${table.id}"]`).hidden = table.hidden;
  return left.length;
}

/** Scrolls to the table or column in the address, once per address. */
function goTo() {
  const place = [read("table"), read("column")].filter(Boolean).join(".");
  const target = document.getElementById(place);
  for (const marked of document.querySelectorAll(".asked")) marked.classList.remove("asked");
  target?.classList.add("asked");
  if (place !== asked) target?.scrollIntoView({ block: read("column") ? "center" : "start" });
  asked = place;
}

search.addEventListener("input", () => {
  write({ q: search.value, table: null, column: null }, { replace: true });
});
onChange(show);
show();
// What is printed is the whole dictionary.
addEventListener("beforeprint", () => {
  for (const table of tables) columnsOf(table).open = true;
});
