"""dbt's tests in words."""

from collections import defaultdict

from indexhouse.site.dbt_docs import manifest

# A test that is not here shows its name, which is a sentence in English.
WORDS = {
    "not_null": lambda arguments: ("不为空", "never empty"),
    "unique": lambda arguments: ("不重复", "unique"),
    "accepted_values": lambda arguments: among(arguments["values"]),
    "relationships": lambda arguments: refers(arguments["to"], arguments["field"]),
    "within_range": lambda arguments: bounds(arguments.get("minimum"), arguments.get("maximum")),
    "unique_combination": lambda arguments: one_row(arguments["columns"]),
    "standard_competition_ranking": lambda arguments: (
        "标准竞争排名（1、2、2、4）",
        "standard competition ranking (1, 2, 2, 4)",
    ),
}


def checks_of(name: str) -> dict[str | None, list[dict]]:
    """Column (None: the whole table) -> what is tested of it in every build."""
    found = defaultdict(list)
    for test in manifest()["nodes"].values():
        if test["resource_type"] == "test" and test.get("attached_node") == name:
            found[test.get("column_name")].append(in_words(test))
    return found


def in_words(test: dict) -> dict[str, str]:
    kind = test["test_metadata"]["name"]
    if kind not in WORDS or test["config"].get("where"):
        sentence = test["name"].replace("_", " ")
        return {"zh": sentence, "en": sentence}
    zh, en = WORDS[kind](test["test_metadata"]["kwargs"])
    return {"zh": zh, "en": en}


def among(values: list) -> tuple[str, str]:
    return f"取值 {'、'.join(map(str, values))}", f"one of {', '.join(map(str, values))}"


def refers(to: str, field: str) -> tuple[str, str]:
    table = to.split("'")[1]
    return f"见于 {table}.{field}", f"found in {table}.{field}"


def bounds(minimum, maximum) -> tuple[str, str]:
    if maximum is None:
        return f"不小于 {minimum}", f"at least {minimum}"
    if minimum is None:
        return f"不大于 {maximum}", f"at most {maximum}"
    return f"{minimum} 至 {maximum}", f"from {minimum} to {maximum}"


def one_row(columns: list[str]) -> tuple[str, str]:
    return f"每组一行：{'、'.join(columns)}", f"one row for each {', '.join(columns)}"
