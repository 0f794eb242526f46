// The drawing: one card per table, one line per step. Hovering or focusing a column highlights
// everything connected to it.
import { html, svg } from "lit-html";
import { data } from "../frame/frame.js";
import { say } from "../frame/language.js";
import { nameOf, reached, tableOf } from "./graph.js";
import { CARD } from "./layout.js";

/** The drawing of a layout, with the `steps` between columns as lines. */
export function drawing({ tables, width, height }, steps, chosen) {
  const placesOf = (table) => table.columns.map((column, row) => [column, place(table, row)]);
  const places = new Map(tables.flatMap(placesOf));
  return html`<div class="drawing" style="width:${width}px;height:${height}px"
    @mouseover=${light} @focusin=${light} @mouseleave=${dim} @focusout=${dim}>
    <svg width=${width} height=${height} aria-hidden="true">${steps.map((step) => line(step, places))}</svg>
    ${tables.map((table) => card(table, chosen))}
  </div>`;
}

const place = (table, row) => ({
  left: table.x,
  right: table.x + CARD.width,
  y: table.y + CARD.head + CARD.row * (row + 0.5),
});

function line({ from, to }, places) {
  const [a, b] = [places.get(from), places.get(to)];
  if (tableOf(from) === tableOf(to)) return svg``;
  const bend = (b.left - a.right) / 2;
  return svg`<path data-from=${from} data-to=${to}
    d="M${a.right} ${a.y}C${a.right + bend} ${a.y} ${b.left - bend} ${b.y} ${b.left} ${b.y}" />`;
}

function card(table, chosen) {
  const { id, layer } = data.tables[table.name];
  const kind = id.split(".")[0];
  return html`<section class="table ${layer}" aria-label=${table.name}
    style="left:${table.x}px;top:${table.y}px;width:${CARD.width}px;height:${table.height}px">
    <h2><a href="dbt/index.html#!/${kind}/${id}" title=${table.name}>${table.name}</a>
      <small>${say(data.layers[layer])}</small></h2>
    <ul>${table.columns.map((column) => row(column, chosen))}</ul>
  </section>`;
}

function row(column, chosen) {
  const name = nameOf(column);
  if (name === "*") return html`<li data-column=${column} class="rows">${say("行", "rows")}</li>`;
  return html`<li data-column=${column} class=${column === chosen ? "chosen" : ""}>
    <a href="#column=${column}" data-here title=${name}>${name}</a></li>`;
}

function light({ target, currentTarget }) {
  const column = target.closest("[data-column]")?.dataset.column;
  if (!column) return;
  const [up, down] = [reached(column, "up"), reached(column, "down")];
  currentTarget.classList.add("dimmed");
  for (const line of currentTarget.querySelectorAll("path")) {
    const { from, to } = line.dataset;
    line.classList.toggle("lit", (up.has(from) && up.has(to)) || (down.has(from) && down.has(to)));
  }
  for (const item of currentTarget.querySelectorAll("li")) {
    item.classList.toggle("lit", up.has(item.dataset.column) || down.has(item.dataset.column));
  }
}

function dim({ currentTarget }) {
  currentTarget.classList.remove("dimmed");
}
