"""Which tests of the Python suite get to see a mutant, before dbt does and after."""

# The longest beginning of a file's path that is listed counts.
Suite = dict[str, list[str]]

# They need no build.
AT_ONCE: Suite = {
    "": [],
    "macros": ["test_macros.py"],
    "seeds": ["test_seed_hashes.py"],
}

# Rows that are refused, and what is left of a library with them.
REFUSED = "a_row_is or no_other_row or are_the_raw_rows or in_no_trace"
COUNTS = ["test_faults.py", "-k", REFUSED]
ENGINE = [
    *("test_build.py", "test_other_builds.py", "test_faults.py"),
    *("-k", f"test_build or test_other_builds or {REFUSED}"),
]
INTAKE = ["test_faults.py", "-k", f"{REFUSED} or every_row_is_read or parts_keep"]
CONFIGURATION = ["test_faults.py", "-k", "a_fault_of or with_its_column_and_value"]
# Indices of one's own, of any depth, beside the sample's.
OWN_INDEX = ["test_own_index.py", "-k", "worked_out or traced or large_index"]
SCORES = [
    *("test_oracle.py", "test_own_index.py", "test_faults.py"),
    *("-k", "of_the_oracle or small_library or worked_out or large_index"),
]
# The example has bounds of all editions; there are three judges.
ROBUSTNESS = [
    *("test_robustness.py", "test_own_index.py"),
    *("-k", "test_robustness or as_it_is_worked_out or left_out_is_a_scenario"),
]
NOTES = ["test_notes.py"]
TESTS: Suite = {
    "": COUNTS,
    "macros/audit": ["test_recipes.py", "test_faults.py", "-k", "told_in_a_sentence or stops_at"],
    "macros/audit/described_columns.sql": ["test_publishing.py", "test_fingerprint.py"],
    "macros/configuration": CONFIGURATION,
    "macros/engine": ENGINE,
    "macros/engine/comments.sql": ["test_build.py"],
    "macros/engine/lists.sql": ["test_build.py", "test_robustness.py"],
    "macros/engine/random.sql": ROBUSTNESS,
    "macros/intake": INTAKE,
    "macros/intake/column_profiles.sql": NOTES,
    "macros/robustness": ROBUSTNESS,
    "macros/scoring": SCORES,
    "models/intermediate/configuration": CONFIGURATION,
    "models/intermediate/intake": INTAKE,
    "models/intermediate/intake/int_column_profiles.sql": NOTES,
    "models/intermediate/metrics/int_indicator_tables.sql": NOTES,
    "models/intermediate/metrics/int_observed": OWN_INDEX,
    "models/intermediate/robustness": ROBUSTNESS,
    "models/intermediate/scoring": SCORES,
    "models/intermediate/weighting": SCORES,
    "models/marts/audit/audit_build.sql": ["test_fingerprint.py"],
    "models/marts/audit/audit_columns.sql": ["test_publishing.py", "test_fingerprint.py"],
    "models/marts/audit/audit_inputs.sql": ["test_fingerprint.py"],
    "models/marts/audit/audit_notes.sql": NOTES,
    "models/marts/core/fct_indicator_coverage.sql": NOTES,
    "models/marts/core/fct_score_trace.sql": ["test_own_index.py", "-k", "traced"],
    "models/marts/robustness": ROBUSTNESS,
    "models/staging": INTAKE,
    "seeds": CONFIGURATION,
}


def tests_of(file: str, suite: Suite) -> list[str]:
    """The arguments of pytest, in tests/python."""
    return suite[max((start for start in suite if file.startswith(start)), key=len)]
