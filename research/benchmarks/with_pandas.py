"""The index in pandas: reads Parquet with pyarrow, codes as categories, one table at a time.

python -m research.benchmarks.with_pandas RAW SEEDS OUT
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

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
        self.editions = self.seed("reference/editions")["edition"].astype("int64")
        regions = self.seed("reference/regions")
        is_city = regions["region_level"] == "city"
        self.provinces = regions.loc[regions["region_level"] == "province", "region_code"]
        self.countries = self.seed("reference/countries")["country_code"]
        names = {"parent_code": "province_code", "region_code": "city_code"}
        self.cities = regions[is_city].rename(columns=names)[PLACE_CODES]
        in_city = self.cities.assign(place=self.cities["city_code"])
        in_province = pd.DataFrame({"province_code": self.provinces, "place": self.provinces})
        # All valid places: a city with or without its province, a province alone, or neither ('').
        self.places = (
            pd.concat(
                [in_city, in_city.assign(province_code=""), in_province, pd.DataFrame([{}], [0])]
            )
            .fillna("")
            .set_index(PLACE_CODES)["place"]
        )
        self.row_counts: list[pd.DataFrame] = []
        self.measures: list[pd.DataFrame] = []

    def seed(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.seeds / f"{name}.csv", dtype=str)

    def read(self, table: str, columns: list[str], codes: list[str]) -> pd.DataFrame:
        """The given columns of a table: decimals as doubles, `codes` as categories."""
        rows = pq.read_table(
            self.raw / f"raw_{table}.parquet",
            columns=["edition", *columns, *codes],
            read_dictionary=codes,
        )
        for position, field in enumerate(rows.schema):
            if pa.types.is_decimal(field.type):
                rows = rows.set_column(position, field.name, rows[field.name].cast(pa.float64()))
        return rows.to_pandas(self_destruct=True)

    def wrong_key(self, rows: pd.DataFrame, key: str) -> pd.Series:
        """True where the edition or key is unknown, or the key repeats within the edition."""
        return (
            ~rows["edition"].isin(self.editions)
            | rows[key].isna()
            | rows.duplicated(["edition", key], keep=False)
        )

    def place(self, rows: pd.DataFrame) -> pd.Series:
        """The place of each row: '' if it has none, NaN if province and city do not match.

        Each distinct pair of codes is looked up once.
        """
        pairs = rows.groupby(PLACE_CODES, observed=True, dropna=False).ngroup()
        firsts = rows[PLACE_CODES].astype(str).fillna("").groupby(pairs).first()
        places = self.places.reindex(pd.MultiIndex.from_frame(firsts)).to_numpy()
        return pd.Series(pd.Categorical(places)[pairs], index=rows.index)

    def count(self, table: str, rows: pd.DataFrame, is_refused: pd.Series, **measures: str) -> None:
        """Count accepted and refused rows; sum the measures of accepted rows by place.

        `measures`: column -> name of its measure.
        """
        verdicts = is_refused.groupby(rows["edition"], dropna=False).agg(["size", "sum"])
        counts = verdicts.set_axis(["raw_rows", "rejected_rows"], axis=1).astype("int64")
        counts["accepted_rows"] = counts["raw_rows"] - counts["rejected_rows"]
        self.row_counts.append(counts.reset_index().assign(raw_table=table))
        if measures:
            self.measures.append(
                rows.loc[~is_refused, ["edition", "place", *measures]]
                .groupby(["edition", "place"], observed=True)
                .sum()
                .rename(columns=measures)
                .reset_index()
                .melt(["edition", "place"], var_name="measure", value_name="measured")
            )


def negative(rows: pd.DataFrame, columns: list[str]) -> pd.Series:
    """True where any of the columns is negative."""
    return (rows[columns] < 0).any(axis=1)


def unlike(column: pd.Series, values: Iterable[str]) -> pd.Series:
    """True where the column is known but not among the values."""
    return column.notna() & ~column.isin(values)


def count_academic(library: Library, table: str, node: str) -> None:
    """Count universities or institutes with their papers and patents."""
    rows = library.read(table, [f"{node}_id", *PAPERS_AND_PATENTS], PLACE_CODES)
    rows["place"] = library.place(rows)
    is_refused = (
        library.wrong_key(rows, f"{node}_id")
        | rows["place"].isna()
        | negative(rows, [*PAPERS_AND_PATENTS])
    )
    rows["one"] = 1
    measures = {"one": f"{node}_count"}
    for column, measure in PAPERS_AND_PATENTS.items():
        rows[f"{column}_known"] = rows[column].notna()
        measures |= {column: f"{node}_{measure}", f"{column}_known": f"{node}_{measure}_known"}
    library.count(table, rows, is_refused, **measures)


def count_entities(library: Library, table: str, key: str, measure: str) -> None:
    """Count the rows of a table whose entities are only counted."""
    rows = library.read(table, [key], PLACE_CODES)
    rows["place"] = library.place(rows)
    rows["one"] = 1
    is_refused = library.wrong_key(rows, key) | rows["place"].isna()
    library.count(table, rows, is_refused, one=measure)


def count_enterprises(library: Library) -> pd.DataFrame:
    """Count the enterprises; return the places of the accepted ones."""
    amounts = ["valuation_cny_100m", "patent_count", "revenue_cny_100m"]
    rows = library.read(
        "enterprises", ["enterprise_id", *amounts], [*PLACE_CODES, "technology_layer"]
    )
    rows["place"] = library.place(rows)
    is_refused = (
        library.wrong_key(rows, "enterprise_id")
        | rows["place"].isna()
        | unlike(rows["technology_layer"], ["foundation", "technology", "application"])
        | negative(rows, amounts)
    )
    rows["one"] = 1
    rows["valuation_known"] = rows["valuation_cny_100m"].notna()
    rows["patents_known"] = rows["patent_count"].notna()
    rows["is_foundation"] = rows["technology_layer"].isin(["foundation", "technology"])
    library.count(
        "enterprises",
        rows,
        is_refused,
        one="enterprise_count",
        valuation_cny_100m="enterprise_mean_valuation",
        valuation_known="enterprise_mean_valuation_known",
        patent_count="enterprise_mean_patents",
        patents_known="enterprise_mean_patents_known",
        is_foundation="foundation_technology_enterprise_count",
    )
    return rows.loc[~is_refused, ["edition", "enterprise_id", "place"]]


def count_investors(library: Library) -> pd.DataFrame:
    """Count the investors; return the accepted ones."""
    rows = library.read(
        "investors", ["investor_id"], ["investor_type", "country_code", "province_code"]
    )
    is_refused = (
        library.wrong_key(rows, "investor_id")
        | unlike(rows["province_code"], library.provinces)
        | unlike(rows["country_code"], library.countries)
        | unlike(rows["investor_type"], ["institution", "non_institution"])
    )
    library.count("investors", rows, is_refused)
    return rows.loc[~is_refused, ["edition", "investor_id"]].assign(is_known_investor=True)


def count_capital(library: Library, enterprises: pd.DataFrame, investors: pd.DataFrame) -> None:
    """Count capital relations at the places of their enterprises."""
    columns = ["relation_id", "enterprise_id", "investor_id", "amount_cny_100m"]
    rows = library.read("capital_relations", columns, ["role"])
    is_refused = (
        library.wrong_key(rows, "relation_id")
        | ~rows["role"].isin(["financing", "investment"])
        | negative(rows, ["amount_cny_100m"])
    )
    del rows["relation_id"]
    known = rows[["edition", "investor_id"]].merge(investors, "left", ["edition", "investor_id"])
    is_refused |= rows.pop("investor_id").notna() & known["is_known_investor"].isna()
    rows = rows.merge(enterprises, "left", ["edition", "enterprise_id"])
    is_refused |= rows["place"].isna()
    rows["is_financing"] = rows["role"] == "financing"
    rows["is_investment"] = rows["role"] == "investment"
    rows["amount_cny_100m"] = rows["amount_cny_100m"].where(rows["is_financing"])
    library.count(
        "capital_relations",
        rows,
        is_refused,
        is_financing="financing_count",
        amount_cny_100m="financing_amount",
        is_investment="investment_count",
    )


def count_technology(library: Library, enterprises: pd.DataFrame) -> None:
    """Count technology relations at the places of their enterprises."""
    rows = library.read(
        "technology_relations",
        ["relation_id", "enterprise_id"],
        ["direction", "counterparty_country_code"],
    )
    country = rows["counterparty_country_code"]
    is_refused = (
        library.wrong_key(rows, "relation_id")
        | ~rows["direction"].isin(["input", "enablement"])
        | unlike(country, library.countries)
    )
    is_international = country.notna() & (country != "CN")
    rows["is_enablement"] = rows["direction"] == "enablement"
    rows["is_international_input"] = ~rows["is_enablement"] & is_international
    rows["is_international_enablement"] = rows["is_enablement"] & is_international
    rows = rows.merge(enterprises, "left", ["edition", "enterprise_id"])
    library.count(
        "technology_relations",
        rows,
        is_refused | rows["place"].isna(),
        is_enablement="technology_enablement_count",
        is_international_input="international_technology_input_count",
        is_international_enablement="international_technology_enablement_count",
    )


def count_people(library: Library, enterprises: pd.DataFrame) -> None:
    """Count core people at the places of their enterprises."""
    experience = ["has_studied_abroad", "has_worked_abroad"]
    rows = library.read("core_people", ["person_id", "enterprise_id", *experience], [])
    is_refused = library.wrong_key(rows, "person_id")
    rows[experience] = rows[experience] == True  # noqa: E712 (unknown is not true)
    rows = rows.merge(enterprises, "left", ["edition", "enterprise_id"])
    library.count(
        "core_people",
        rows,
        is_refused | rows["place"].isna(),
        has_studied_abroad="international_study_count",
        has_worked_abroad="international_work_count",
    )


def indicator_values(library: Library, indicators: pd.DataFrame) -> pd.DataFrame:
    """Raw value of each edition, region and indicator; 0 where nothing was counted."""
    cities = library.cities
    regions = pd.concat(
        [
            pd.DataFrame({"region_level": level, "region_code": codes, "place": places})
            for level, codes, places in [
                ("city", cities["city_code"], cities["city_code"]),
                ("province", cities["province_code"], cities["city_code"]),
                ("province", library.provinces, library.provinces),
            ]
        ]
    )
    measures = pd.concat(library.measures)
    measures["place"] = measures["place"].astype(str)
    measured = measures.merge(regions, on="place").groupby([*REGION, "measure"])["measured"].sum()
    every = (
        regions[["region_level", "region_code"]]
        .drop_duplicates()
        .merge(library.editions, how="cross")
        .merge(indicators, how="cross")
    )

    def of(codes: pd.Series) -> np.ndarray:
        wanted = pd.MultiIndex.from_frame(every[REGION].assign(measure=codes))
        return measured.reindex(wanted).fillna(0).to_numpy(dtype=float)

    known = of(every["node_code"] + "_known")
    divisor = np.where((every["statistic"] == "mean") & (known > 0), known, 1)
    return every.assign(raw_value=of(every["node_code"]) / divisor)


def index_scores(library: Library) -> pd.DataFrame:
    """Score and rank of each edition, region and node."""
    nodes = library.seed("index/index_nodes")
    weights = library.seed("index/index_weights").query("weight_scheme == 'printed'")
    weight = weights.set_index("node_code")["weight"].astype(float)
    indicators = nodes.loc[
        nodes["node_level"] == "indicator", ["node_code", "statistic", "direction"]
    ]
    values = indicator_values(library, indicators)
    peers = values.groupby(PEERS)["raw_value"]
    low, high = peers.transform("min"), peers.transform("max")
    climb = (values["raw_value"] - low).where(
        values["direction"] != "-1", high - values["raw_value"]
    )
    scaled = 100 * climb / (high - low).replace(0, np.inf)
    values["score"] = values["node_code"].map(weight) * scaled
    scores = values[[*REGION, "node_code", "score"]]
    circles = (
        scores[scores["region_level"] == "province"]
        .merge(
            library.seed("reference/region_members").rename(
                columns={"group_code": "circle_code", "member_code": "province_code"}
            ),
            left_on="region_code",
            right_on="province_code",
        )
        .assign(region_level="circle", region_code=lambda rows: rows["circle_code"])
    )
    level = pd.concat([scores, circles[scores.columns]])
    parent = nodes.set_index("node_code")["parent_code"]
    levels = []
    while len(level):
        level = level.groupby([*REGION, "node_code"], as_index=False)["score"].sum()
        levels.append(level)
        level = level.assign(node_code=level["node_code"].map(parent)).dropna(subset="node_code")
    scores = pd.concat(levels, ignore_index=True)
    ranked = scores.assign(score=scores["score"].round(9)).groupby(PEERS)
    return scores.assign(score_rank=ranked["score"].rank("min", ascending=False).astype("int64"))


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
    index_scores(library).to_parquet(f"{out}/index_scores.parquet")
    pd.concat(library.row_counts).to_parquet(f"{out}/row_counts.parquet")


if __name__ == "__main__":
    main(*sys.argv[1:])
