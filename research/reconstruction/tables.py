"""The eleven tables of the sample library: names, keys and columns in the order of the files.

Every file is sorted by edition and key.
"""

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """One raw table: its key (unique within an edition) and its other columns."""

    name: str
    key: str
    attributes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in the order of the file."""
        return ("edition", self.key, *self.attributes)

    @property
    def file_name(self) -> str:
        """Name of the file in seeds/raw."""
        return f"{self.name}.csv"


PLACE_COLUMNS = ("province_code", "city_code")
OUTPUT_COLUMNS = ("domestic_paper_count", "international_paper_count", "patent_count")

TABLES: tuple[Table, ...] = (
    Table(
        "raw_enterprises",
        "enterprise_id",
        (
            "name",
            *PLACE_COLUMNS,
            "founded_on",
            "technology_layer",
            "valuation_cny_100m",
            "patent_count",
            "revenue_cny_100m",
        ),
    ),
    Table(
        "raw_investors",
        "investor_id",
        ("name", "investor_type", "country_code", "province_code"),
    ),
    Table("raw_universities", "university_id", ("name", *PLACE_COLUMNS, *OUTPUT_COLUMNS)),
    Table("raw_institutes", "institute_id", ("name", *PLACE_COLUMNS, *OUTPUT_COLUMNS)),
    Table("raw_alliances", "alliance_id", ("name", *PLACE_COLUMNS, "founded_on")),
    Table("raw_conferences", "conference_id", ("name", *PLACE_COLUMNS, "held_on")),
    Table("raw_policies", "policy_id", ("title", *PLACE_COLUMNS, "issued_on")),
    Table("raw_parks", "park_id", ("name", *PLACE_COLUMNS, "planned_on")),
    Table(
        "raw_capital_relations",
        "relation_id",
        ("enterprise_id", "role", "investor_id", "amount_cny_100m", "agreed_on"),
    ),
    Table(
        "raw_technology_relations",
        "relation_id",
        ("enterprise_id", "direction", "counterparty_country_code"),
    ),
    Table(
        "raw_core_people",
        "person_id",
        ("enterprise_id", "has_studied_abroad", "has_worked_abroad"),
    ),
)
