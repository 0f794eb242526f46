"""The index in polars: lazy scans, streaming engine, one pass over each table.

python -m research.benchmarks.with_polars RAW SEEDS OUT
"""

import sys
from pathlib import Path

import polars as pl

from research.benchmarks.names import (
    ACADEMIC,
    COUNTED_ENTITIES,
    PAPERS_AND_PATENTS,
    PEERS,
    PLACE_CODES,
    REGION,
)


class Library:
    """Screens and counts raw tables; collects row counts and measures by place."""

    def __init__(self, raw: Path, seeds: Path) -> None:
        self.raw = raw
        self.seeds = seeds
        self.editions = self.seed("reference/editions")["edition"].cast(pl.Int64)
        regions = self.seed("reference/regions")
        self.provinces = regions.filter(region_level="province")["region_code"]
        self.countries = self.seed("reference/countries")["country_code"]
        names = {"parent_code": "province_code", "region_code": "city_code"}
        self.cities = regions.filter(region_level="city").rename(names).select(PLACE_CODES)
        self.row_counts: list[pl.DataFrame] = []
        self.measures: list[pl.DataFrame] = []

    def seed(self, name: str) -> pl.DataFrame:
        return pl.read_csv(self.seeds / f"{name}.csv", infer_schema=False)

    def scan(self, table: str) -> pl.LazyFrame:
        return pl.scan_parquet(self.raw / f"raw_{table}.parquet")

    def placed(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Add `place` and `is_known`: true if province and city are known codes that match."""
        no_code = pl.lit(None, pl.String)
        in_city = self.cities.with_columns(place="city_code")
        places = pl.concat(
            [
                in_city,
                in_city.with_columns(province_code=no_code),
                pl.DataFrame({"province_code": self.provinces}).with_columns(
                    city_code=no_code, place="province_code"
                ),
                pl.select(province_code=no_code, city_code=no_code, place=no_code),
            ]
        ).with_columns(is_known=True)
        return rows.join(places.lazy(), on=PLACE_CODES, how="left", nulls_equal=True)

    def wrong_key(self, rows: pl.LazyFrame, key: str) -> pl.Expr:
        """True where the edition or key is unknown, or the key repeats within the edition."""
        wrong = (
            ~pl.col("edition").is_in(self.editions.implode()).fill_null(False)
            | pl.col(key).is_null()
        )
        repeated = repeated_keys(rows, key)
        if repeated.is_empty():
            return wrong
        return wrong | pl.struct("edition", key).is_in(repeated.to_struct().implode())

    def count(
        self, table: str, rows: pl.LazyFrame, is_refused: pl.Expr, **measures: pl.Expr
    ) -> None:
        """Count accepted and refused rows; sum the measures of accepted rows by place."""
        counted = (
            rows.with_columns(is_refused=is_refused)
            .group_by("edition", "place", "is_refused")
            .agg(row_count=pl.len(), **measures)
            .collect(engine="streaming")
        )
        self.row_counts.append(
            counted.group_by("edition")
            .agg(
                raw_rows=pl.col("row_count").sum(),
                accepted_rows=pl.col("row_count").filter(~pl.col("is_refused")).sum(),
                rejected_rows=pl.col("row_count").filter("is_refused").sum(),
            )
            .with_columns(raw_table=pl.lit(table))
        )
        if measures:
            self.measures.append(
                counted.filter(~pl.col("is_refused"))
                .select("edition", "place", pl.col(*measures).cast(pl.Float64))
                .unpivot(index=["edition", "place"], variable_name="measure", value_name="measured")
            )


def repeated_keys(rows: pl.LazyFrame, key: str) -> pl.DataFrame:
    """Edition and key of repeated keys. Keys are compared only where their hash repeats."""
    key_hash = pl.col(key).hash() ^ pl.col("edition").hash()
    hashes = rows.select(key_hash.alias("key_hash")).collect(engine="streaming")["key_hash"].sort()
    suspects = hashes.filter(hashes == hashes.shift()).unique()
    keys = rows.select("edition", key)
    if suspects.is_empty():
        return keys.head(0).collect()
    return (
        keys.filter(key_hash.is_in(suspects.implode()))
        .group_by("edition", key)
        .len()
        .filter(pl.col("len") > 1)
        .drop("len")
        .collect()
    )


def negative(*columns: str) -> pl.Expr:
    """True where any of the columns is negative."""
    return pl.any_horizontal(*((pl.col(column) < 0).fill_null(False) for column in columns))


def unlike(
    column: str, values: list[str] | pl.Series | pl.Expr, null_is_fault: bool = False
) -> pl.Expr:
    """True where the column is not among the values, or is null if that is a fault."""
    return (~pl.col(column).is_in(values)).fill_null(null_is_fault)


def when(condition: pl.Expr) -> pl.Expr:
    """The number of rows where the condition is true."""
    return condition.fill_null(False).sum()


def count_enterprises(library: Library) -> pl.LazyFrame:
    """Count the enterprises; return the places of the accepted ones."""
    rows = library.scan("enterprises")
    amounts = ["valuation_cny_100m", "patent_count", "revenue_cny_100m"]
    is_refused = (
        library.wrong_key(rows, "enterprise_id")
        | pl.col("is_known").is_null()
        | unlike("technology_layer", ["foundation", "technology", "application"])
        | negative(*amounts)
    )
    kept = ["edition", "enterprise_id", "place", "technology_layer", *amounts[:2]]
    # Collected, because it is counted once and then joined to three tables of relations.
    judged = library.placed(rows).select(*kept, is_refused=is_refused).collect(engine="streaming")
    library.count(
        "enterprises",
        judged.lazy(),
        pl.col("is_refused"),
        enterprise_count=pl.len(),
        enterprise_mean_valuation=pl.col("valuation_cny_100m").sum(),
        enterprise_mean_valuation_known=pl.col("valuation_cny_100m").count(),
        enterprise_mean_patents=pl.col("patent_count").sum(),
        enterprise_mean_patents_known=pl.col("patent_count").count(),
        foundation_technology_enterprise_count=when(
            pl.col("technology_layer").is_in(["foundation", "technology"])
        ),
    )
    accepted = judged.lazy().filter(~pl.col("is_refused"))
    return accepted.select("edition", "enterprise_id", "place", is_known=True)


def count_investors(library: Library) -> pl.LazyFrame:
    """Count the investors; return the accepted ones."""
    rows = library.scan("investors")
    is_refused = (
        library.wrong_key(rows, "investor_id")
        | unlike("province_code", library.provinces.implode())
        | unlike("country_code", library.countries.implode())
        | unlike("investor_type", ["institution", "non_institution"])
    )
    library.count("investors", rows.with_columns(place=pl.lit(None, pl.String)), is_refused)
    return rows.filter(~is_refused).select("edition", "investor_id", is_known_investor=True)


def count_academic(library: Library, table: str, node: str) -> None:
    """Count universities or institutes with their papers and patents."""
    rows = library.scan(table)
    measures = {f"{node}_count": pl.len()}
    for column, measure in PAPERS_AND_PATENTS.items():
        measures[f"{node}_{measure}"] = pl.col(column).sum()
        measures[f"{node}_{measure}_known"] = pl.col(column).count()
    is_refused = (
        library.wrong_key(rows, f"{node}_id")
        | pl.col("is_known").is_null()
        | negative(*PAPERS_AND_PATENTS)
    )
    library.count(table, library.placed(rows), is_refused, **measures)


def count_entities(library: Library, table: str, key: str, measure: str) -> None:
    """Count the rows of a table whose entities are only counted."""
    rows = library.scan(table)
    is_refused = library.wrong_key(rows, key) | pl.col("is_known").is_null()
    library.count(table, library.placed(rows), is_refused, **{measure: pl.len()})


def related(
    library: Library, table: str, key: str, enterprises: pl.LazyFrame
) -> tuple[pl.LazyFrame, pl.Expr]:
    """Relations at the places of their enterprises, and which of them are refused."""
    rows = library.scan(table)
    is_refused = library.wrong_key(rows, key) | pl.col("is_known").is_null()
    return rows.join(enterprises, on=["edition", "enterprise_id"], how="left"), is_refused


def count_capital(library: Library, enterprises: pl.LazyFrame, investors: pl.LazyFrame) -> None:
    """Count capital relations at the places of their enterprises."""
    rows, is_refused = related(library, "capital_relations", "relation_id", enterprises)
    is_financing = pl.col("role") == "financing"
    library.count(
        "capital_relations",
        rows.join(investors, on=["edition", "investor_id"], how="left"),
        is_refused
        | (pl.col("investor_id").is_not_null() & pl.col("is_known_investor").is_null())
        | unlike("role", ["financing", "investment"], null_is_fault=True)
        | negative("amount_cny_100m"),
        financing_count=when(is_financing),
        financing_amount=pl.col("amount_cny_100m").filter(is_financing).sum(),
        investment_count=when(pl.col("role") == "investment"),
    )


def count_technology(library: Library, enterprises: pl.LazyFrame) -> None:
    """Count technology relations at the places of their enterprises."""
    rows, is_refused = related(library, "technology_relations", "relation_id", enterprises)
    is_enablement = pl.col("direction") == "enablement"
    is_international = pl.col("counterparty_country_code") != "CN"
    library.count(
        "technology_relations",
        rows,
        is_refused
        | unlike("direction", ["input", "enablement"], null_is_fault=True)
        | unlike("counterparty_country_code", library.countries.implode()),
        technology_enablement_count=when(is_enablement),
        international_technology_input_count=when(~is_enablement & is_international),
        international_technology_enablement_count=when(is_enablement & is_international),
    )


def count_people(library: Library, enterprises: pl.LazyFrame) -> None:
    """Count core people at the places of their enterprises."""
    rows, is_refused = related(library, "core_people", "person_id", enterprises)
    library.count(
        "core_people",
        rows,
        is_refused,
        international_study_count=when(pl.col("has_studied_abroad")),
        international_work_count=when(pl.col("has_worked_abroad")),
    )


def indicator_values(library: Library, indicators: pl.DataFrame) -> pl.DataFrame:
    """Raw value of each edition, region and indicator; 0 where nothing was counted."""
    city = library.cities.with_columns(place="city_code")
    levels = [
        city.select(pl.lit("city").alias("region_level"), region_code="city_code", place="place"),
        city.select(
            pl.lit("province").alias("region_level"), region_code="province_code", place="place"
        ),
        pl.DataFrame({"region_code": library.provinces}).select(
            pl.lit("province").alias("region_level"), "region_code", place="region_code"
        ),
    ]
    regions = pl.concat(levels)
    measured = (
        pl.concat(library.measures)
        .join(regions, on="place")
        .group_by(*REGION, "measure")
        .agg(pl.col("measured").sum())
    )
    every = (
        regions.select("region_level", "region_code")
        .unique()
        .join(library.editions.to_frame(), how="cross")
        .join(indicators, how="cross")
        .with_columns(known_code=pl.col("node_code") + "_known")
    )
    numerator = pl.col("measured").fill_null(0)
    known = pl.col("measured_known").fill_null(0)
    return (
        every.join(
            measured, left_on=[*REGION, "node_code"], right_on=[*REGION, "measure"], how="left"
        )
        .join(
            measured,
            left_on=[*REGION, "known_code"],
            right_on=[*REGION, "measure"],
            how="left",
            suffix="_known",
        )
        .with_columns(
            raw_value=pl.when(pl.col("statistic") != "mean")
            .then(numerator)
            .when(known == 0)
            .then(0.0)
            .otherwise(numerator / known)
        )
    )


def index_scores(library: Library) -> pl.DataFrame:
    """Score and rank of each edition, region and node."""
    nodes = library.seed("index/index_nodes")
    weights = (
        library.seed("index/index_weights")
        .filter(weight_scheme="printed")
        .select("node_code", pl.col("weight").cast(pl.Float64))
    )
    indicators = nodes.filter(node_level="indicator").select("node_code", "statistic", "direction")
    low = pl.col("raw_value").min().over(PEERS)
    high = pl.col("raw_value").max().over(PEERS)
    climb = (
        pl.when(direction="-1")
        .then(high - pl.col("raw_value"))
        .otherwise(pl.col("raw_value") - low)
    )
    scaled = pl.when(high > low).then(100 * climb / (high - low)).otherwise(0.0)
    scores = (
        indicator_values(library, indicators)
        .join(weights, on="node_code")
        .select(*REGION, "node_code", score=pl.col("weight") * scaled)
    )
    circles = (
        scores.filter(region_level="province")
        .join(
            library.seed("reference/region_members").rename(
                {"group_code": "circle_code", "member_code": "province_code"}
            ),
            left_on="region_code",
            right_on="province_code",
        )
        .group_by("edition", pl.lit("circle").alias("region_level"), "circle_code", "node_code")
        .agg(pl.col("score").sum())
        .rename({"circle_code": "region_code"})
    )
    level = pl.concat([scores, circles])
    levels = []
    while level.height:
        levels.append(level)
        level = (
            level.join(nodes.select("node_code", "parent_code"), on="node_code")
            .filter(pl.col("parent_code").is_not_null())
            .group_by(*REGION, node_code="parent_code")
            .agg(pl.col("score").sum())
        )
    rank = pl.col("score").round(9).rank("min", descending=True).over(PEERS)
    return pl.concat(levels).with_columns(score_rank=rank.cast(pl.Int64))


def main(raw: str, seeds: str, out: str) -> None:
    """Compute scores and row counts from the tables in `raw` and write them to `out`."""
    library = Library(Path(raw), Path(seeds))
    for table, node in ACADEMIC.items():
        count_academic(library, table, node)
    for table, (key, measure) in COUNTED_ENTITIES.items():
        count_entities(library, table, key, measure)
    enterprises = count_enterprises(library)
    count_technology(library, enterprises)
    count_people(library, enterprises)
    count_capital(library, enterprises, count_investors(library))
    index_scores(library).write_parquet(f"{out}/index_scores.parquet")
    pl.concat(library.row_counts).write_parquet(f"{out}/row_counts.parquet")


if __name__ == "__main__":
    main(*sys.argv[1:])
