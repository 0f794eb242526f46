"""What can be changed in a seed: a cell gets another value that its column could have."""

import re
from random import Random

from mutants.sql import Edits
from mutants.template import Token

CELL = re.compile(r'("(?:[^"]|"")*"|[^,\n]*)(,|\n|\Z)')


def cells(text: str) -> list[list[Token]]:
    """The cells of every row but the header, each with its place in the file."""
    rows: list[list[Token]] = [[]]
    for match in CELL.finditer(text):
        rows[-1].append(Token(match[1], "cell", match.start(1), match.end(1)))
        if match[2] == "\n":
            rows.append([])
    return [row for row in rows[1:] if len(row) == len(rows[0])]


def exchanged(text: str, rng: Random) -> Edits:
    """A cell and that of another row change places."""
    rows = cells(text)
    for row in rows:
        for column, cell in enumerate(row):
            others = [other[column] for other in rows if other[column].text != cell.text]
            if others:
                other = rng.choice(others)
                yield [(cell.start, cell.end, other.text), (other.start, other.end, cell.text)]


def digits(text: str, rng: Random) -> Edits:
    """The last digit of a number is another."""
    for row in cells(text):
        for cell in row:
            if re.fullmatch(r"-?\d+(\.\d+)?", cell.text):
                digit = (int(cell.text[-1]) + rng.randint(1, 9)) % 10
                yield [(cell.end - 1, cell.end, str(digit))]


OPERATORS = {"seed exchanged": exchanged, "seed digits": digits}
