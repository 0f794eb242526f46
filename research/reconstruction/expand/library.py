"""Expands the place totals of all editions into the rows of the sample library."""

from collections.abc import Mapping
from datetime import date

from research.reconstruction.expand.entities import (
    ENTERPRISES,
    EVENT_TABLES,
    INSTITUTES,
    UNIVERSITIES,
    academic_rows,
    enterprise_rows,
    event_rows,
)
from research.reconstruction.expand.investors import investor_rows
from research.reconstruction.expand.relations import capital_rows, people_rows, technology_rows
from research.reconstruction.expand.roster import rosters
from research.reconstruction.tables import TABLES, Row, Tables
from research.reconstruction.totals import PlaceTotals


def expand(
    totals: list[PlaceTotals],
    cutoffs: Mapping[int, date],
    investors: Mapping[int, int],
) -> Tables:
    """The rows of all eleven tables.

    `totals`: one per edition, in rising order. `cutoffs`: last day of each edition's data.
    `investors`: number of investors by edition (表1).
    """
    financing = totals[-1].values["financing"]
    by_province: dict[str, float] = {}
    for place, count in financing.items():
        by_province[place.province] = by_province.get(place.province, 0) + count
    tables: Tables = {table.name: [] for table in TABLES}
    tables["raw_investors"] = investor_rows(investors, dict(sorted(by_province.items())))
    for table in EVENT_TABLES:
        for edition, entities in rosters(table.kind, totals, cutoffs).items():
            tables[table.table] += event_rows(table, edition, entities)
    for table in (UNIVERSITIES, INSTITUTES):
        members = rosters(table.kind, totals, cutoffs)
        for edition_totals in totals:
            edition = edition_totals.edition
            tables[table.table] += academic_rows(table, edition, members[edition], edition_totals)
    members = rosters(ENTERPRISES.kind, totals, cutoffs)
    for edition_totals in totals:
        edition = edition_totals.edition
        entities = sorted(members[edition], key=lambda entity: entity.number)
        ids = [row["investor_id"] for row in tables["raw_investors"] if row["edition"] == edition]
        tables["raw_enterprises"] += enterprise_rows(edition, entities, edition_totals)
        tables["raw_capital_relations"] += capital_rows(
            edition, entities, edition_totals, ids, cutoffs[edition]
        )
        tables["raw_technology_relations"] += technology_rows(edition, entities, edition_totals)
        tables["raw_core_people"] += people_rows(edition, entities, edition_totals)
    return {table.name: sorted_rows(tables[table.name], table.key) for table in TABLES}


def sorted_rows(rows: list[Row], key: str) -> list[Row]:
    """Rows sorted by edition and key."""
    return sorted(rows, key=lambda row: (row["edition"], row[key]))
