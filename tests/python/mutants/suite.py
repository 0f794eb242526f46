"""Which tests of the Python suite get to see a mutant that dbt has not noticed."""

CONFIGURATION = ["test_faults.py", "-k", "a_fault_of"]
ROWS = ["test_faults.py", "-k", "row or parts_keep"]
SCORES = ["test_oracle.py", "test_own_data.py", "test_recipes.py"]
# The longest beginning of a file's path that is listed here counts.
TESTS = {
    "": ["test_own_data.py", "test_faults.py"],
    "macros/audit": ["test_faults.py", "test_recipes.py"],
    "macros/configuration": CONFIGURATION,
    "macros/engine": ["test_build.py", "test_own_data.py", "test_other_builds.py"],
    "macros/metrics": ["test_own_data.py", "test_explain.py"],
    "macros/scoring": SCORES,
    "models/intermediate/configuration": CONFIGURATION,
    "models/intermediate/intake": ROWS,
    "models/intermediate/scoring": SCORES,
    "models/intermediate/weighting": SCORES,
    "models/marts": ["test_own_data.py", "test_explain.py", *ROWS],
    "models/staging": ROWS,
    "seeds": ["test_seeds.py", *CONFIGURATION],
}


def tests_of(file: str) -> list[str]:
    """The arguments of pytest, in tests/python."""
    return TESTS[max((start for start in TESTS if file.startswith(start)), key=len)]
