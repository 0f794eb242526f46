// A table as a CSV file, with the texts that it has on the page.
import { saveCsv } from "../frame/download.js";

export function enableDownloads(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.csv");
    if (button) saveCsv(rows(button.closest("figure").querySelector("table")), button.dataset.file);
  });
}

/** Rows of texts, all of a length: a column with cells of two parts becomes two. */
function rows(table) {
  const lines = grid(table);
  const widths = lines[0].map((_, column) =>
    Math.max(1, ...lines.map((line) => line[column].length)),
  );
  return lines.map((line) =>
    widths.flatMap((width, column) =>
      Array.from({ length: width }, (_, part) => line[column][part] ?? ""),
    ),
  );
}

/** The parts of every cell; one that spans rows or columns leaves the others that it covers empty. */
function grid(table) {
  const lines = [...table.rows].map(() => []);
  for (const [place, row] of [...table.rows].entries()) {
    for (const cell of row.cells) fill(lines, place, cell);
  }
  return lines;
}

function fill(lines, place, cell) {
  const free = lines[place].findIndex((parts) => !parts);
  const start = free < 0 ? lines[place].length : free;
  for (const line of lines.slice(place, place + cell.rowSpan)) {
    for (let column = start; column < start + cell.colSpan; column += 1) line[column] = [];
  }
  lines[place][start] = partsOf(cell);
}

/** A cell's text, and apart from it what stands small behind it: the score behind a rank. A table
    that is folded away has no innerText; none hides a text in another language. */
function partsOf(cell) {
  const rest = cell.cloneNode(true);
  const small = rest.querySelector("small");
  small?.remove();
  return [rest, small].filter(Boolean).map((part) => part.textContent.trim().replace(/\s+/g, " "));
}
