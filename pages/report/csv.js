// A table as a CSV file, as it is read on the page.
import { saveCsv } from "../frame/download.js";

export function enableDownloads(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.csv");
    if (button) saveCsv(rows(button.closest("figure").querySelector("table")), button.dataset.file);
  });
}

const rows = (table) => [...table.rows].map((row) => [...row.cells].flatMap(spread));

/** A cell that spans columns is followed by empty ones. */
const spread = (cell) => [
  cell.innerText.trim().replace(/\s+/g, " "),
  ...Array(cell.colSpan - 1).fill(""),
];
