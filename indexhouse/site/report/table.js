// Charts read their data from the table below them, so the two cannot differ.

/** The bodies of a table: { title, rows }, each row with its name and its cells by role. */
export function bodiesOf(table) {
  const columns = columnsOf(table);
  return [...table.tBodies].map((body) => ({
    title: body.querySelector(".title")?.textContent.trim() ?? "",
    rows: [...body.rows]
      .filter((row) => !row.matches(".title, .total"))
      .map((row) => read(row, columns)),
  }));
}

/** The columns with a role, with the index of their cells in a row. */
export function columnsOf(table) {
  const { rows } = table.tHead;
  const cells = [...rows[rows.length - 1].cells].filter((cell) => cell !== rows[0].cells[0]);
  return cells
    .map((cell, place) => ({ title: cell.textContent, place, ...cell.dataset }))
    .filter((column) => column.role);
}

function read(row, columns) {
  const name = row.querySelector("th");
  const cells = row.querySelectorAll("td");
  const byRole = (role) =>
    columns.filter((column) => column.role === role).map((column) => cells[column.place]);
  const numbers = (role) => byRole(role).map((cell) => Number(cell.dataset.value ?? 0));
  return {
    name: name.dataset.short ?? name.textContent,
    parts: numbers("part"),
    partTexts: byRole("part").map((cell) => cell.textContent),
    before: numbers("before"),
    total: byRole("total")[0].textContent,
    first: cells[0].textContent,
    isOthers: row.matches(".others"),
  };
}
