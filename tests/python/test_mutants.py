"""The tool of `make mutants` itself: what it changes, and that a seed number says which changes."""

from random import Random

import pytest
from conftest import PROJECT
from mutants import cells, jinja, sql
from mutants.report import accepted
from mutants.sampling import files, mutants_of, sample
from mutants.suite import AT_ONCE, TESTS
from mutants.template import Template

SQL = {
    "comparisons": ("select a from t where a = 1", "select a from t where a <> 1"),
    "arithmetic": ("select a - b as c from t", "select a + b as c from t"),
    "logic": ("select a from t where b and c", "select a from t where b or c"),
    "negations": ("select a from t where a in (1, 2)", "select a from t where a not in (1, 2)"),
    "numbers": ("select 100 as c", "select 101 as c"),
    "strings": ("select 'a' as c", "select 'ax' as c"),
    "functions": ("select sum(a) as c from t", "select count(a) as c from t"),
    "unwrapped": ("select coalesce(a, b) as c from t", "select a as c from t"),
    "joins": ("select a from t left join u using (a)", "select a from t inner join u using (a)"),
    "sets": ("select distinct a from t", "select  a from t"),
    "orders": (
        "select lag(a) over (order by b) as c from t",
        "select lag(a) over (order by b desc) as c from t",
    ),
    "conditions": (
        "select a from t where b = 1 and c between 1 and 2",
        "select a from t where b = 1 and true",
    ),
    "cases": (
        "select case when a then 1 else 2 end as c from t",
        "select case when a then 2 else 1 end as c from t",
    ),
    "keys": ("select a from t join u using (a, b)", "select a from t join u using (b)"),
    "columns": ("select t.a, b as c from t", "select b as a, t.a as c from t"),
}
JINJA = {
    "jinja comparisons": ("{% if a == 1 %}b{% endif %}", "{% if a != 1 %}b{% endif %}"),
    "jinja logic": ("{{ a and b }}", "{{ a or b }}"),
    "jinja branches": ("{% if a %}b{% endif %}", "{% if not (a) %}b{% endif %}"),
    "jinja numbers": ("{{ range(6) }}", "{{ range(5) }}"),
    "jinja strings": ("{{ a == 'b' }}", "{{ a == 'bx' }}"),
    "jinja lists": ("{% set a = ['b', 'c'] %}", "{% set a = ['c'] %}"),
    "jinja arguments": ("{{ f('a', 'b') }}", "{{ f('b', 'a') }}"),
}
OPERATORS = {**sql.OPERATORS, **jinja.OPERATORS}


def texts(operator, source: str) -> set[str]:
    found = set()
    for edits in operator(Template(source)):
        text = source
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        found.add(text)
    return found


def test_every_operator_has_an_example():
    assert set(OPERATORS) == set(SQL) | set(JINJA)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_makes_its_change_and_nothing_that_cannot_be_parsed(name):
    before, after = {**SQL, **JINJA}[name]
    made = texts(OPERATORS[name], before)
    assert after in made
    assert all(Template(text).is_valid() and Template(text).parses_as_sql() for text in made)


def test_jinja_is_left_alone_by_operators_of_sql():
    source = "select {{ a - b }} as c, 'x{{ d }}' as e {# 1 = 1 #} from {{ ref('t') }} {% if 1 %}{% endif %}"
    made = {text for operator in sql.OPERATORS.values() for text in texts(operator, source)}
    assert made == {
        source.replace("{{ a - b }} as c", "null as c"),
        source.replace("'x{{ d }}' as e", "null as e"),
        source.replace("{{ a - b }}", "'x{{ d }}'", 1).replace(
            "'x{{ d }}' as e", "{{ a - b }} as e"
        ),
    }


def test_a_cell_gets_the_value_of_another_row_or_another_digit():
    text = 'code,name\n1,"a, b"\n2,c\n'
    made = set()
    for operator in cells.OPERATORS.values():
        for edits in operator(text, Random(1)):
            changed = text
            for start, end, new in sorted(edits, reverse=True):
                changed = changed[:start] + new + changed[end:]
            made.add(changed)
    assert 'code,name\n2,"a, b"\n1,c\n' in made
    assert 'code,name\n1,c\n2,"a, b"\n' in made
    assert len(made) > 2


def test_the_same_seed_makes_the_same_mutants_and_another_seed_others():
    first, again, other = (
        [(mutant.file, mutant.text) for mutant in sample(PROJECT, seed, 100)] for seed in (1, 1, 2)
    )
    assert first == again
    assert len(set(first)) == len(set(other)) == 100
    assert len(set(first) & set(other)) < 50


def test_every_folder_of_models_macros_and_seeds_gives_mutants():
    mutated = {mutant.file for mutant in sample(PROJECT, 1, 200)}
    for folder in ("models/marts", "models/intermediate", "macros", "seeds"):
        assert any(file.startswith(folder) for file in mutated), folder


def test_the_tests_that_mutants_face_are_there():
    named = {
        word
        for suite in (AT_ONCE, TESTS)
        for words in suite.values()
        for word in words
        if word.endswith(".py")
    }
    assert [name for name in named if not (PROJECT / "tests/python" / name).exists()] == []
    starts = [start for suite in (AT_ONCE, TESTS) for start in suite]
    assert [start for start in starts if not any(f.startswith(start) for f in files(PROJECT))] == []


def test_every_accepted_survivor_can_still_be_made_and_has_a_reason():
    made = {
        (mutant.file, *mutant.change)
        for file in files(PROJECT)
        if not file.endswith(".csv")
        for mutants in mutants_of(PROJECT, file, Random(1)).values()
        for mutant in mutants
    }
    assert set(accepted()) <= made
    assert all(accepted().values())
