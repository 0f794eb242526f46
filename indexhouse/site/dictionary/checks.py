"""What is checked of the marts, in words."""

from collections import defaultdict
from collections.abc import Callable

from indexhouse.site.dbt_docs import manifest

# A test that is not here shows its name, which is a sentence in English.
WORDS: dict[str, Callable[[dict], tuple[str, str]]] = {
    "accepted_values": lambda arguments: among(arguments["values"]),
    "within_range": lambda arguments: bounds(arguments.get("minimum"), arguments.get("maximum")),
    "unique_combination": lambda arguments: one_row(arguments["columns"]),
    "standard_competition_ranking": lambda arguments: (
        "标准竞争排名（1、2、2、4）",
        "standard competition ranking (1, 2, 2, 4)",
    ),
}


def checks_of(name: str) -> dict[str | None, list[dict]]:
    """Column (None: the whole table) -> what is true of it after every build, in words.

    Constraints of the database, references to other marts, and dbt's tests.
    """
    node = manifest()["nodes"][name]
    found: dict[str | None, list[dict]] = defaultdict(list)
    for constraint in node["constraints"]:
        if constraint["type"] == "primary_key":
            found[None].append(words(*one_row(constraint["columns"])))
    for column in node["columns"].values():
        if any(constraint["type"] == "not_null" for constraint in column["constraints"]):
            found[column["name"]].append(words("不为空", "never empty"))
        if reference := column["config"]["meta"].get("references"):
            found[column["name"]].append(words(*refers(**reference)))
    for test in manifest()["nodes"].values():
        if test["resource_type"] == "test" and test.get("attached_node") == name:
            found[test.get("column_name")].append(in_words(test))
    return found


def words(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def in_words(test: dict) -> dict[str, str]:
    kind = test["test_metadata"]["name"]
    if kind not in WORDS or test["config"].get("where"):
        sentence = test["name"].replace("_", " ")
        return words(sentence, sentence)
    return words(*WORDS[kind](test["test_metadata"]["kwargs"]))


def among(values: list) -> tuple[str, str]:
    return f"取值 {'、'.join(map(str, values))}", f"one of {', '.join(map(str, values))}"


def refers(to: str, field: str) -> tuple[str, str]:
    return f"见于 {to}.{field}", f"found in {to}.{field}"


def bounds(minimum: float | None, maximum: float | None) -> tuple[str, str]:
    if maximum is None:
        return f"不小于 {minimum}", f"at least {minimum}"
    if minimum is None:
        return f"不大于 {maximum}", f"at most {maximum}"
    return f"{minimum} 至 {maximum}", f"from {minimum} to {maximum}"


def one_row(columns: list[str]) -> tuple[str, str]:
    return f"每组一行：{'、'.join(columns)}", f"one row for each {', '.join(columns)}"
