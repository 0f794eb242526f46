"""The dbt variables that a user may set on the command line, and the values they may have."""

import yaml

from indexhouse.project import PROJECT

# The other variables of dbt_project.yml are constants of the method and of the contract: they
# are edited there, where a change shows in the project's history.
FOR_USERS = ("raw_location", "weight_scheme", "max_rejected_share")


class WrongInputError(Exception):
    """What is wrong with what the user typed, in a sentence."""


def project_variables() -> dict:
    """All variables of dbt_project.yml with their defaults."""
    text = (PROJECT / "dbt_project.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["vars"])


def read_variables(text: str) -> dict:
    """The variables in `text`, YAML as dbt's --vars takes it; an empty text is none.

    Raises WrongInputError for a name or value that dbt would accept without a word.
    """
    try:
        variables = yaml.safe_load(text) or {}
    except yaml.YAMLError:
        variables = None
    if not isinstance(variables, dict):
        raise WrongInputError(f"VARS: {text!r} is not of the form {{name: value}}.")
    unknown = [str(name) for name in variables if name not in FOR_USERS]
    if unknown:
        raise WrongInputError(
            f"VARS: no variable is named {', '.join(unknown)}; there are {', '.join(FOR_USERS)}."
        )
    share = variables.get("max_rejected_share", 0)
    if type(share) not in (int, float) or not 0 <= share <= 1:
        raise WrongInputError(
            f"VARS: max_rejected_share is {share!r} but must be a number from 0 to 1: 0.01 allows"
            " one row in a hundred."
        )
    for name in ("raw_location", "weight_scheme"):
        if not isinstance(variables.get(name, ""), str):
            raise WrongInputError(f"VARS: {name} is {variables[name]!r} but must be a text.")
    return variables
