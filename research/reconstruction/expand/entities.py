"""Rows of the seven entity tables that have places."""

from dataclasses import dataclass

import numpy as np

from research.reconstruction.apportion import choose
from research.reconstruction.expand.roster import Entity
from research.reconstruction.expand.values import Shape, by_place, draw_values
from research.reconstruction.measures import (
    INSTITUTE_OUTPUTS,
    PATENTS,
    UNIVERSITY_OUTPUTS,
    VALUATION,
    Mean,
)
from research.reconstruction.money import money
from research.reconstruction.randomness import stream
from research.reconstruction.tables import Row
from research.reconstruction.totals import PlaceTotals


@dataclass(frozen=True)
class EntityTable:
    """How the rows of one entity table are written.

    `prefix` and `label` are followed by the entity's number of `digits` digits; `outputs` are
    the means of its papers and patents.
    """

    kind: str
    table: str
    key: str
    prefix: str
    label: str
    name_column: str = "name"
    date_column: str | None = None
    digits: int = 4
    outputs: tuple[Mean, ...] = ()

    def entity_id(self, entity: Entity) -> str:
        """The key of an entity, for example ENT-0001."""
        return f"{self.prefix}-{entity.number:0{self.digits}d}"

    def base_row(self, edition: int, entity: Entity) -> Row:
        """The columns that every entity table has."""
        row: Row = {
            "edition": edition,
            self.key: self.entity_id(entity),
            self.name_column: f"{self.label}-{entity.number:0{self.digits}d}",
            "province_code": entity.place.province,
            "city_code": entity.place.city,
        }
        if self.date_column:
            row[self.date_column] = entity.started.isoformat()
        return row


ENTERPRISES = EntityTable(
    "enterprises",
    "raw_enterprises",
    "enterprise_id",
    "ENT",
    "样本企业",
    date_column="founded_on",
)
UNIVERSITIES = EntityTable(
    "universities",
    "raw_universities",
    "university_id",
    "UNI",
    "样本大学",
    digits=3,
    outputs=UNIVERSITY_OUTPUTS,
)
INSTITUTES = EntityTable(
    "institutes",
    "raw_institutes",
    "institute_id",
    "INS",
    "样本科研机构",
    digits=3,
    outputs=INSTITUTE_OUTPUTS,
)
EVENT_TABLES = (
    EntityTable(
        "alliances",
        "raw_alliances",
        "alliance_id",
        "ALL",
        "样本联盟",
        date_column="founded_on",
    ),
    EntityTable(
        "conferences",
        "raw_conferences",
        "conference_id",
        "CON",
        "样本会议",
        date_column="held_on",
    ),
    EntityTable(
        "policies",
        "raw_policies",
        "policy_id",
        "POL",
        "样本政策",
        name_column="title",
        date_column="issued_on",
    ),
    EntityTable("parks", "raw_parks", "park_id", "PRK", "样本园区", date_column="planned_on"),
)

VALUATION_SHAPE = Shape(spread=1.1, elasticity=1.0)
PATENT_SHAPE = Shape(spread=1.0, elasticity=0.9)
OUTPUT_SHAPE = Shape(spread=0.5, elasticity=0.7)

REVENUE_KNOWN_SHARE = 0.18


def event_rows(table: EntityTable, edition: int, entities: list[Entity]) -> list[Row]:
    """Alliances, conferences, policies or parks, with place and date."""
    return [table.base_row(edition, entity) for entity in entities]


def academic_rows(
    table: EntityTable, edition: int, entities: list[Entity], totals: PlaceTotals
) -> list[Row]:
    """Universities or institutes with their papers and patents."""
    rows = [table.base_row(edition, entity) for entity in entities]
    for mean in table.outputs:
        rng = stream(table.kind, edition, mean.column)
        values = draw_values(rng, mean, OUTPUT_SHAPE, entities, totals)
        for row, value in zip(rows, values, strict=True):
            row[mean.column] = value
    return rows


def enterprise_rows(edition: int, entities: list[Entity], totals: PlaceTotals) -> list[Row]:
    """Enterprises with their layer, valuation, patents and revenue."""
    rng = stream("enterprises", edition)
    layers = draw_layers(rng, entities, totals)
    valuations = draw_values(rng, VALUATION, VALUATION_SHAPE, entities, totals)
    patents = draw_values(rng, PATENTS, PATENT_SHAPE, entities, totals)
    revenues = draw_revenues(rng, entities, valuations)
    return [
        {
            **ENTERPRISES.base_row(edition, entity),
            "technology_layer": layers[position],
            VALUATION.column: money(valuations[position]),
            PATENTS.column: patents[position],
            "revenue_cny_100m": money(revenues[position]),
        }
        for position, entity in enumerate(entities)
    ]


def draw_layers(rng: np.random.Generator, entities: list[Entity], totals: PlaceTotals) -> list[str]:
    """The technology layer of each enterprise; in each place as many as the totals say are
    foundation or technology.
    """
    layers = ["application"] * len(entities)
    for place, positions in by_place(entities).items():
        count = totals.get("foundation_technology", place)
        marked = choose(rng, np.ones(len(positions)), count)
        for position in np.array(positions)[marked]:
            layers[position] = "foundation" if rng.random() < 0.28 else "technology"
    return layers


def draw_revenues(
    rng: np.random.Generator, entities: list[Entity], valuations: list[int | None]
) -> list[int | None]:
    """Yearly revenue in 0.01 亿元 (CNY 1 million), mostly unknown; no indicator uses it.

    About a fifth of the valuation.
    """
    revenues: list[int | None] = []
    for entity, valuation in zip(entities, valuations, strict=True):
        basis = valuation if valuation else 400 * entity.size
        revenue = int(basis * 0.2 * rng.lognormal(0.0, 0.6)) + 1
        is_known = rng.random() < REVENUE_KNOWN_SHARE
        revenues.append(revenue if is_known else None)
    return revenues
