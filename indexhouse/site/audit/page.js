// The audit page: filters, sort order and the expanded figure are in the address.
import { render } from "lit-html";
import { data } from "../frame/frame.js";
import { onChange, read } from "../frame/state.js";
import { controls } from "./controls.js";
import { shown } from "./figures.js";
import { table } from "./table.js";

const controlsBox = document.getElementById("controls");
const tableBox = document.getElementById("figures");
let opened = null;

function show() {
  const figures = shown();
  render(controls(figures.length), controlsBox);
  render(table(figures), tableBox);
  if (read("figure") !== opened) reveal();
}

/** Scrolls to a newly requested figure. */
function reveal() {
  opened = read("figure");
  if (opened) document.getElementById(opened)?.scrollIntoView({ block: "center" });
}

if (data.figures.length) {
  onChange(show);
  show();
}
