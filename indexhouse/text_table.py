"""A table in plain text."""

from collections.abc import Collection, Sequence

from wcwidth import wcswidth


def table(
    header: Sequence[str], lines: list[list[str]], text_columns: Collection[int] = (0,)
) -> str:
    """A table aligned by display width: text columns to the left, numbers to the right."""
    cells = [list(header), *lines]
    widths = [max(wcswidth(line[column]) for line in cells) for column in range(len(header))]

    def row(line: Sequence[str]) -> str:
        padded = []
        for column, text in enumerate(line):
            space = " " * (widths[column] - wcswidth(text))
            padded.append(text + space if column in text_columns else space + text)
        return "  " + "  ".join(padded).rstrip()

    return "\n".join(
        [row(header), "  " + "-" * (sum(widths) + 2 * len(widths) - 2), *map(row, lines)]
    )
