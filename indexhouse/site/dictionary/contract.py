"""The input contract: the eleven raw tables, and what intake refuses of each column.

Types and descriptions are those of the YAML of the raw seeds; the rules are those that the
models of intake were compiled to, in the words of the seed fault_kinds.
"""

import re

import yaml

from indexhouse.contract.schema import CONTRACT
from indexhouse.marts.rows import rows
from indexhouse.site.dbt_docs import manifest
from indexhouse.site.dictionary.words import bilingual

DOC = re.compile(r"\{\{ doc\('(\w+)'\) \}\}")
# In the SQL of an intake model: the clause of a rule ends with the column and the reason.
RULE = re.compile(r"then '(\w+): (\w+)'")
ALLOWED = re.compile(r"staged\.(\w+) not in \('([^)]*)'\)")


def contract(marts) -> list[dict]:
    seeds = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))["seeds"]
    kinds = {kind["reason_code"]: kind for kind in rows(marts, "from reference.fault_kinds")}
    return [raw_table(seed, kinds) for seed in seeds]


def raw_table(seed: dict, kinds: dict[str, dict]) -> dict:
    rules = intake_sql(seed["name"])
    # The first column after the edition is the key: what intake calls row_key.
    key = seed["columns"][1]["name"]
    return {
        "name": seed["name"],
        "kind": "raw",
        "description": words(seed["description"]),
        "columns": [raw_column(column, key, rules, kinds) for column in seed["columns"]],
    }


def raw_column(column: dict, key: str, rules: str, kinds: dict[str, dict]) -> dict:
    name = column["name"]
    known_as = "row_key" if name == key else name
    reasons = [reason for found, reason in RULE.findall(rules) if found == known_as]
    if column["data_type"] != "text":
        reasons.insert(0, "unreadable_value")
    allowed = dict(ALLOWED.findall(rules)).get(name)
    return {
        "name": name,
        "type": column["data_type"],
        "description": words(column["description"]),
        "is_key": name == key,
        "is_required": any(reason.startswith("missing_") for reason in reasons),
        "allowed": allowed.split("', '") if allowed else [],
        "refusals": [refusal(kinds[reason]) for reason in dict.fromkeys(reasons)],
    }


def refusal(kind: dict) -> dict:
    return {
        "reason": kind["reason_code"],
        "meaning": {"zh": kind["meaning_zh"], "en": kind["meaning_en"]},
        "remedy": {"zh": kind["remedy_zh"], "en": kind["remedy_en"]},
    }


def intake_sql(table: str) -> str:
    """The compiled SQL of the model of intake that judges a raw table."""
    staged = f"model.ai_competitiveness.{table.replace('raw_', 'stg_', 1)}"
    for name in descendants(staged):
        if name.endswith("_screened"):
            return manifest()["nodes"][name]["compiled_code"]
    raise LookupError(f"No model of intake judges {table}: its name should end with _screened.")


def descendants(name: str):
    """The nodes below a node, nearest first."""
    near = [name]
    for node in near:
        yield node
        near += [child for child in manifest()["child_map"].get(node, []) if child not in near]


def words(description: str) -> dict[str, str]:
    """The description with its quotes of the glossary filled in."""
    docs = manifest()["docs"]
    return bilingual(
        DOC.sub(
            lambda found: docs[f"doc.ai_competitiveness.{found[1]}"]["block_contents"], description
        )
    )
