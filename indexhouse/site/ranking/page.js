// The ranking page: redraws every part when the address changes.

import { nothing, render } from "lit-html";
import { isEmbedded } from "../frame/frame.js";
import { onChange } from "../frame/state.js";
import { onThemeChange } from "../frame/theme.js";
import { announceView } from "./announce.js";
import { introduction } from "./introduction.js";
import { listenToKeys } from "./keys.js";
import { map } from "./map.js";
import { panel } from "./panel.js";
import { profile } from "./profile.js";
import { rowsOf } from "./rows.js";
import { showNode } from "./select.js";
import { drawSlope, slope } from "./slope.js";
import { table } from "./table.js";
import { shownOf } from "./tiles.js";
import { showTips } from "./tip.js";
import { toolbar } from "./toolbar.js";
import { readView } from "./view.js";

const place = (id) => document.getElementById(id);

// Within another page, one of these is shown alone.
const SECTIONS = { table, map, slope };

function drawRanking(view, listing) {
  const alone = isEmbedded() ? view.at : null;
  place("layout").dataset.view = view.shape;
  for (const [id, section] of Object.entries(SECTIONS)) {
    const isShown = alone ? id === alone : id !== "map" || shownOf(view.level);
    place(id).hidden = !isShown;
    render(isShown ? section(view, listing) : nothing, place(id));
  }
  render(alone ? nothing : introduction(view), place("introduction"));
  render(alone ? nothing : panel(view), place("what-if"));
  drawSlope(view, listing);
}

function draw() {
  const view = readView();
  const listing = rowsOf(view);
  render(isEmbedded() ? nothing : toolbar(view, listing), place("toolbar"));
  place("profile").hidden = !view.selected;
  place("ranking").hidden = Boolean(view.selected);
  render(profile(view), place("profile"));
  if (!view.selected) drawRanking(view, listing);
  announceView(view, listing);
}

// The height of the controls, which may wrap to two lines: sticky elements are placed below it.
new ResizeObserver(([{ target }]) =>
  document.body.style.setProperty("--bar", `${target.offsetHeight}px`),
).observe(place("toolbar"));

onChange(draw);
onThemeChange(draw);
addEventListener("resize", draw);
listenToKeys();
showTips();
draw();
showNode(readView());
