"""Labels, units, keys and references of the marts, as models/marts/_marts__models.yml has them."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import yaml

from indexhouse.project import PROJECT, SEEDS

MARTS = PROJECT / "models" / "marts" / "_marts__models.yml"
INDEX_NODES = SEEDS / "index" / "index_nodes.csv"


class Label(NamedTuple):
    """Chinese and English name; the units are empty where there is nothing to measure."""

    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""

    def __str__(self) -> str:
        """Both languages in one text, as in titles of files and sheets."""
        return f"{self.zh} {self.en}"


@dataclass(frozen=True)
class Reference:
    """Known values of a column are keys of another mart."""

    column: str
    mart: str
    key: str


@dataclass(frozen=True)
class MartMeta:
    """What the YAML says of a mart beyond its description.

    `key` is its primary key, empty where rows may lack one; `columns` are its labels by column.
    """

    name: str
    title: Label
    key: tuple[str, ...]
    columns: dict[str, Label]
    references: tuple[Reference, ...]


@cache
def mart_metadata() -> dict[str, MartMeta]:
    """Mart -> its metadata, in the order in which people look for them."""
    models = yaml.safe_load(MARTS.read_text(encoding="utf-8"))["models"]
    return {model["name"]: read_mart(model) for model in models}


def read_mart(model: dict) -> MartMeta:
    metas = {column["name"]: column["config"]["meta"] for column in model["columns"]}
    keys = [
        tuple(constraint["columns"])
        for constraint in model.get("constraints", [])
        if constraint["type"] == "primary_key"
    ]
    return MartMeta(
        name=model["name"],
        title=label_in(model["config"]["meta"]),
        key=keys[0] if keys else (),
        columns={name: label_in(meta) for name, meta in metas.items() if "label_zh" in meta}
        | {name: label for name, label in dimension_labels().items() if name in metas},
        references=tuple(
            Reference(name, meta["references"]["to"], meta["references"]["field"])
            for name, meta in metas.items()
            if "references" in meta
        ),
    )


def label_in(meta: dict) -> Label:
    """The label that a `meta` of dbt holds."""
    units = meta.get("unit_zh", ""), meta.get("unit_en", "")
    return Label(meta["label_zh"], meta["label_en"], *units)


def labels() -> dict[str, Label]:
    """Column of any mart -> its label; a column name means one thing in every mart."""
    return {
        name: label for mart in mart_metadata().values() for name, label in mart.columns.items()
    }


def titles() -> dict[str, Label]:
    """Mart -> its title."""
    return {mart.name: mart.title for mart in mart_metadata().values()}


@cache
def dimension_labels() -> dict[str, Label]:
    """Score and rank column of each dimension: the tree names them, not the YAML."""
    found = {}
    with open(INDEX_NODES, encoding="utf-8", newline="") as lines:
        for node in csv.DictReader(lines):
            if node["node_level"] == "dimension":
                code, zh, en = node["node_code"], node["name_zh"], node["name_en"]
                found[f"{code}_score"] = Label(
                    f"{zh}得分", f"{en} score", node["unit_zh"], node["unit_en"]
                )
                found[f"{code}_rank"] = Label(f"{zh}排名", f"{en} rank")
    return found
