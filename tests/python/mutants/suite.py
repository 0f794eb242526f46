"""Which tests of the Python suite get to see a mutant that dbt has not noticed."""

# The longest beginning of a file's path that is listed here counts.
TESTS = {
    "": ["test_own_data", "test_faults"],
    "macros/audit": ["test_faults"],
    "macros/configuration": ["test_faults"],
    "macros/engine": ["test_build", "test_faults", "test_own_data", "test_other_builds"],
    "macros/intake": ["test_faults", "test_own_data"],
    "macros/metrics": ["test_own_data", "test_explain"],
    "macros/scoring": ["test_oracle", "test_own_data"],
    "models/intermediate/configuration": ["test_faults"],
    "models/intermediate/intake": ["test_faults"],
    "models/intermediate/scoring": ["test_oracle", "test_own_data"],
    "models/intermediate/weighting": ["test_recipes"],
    "models/marts": ["test_faults", "test_explain"],
    "seeds": ["test_faults"],
}


def tests_of(file: str) -> list[str]:
    longest = max((start for start in TESTS if file.startswith(start)), key=len)
    return [f"tests/python/{name}.py" for name in TESTS[longest]]
