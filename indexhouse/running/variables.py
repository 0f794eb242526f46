"""What a user may set: dbt variables on the command line, and two settings of the environment."""

import os
import re

import duckdb
import yaml

from indexhouse.project import PROJECT, read_yaml

# The other variables of dbt_project.yml are constants of the method and of the contract: they
# are edited there, where a change shows in the project's history.
FOR_USERS = (
    "raw_location",
    "weight_scheme",
    "max_rejected_share",
    "judges_agree_on",
    "robustness_draws",
    "robustness_seed",
)
TEXT = "a text: in quotes if it looks like something else, without control codes"
MUST_BE = {
    "raw_location": TEXT,
    "weight_scheme": TEXT,
    "judges_agree_on": "judgements or priorities",
    "max_rejected_share": "a number from 0 to 1: 0.01 allows one row in a hundred",
    "robustness_draws": "a whole number from 1 to 100000",
    "robustness_seed": "a whole number from 0 to 999999999",
}
WHOLE_NUMBERS = {
    "robustness_draws": range(1, 100_001),
    "robustness_seed": range(1_000_000_000),
}
SHOWN = 80  # characters of a wrong value


class WrongInputError(Exception):
    """What is wrong with what the user typed, in a sentence."""


def project_variables() -> dict:
    """All variables of dbt_project.yml with their defaults."""
    return dict(read_yaml(PROJECT / "dbt_project.yml")["vars"])


def read_variables(text: str) -> dict:
    """The variables in `text`, YAML as dbt's --vars takes it; an empty text is none.

    Raises WrongInputError for a name or value that dbt would accept without a word.
    """
    written, variables = parse(text)
    names = [name for name, _ in written]
    unknown = [name for name in names if name not in FOR_USERS]
    if unknown:
        raise WrongInputError(
            f"VARS: no variable is named {shown(', '.join(unknown))};"
            f" there are {', '.join(FOR_USERS)}."
        )
    for name, value in written:
        if names.count(name) > 1:
            raise WrongInputError(f"VARS: {name} is there twice: set it once.")
        if not is_possible(name, variables[name]):
            raise WrongInputError(
                f"VARS: {name} is {shown(repr(value))} but must be {MUST_BE[name]}."
            )
    return variables


def parse(text: str) -> tuple[list[tuple[str, str]], dict]:
    """The names and values of a YAML mapping as they are written, and as YAML reads them.

    Values are single: nested ones can refer to each other, and a hundred characters then fill
    the memory. Nothing is made of them before that is clear.
    """
    try:
        document = yaml.compose(text, yaml.SafeLoader)
        pairs = document.value if document else []
        if all(isinstance(node, yaml.ScalarNode) for pair in pairs for node in pair):
            return [(name.value, value.value) for name, value in pairs], yaml.safe_load(text) or {}
    # What PyYAML raises of values that do not fit their tag, such as a month 13, differs.
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, LookupError, AttributeError):
        pass
    raise WrongInputError(f"VARS: {shown(repr(text))} is not of the form {{name: value}}.")


def is_possible(name: str, value: object) -> bool:
    if name == "max_rejected_share":
        return type(value) in (int, float) and 0 <= value <= 1  # type: ignore[operator]
    if name == "judges_agree_on":
        return value in ("judgements", "priorities")
    if name in WHOLE_NUMBERS:
        return type(value) is int and value in WHOLE_NUMBERS[name]
    return isinstance(value, str) and value.isprintable()


def check_environment() -> None:
    """Raise WrongInputError for a value of THREADS or MEMORY_LIMIT that nothing can be made of."""
    threads = os.environ.get("THREADS", "")
    if threads and not re.fullmatch("[1-9][0-9]{0,2}", threads):
        raise WrongInputError(f"THREADS is {shown(repr(threads))} but must be a number such as 2.")
    limit = os.environ.get("MEMORY_LIMIT", "")
    try:
        duckdb.connect(config={"memory_limit": limit} if limit else {}).close()
    except duckdb.Error:
        raise WrongInputError(
            f"MEMORY_LIMIT is {shown(repr(limit))} but must be a size such as 2GB."
        ) from None


def shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
