// The report page: shows one edition in one language.
import { data, isEmbedded } from "../frame/frame.js";
import { language } from "../frame/language.js";
import { onChange, read, write } from "../frame/state.js";
import { onThemeChange } from "../frame/theme.js";
import { drawCharts } from "./charts.js";
import { followReader } from "./contents.js";
import { enableDownloads } from "./csv.js";
import { linkMarks } from "./marks.js";
import { enablePictures } from "./pictures.js";
import { preparePrint } from "./print.js";

const root = document.getElementById("document");
const tablesButton = document.getElementById("tables");
const editionButtons = [...document.querySelectorAll("[data-edition]")];
let shown = {};

function wanted() {
  const edition = data.documents[read("edition")]
    ? read("edition")
    : String(data.editions.at(-1)[0]);
  return { edition, language: language(), at: read("at"), tables: read("tables") === "open" };
}

function show() {
  const next = wanted();
  const isNew = next.edition !== shown.edition || next.language !== shown.language;
  if (isNew) fill(next);
  if (isNew || next.tables !== shown.tables) openTables(next.tables);
  if (next.at !== shown.at) goTo(next.at);
  shown = next;
}

function fill({ edition, language }) {
  root.innerHTML = data.documents[edition][language];
  if (isEmbedded()) showOnly(document.getElementById(read("at")));
  for (const button of editionButtons) {
    button.setAttribute("aria-pressed", String(button.dataset.edition === edition));
  }
  const contents = root.querySelector(".contents details");
  if (contents) contents.open = innerWidth > 1000;
  linkMarks(root, data.printed);
  showLegend();
  drawCharts(root);
  followReader(root);
}

/** Within another page, one figure or section is shown alone. */
function showOnly(place) {
  if (place) root.replaceChildren(place.closest("figure, section"));
}

/** The legend only lists the kinds of marks that occur. */
function showLegend() {
  for (const mark of document.querySelectorAll(
    ".legend-of-marks :is(.reproduced, .excepted, .missed)",
  )) {
    mark.hidden = !root.querySelector(`a.${mark.className}`);
  }
}

function openTables(open) {
  tablesButton.setAttribute("aria-pressed", String(open));
  for (const table of root.querySelectorAll("details.data")) table.open = open;
}

function goTo(at) {
  if (isEmbedded()) return;
  const place = at && document.getElementById(at);
  if (!place) return;
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}

// A link to the current address changes nothing there: scroll anyway.
root.addEventListener("click", (event) => {
  if (event.target.closest("a[data-here]")) goTo(read("at"));
});
for (const button of editionButtons) {
  button.addEventListener("click", () => write({ edition: button.dataset.edition, at: null }));
}
tablesButton.addEventListener("click", () => write({ tables: shown.tables ? null : "open" }));
document.getElementById("print").addEventListener("click", () => print());
enableDownloads(root);
enablePictures(root);
preparePrint(root);
onChange(show);
onThemeChange(() => drawCharts(root));
show();
