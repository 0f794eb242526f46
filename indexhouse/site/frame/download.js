// Files to take away.

// Spreadsheets take a file for UTF-8 only when it says so at its start.
const BYTE_ORDER_MARK = "\ufeff";
const KEPT_FOR = 60_000;

/** Rows of cells as a CSV file. */
export function saveCsv(rows, file) {
  const lines = rows.map((row) => row.map(quoted).join(","));
  const text = BYTE_ORDER_MARK + lines.join("\r\n") + "\r\n";
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), file);
}

function quoted(cell) {
  const text = String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function save(blob, file) {
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob),
    download: file,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
