"""Random raw tables of the input contract, for the tests: no part of the reconstruction.

Values are text, as in a CSV file. They are drawn so that every way of standing somewhere
(province, city, city alone, nowhere) and of being unknown occurs.
"""

import csv
from pathlib import Path
from random import Random

import oracle

from indexhouse.contract.schema import contract

# The share of each table in the rows of a library.
SHARES = {
    "raw_enterprises": 0.10,
    "raw_investors": 0.10,
    "raw_universities": 0.03,
    "raw_institutes": 0.03,
    "raw_alliances": 0.04,
    "raw_conferences": 0.06,
    "raw_policies": 0.05,
    "raw_parks": 0.06,
    "raw_capital_relations": 0.23,
    "raw_technology_relations": 0.15,
    "raw_core_people": 0.15,
}
WORDS = {
    "technology_layer": ["foundation", "technology", "application", ""],
    "investor_type": ["institution", "non_institution", ""],
    "role": ["financing", "investment"],
    "direction": ["input", "enablement"],
}

Row = dict[str, str]
Library = dict[str, list[Row]]


def random_library(seed: int, row_count: int, editions: list[int]) -> Library:
    """Raw table -> rows; the keys of a table are the same in every edition."""
    counts = {table: round(share * row_count / len(editions)) for table, share in SHARES.items()}
    draw = Draw(seed, counts)
    return {
        table: [
            draw.row(columns, edition, number)
            for edition in editions
            for number in range(counts[table])
        ]
        for table, columns in contract().items()
        if table in SHARES
    }


def write_library(library: Library, folder: Path) -> None:
    folder.mkdir(parents=True)
    for table, rows in library.items():
        write_csv(folder / f"{table}.csv", rows)


def write_csv(path: Path, rows: list[Row], encoding: str = "utf-8", line_end: str = "\n") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator=line_end)
        writer.writeheader()
        writer.writerows(rows)


class Draw(Random):
    def __new__(cls, seed: int, counts: dict[str, int]):
        return super().__new__(cls, seed)  # Python 3.10 takes the seed alone

    def __init__(self, seed: int, counts: dict[str, int]):
        super().__init__(seed)
        self.counts = counts
        cities = [(row["parent_code"], row["region_code"]) for row in oracle.regions("city")]
        provinces = [(row["region_code"], "") for row in oracle.regions("province")]
        cities_alone = [("", city) for _, city in cities]
        # Some places have many rows and some have few: none is like another.
        places = cities + cities_alone + 8 * provinces + 20 * [("", "")]
        self.places = self.choices(places, [self.expovariate(1) for _ in places], k=10_000)
        self.countries = [row["country_code"] for row in oracle.rows("reference/countries.csv")]

    def row(self, columns: dict[str, str], edition: int, number: int) -> Row:
        row = {column: self.value(column, kind) for column, kind in columns.items()}
        key = list(columns)[1]
        row |= {"edition": str(edition), key: f"{key}-{number}"}
        if "city_code" in row:
            row["province_code"], row["city_code"] = self.choice(self.places)
        return row

    def value(self, column: str, kind: str) -> str:
        if column in WORDS:
            return self.choice(WORDS[column])
        if column == "enterprise_id":
            return f"enterprise_id-{self.randrange(self.counts['raw_enterprises'])}"
        return self.known(column, kind) if self.random() < 0.85 else ""

    def known(self, column: str, kind: str) -> str:
        if column == "investor_id":
            return f"investor_id-{self.randrange(self.counts['raw_investors'])}"
        if column.endswith("country_code"):
            return self.choice(["CN", self.choice(self.countries)])
        if column == "province_code":
            return self.choice(self.places)[0]
        if kind == "integer":
            return str(int(self.expovariate(0.02)))
        if kind == "decimal":
            return f"{self.expovariate(0.05):.{self.randint(0, 8)}f}"
        if kind == "date":
            return f"20{self.randint(10, 21)}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"
        if kind == "boolean":
            return self.choice(["true", "false", "false"])
        return self.choice(["样本", '样本, "引号"', "样本\n换行"])
