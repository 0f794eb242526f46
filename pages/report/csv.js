// A table as a CSV file, as it is read on the page. The mark at the start tells Excel that it is UTF-8.
export function enableDownloads(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.csv");
    if (button) download(button.dataset.file, csv(button.closest("figure").querySelector("table")));
  });
}

function csv(table) {
  return [...table.rows].map((row) => [...row.cells].flatMap(spread).join(",")).join("\r\n");
}

/** A cell that spans columns is followed by empty ones. */
function spread(cell) {
  const text = cell.innerText.trim().replace(/\s+/g, " ").replace(/"/g, '""');
  return [`"${text}"`, ...Array(cell.colSpan - 1).fill("")];
}

function download(name, text) {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href));
}
