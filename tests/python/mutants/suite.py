"""Which tests of the Python suite get to see a mutant, before dbt does and after."""

# The longest beginning of a file's path that is listed counts.
Suite = dict[str, list[str]]

# They need no build.
AT_ONCE: Suite = {
    "": [],
    "macros": ["test_macros.py"],
    "seeds": ["test_seed_hashes.py"],
}

# -k looks at the names of modules too.
CONFIGURATION = ["test_faults.py", "-k", "a_fault_of or sentence_with_its_column"]
NOTES = ["test_notes.py"]
ROWS = ["test_faults.py", "-k", "row or parts_keep"]
SCORES = ["test_oracle.py", "test_own_data.py", "test_recipes.py"]
MARTS = ["test_own_data.py", "test_explain.py", "test_faults.py"]
TESTS: Suite = {
    "": ["test_own_data.py", "test_faults.py"],
    "macros/audit": ["test_faults.py", "test_recipes.py", "-k", "stops or sentence"],
    "macros/audit/described_columns.sql": ["test_fingerprint.py", "test_publishing.py"],
    "macros/configuration": CONFIGURATION,
    "macros/engine": ["test_build.py", "test_own_data.py", "test_other_builds.py"],
    "macros/intake": ROWS,
    "macros/intake/column_profiles.sql": NOTES,
    "macros/metrics": ["test_own_data.py", "test_explain.py"],
    "macros/scoring": SCORES,
    "models/intermediate/configuration": CONFIGURATION,
    "models/intermediate/intake": ROWS,
    "models/intermediate/scoring": SCORES,
    "models/intermediate/weighting": SCORES,
    "models/intermediate/intake/int_column_profiles.sql": NOTES,
    "models/marts/audit/audit_notes.sql": NOTES,
    "models/marts/core/fct_indicator_coverage.sql": NOTES,
    "models/marts": [*MARTS, "-k", "own_data or explain or row or parts_keep"],
    "models/staging": ROWS,
    "seeds": CONFIGURATION,
}


def tests_of(file: str, suite: Suite) -> list[str]:
    """The arguments of pytest, in tests/python."""
    return suite[max((start for start in suite if file.startswith(start)), key=len)]
