// Files that the reader downloads.

// Without it, spreadsheet programs do not read a CSV file as UTF-8.
const BYTE_ORDER_MARK = "\ufeff";
const KEPT_FOR = 60_000; // milliseconds

// A spreadsheet takes other text that begins so for a formula; an apostrophe makes it text again.
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d.,]+%?$/;

/** Downloads rows of cells as a CSV file for spreadsheets. */
export function saveCsv(rows, file) {
  const lines = rows.map((row) => row.map(quoted).join(","));
  const text = `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), file);
}

function quoted(cell) {
  const written = String(cell ?? "");
  const isRisky = LIKE_A_FORMULA.test(written) && !NUMBER.test(written);
  const text = isRisky ? `'${written}` : written;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Downloads a blob under a file name. */
export function save(blob, file) {
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob),
    download: file,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
