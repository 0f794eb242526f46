// Tables as CSV files, with the texts shown on the page.
import { saveCsv } from "../frame/download.js";

/** Makes the CSV buttons below `root` work. */
export function enableDownloads(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.csv");
    if (button) saveCsv(rows(button.closest("figure").querySelector("table")), button.dataset.file);
  });
}

/** Rows of equal length: a column whose cells have two parts becomes two columns. */
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

/** The parts of every cell. A cell that spans several leaves the others empty. */
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

/**
 * A cell's text, and separately the small text after it (the score after a rank). Not innerText:
 * it is empty in a collapsed table.
 */
function partsOf(cell) {
  const rest = cell.cloneNode(true);
  const small = rest.querySelector("small");
  small?.remove();
  return [rest, small].filter(Boolean).map((part) => part.textContent.trim().replace(/\s+/g, " "));
}
