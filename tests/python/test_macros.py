"""Macros rendered without dbt and asked of a few values: what builds would tell, in a second."""

import hashlib
import json
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from conftest import PROJECT
from jinja2 import Environment
from jinja2.runtime import Macro
from random_library import random_library, write_library
from row_faults import ROW_FAULTS

from indexhouse.contract.schema import RawColumn, raw_tables
from indexhouse.contract.staging import macros
from indexhouse.running.variables import project_variables


def answer(expression: str, **row: object) -> object:
    """What an expression is of the columns of a row, whose alias is raw_rows."""
    columns = ", ".join(f"${name} as {name}" for name in row)
    query = f"select {expression} from (select {columns}) as raw_rows"
    return duckdb.execute(query, row).fetchone()[0]


class EndedError(Exception):
    def __init__(self, value: object):
        self.value = value


def give_back(value: object) -> None:
    """What dbt calls `return`: it ends the macro."""
    raise EndedError(value)


@pytest.fixture(autouse=True)
def macros_return(monkeypatch):
    invoke = Macro._invoke

    def returning(macro, arguments, autoescape):
        try:
            return invoke(macro, arguments, autoescape)
        except EndedError as ended:
            return ended.value

    monkeypatch.setattr(Macro, "_invoke", returning)


def rendered(*files: str, **names: object):
    """The macros of files as functions; `names` are what they use of dbt."""
    source = "\n".join((PROJECT / "macros" / file).read_text(encoding="utf-8") for file in files)
    template = Environment(extensions=["jinja2.ext.do"]).from_string(source)
    # What differs between engines is DuckDB's here.
    adapter = SimpleNamespace(dispatch=lambda name, _: getattr(module, f"default__{name}"))
    module = template.make_module({"adapter": adapter, **names})
    return module


# Values --------------------------------------------------------------------------------------


def column_of(table: str, name: str) -> RawColumn:
    [columns] = [each.columns for each in raw_tables() if each.name == f"raw_{table}"]
    return next(column for column in columns if column.name == name)


CELLS = [
    (f"{name}, {column}", fault, column_of(fault.table, column), written)
    for name, fault in ROW_FAULTS.items()
    for column, written in fault.says.items()
]


@pytest.mark.parametrize(
    ("fault", "column", "written"), [cell[1:] for cell in CELLS], ids=[cell[0] for cell in CELLS]
)
def test_a_value_is_read_or_unreadable_by_its_type(fault, column, written):
    codes = column.rules.get("ambiguous")
    value = answer(
        str(macros().value_or_null(column.name, column.type, codes)), **{column.name: written}
    )
    if column.name in fault.reads:
        expected = fault.reads[column.name]
        is_same = isinstance(value, int) or value is None
        assert (value if is_same else str(value)) == expected
    if column.type != "text":
        unreadable = answer(
            str(macros().is_unreadable(column.name, column.type)), **{column.name: written}
        )
        assert bool(unreadable) == (fault.reason == "unreadable_value")


@pytest.mark.parametrize(
    ("value", "contract_type"),
    [
        (7, "integer"),
        (2**62 + 1, "integer"),
        ("7.25", "decimal"),
        (date(2022, 3, 1), "date"),
        (True, "boolean"),
        (None, "integer"),
    ],
)
def test_a_value_of_its_type_is_read_as_it_is_and_not_looked_at(value, contract_type):
    sql_type = str(macros().sql_type(contract_type)).strip()
    typed = f"(select cast(value as {sql_type}) as value from (select $value as value))"

    def asked(expression) -> object:
        query = f"select {expression} from {typed} as raw_rows"
        return duckdb.execute(query, {"value": value}).fetchone()[0]

    assert asked(macros().is_of_type("value", sql_type)) is True
    assert not asked(macros().is_unreadable("value", contract_type))
    assert asked(f"{macros().value_or_null('value', contract_type)} is not distinct from value")


@pytest.mark.parametrize("contract_type", ["integer", "decimal", "number"])
@pytest.mark.parametrize("sign", ["-", "+", " -", "- ", "+ ", " + ", "+\t", "+\n"])
def test_a_sign_alone_is_no_number(contract_type, sign):
    """DuckDB reads a sign with a blank behind it as 0."""
    assert answer(str(macros().value_or_null("cell", contract_type)), cell=sign) is None
    is_unreadable = answer(str(macros().is_unreadable("cell", contract_type)), cell=sign)
    assert bool(is_unreadable) == (sign.strip() == "+")  # - is a word for a missing value


def test_a_date_has_a_year_of_four_digits():
    for written, is_wrong in [
        ("0999-12-31", True),
        ("1000-01-01", False),
        ("9999-12-31", False),
        ("10000-01-01", True),
    ]:
        assert bool(answer(str(macros().is_unreadable("day", "date")), day=written)) == is_wrong


def test_few_texts_are_compared_with_the_words_for_a_missing_value():
    """By length and first sign: no number, no code of a place; no country where NA is a code."""
    words = project_variables()["missing_words"]
    for text in ("a", "0", "9", "12", "440300", "99", "hello", "Hangzhou", "a long text"):
        may_be = answer(str(macros().may_be_one_of("text", words)), text=text)
        assert may_be is (text == "a"), text
    others = [word for word in words if word != "na"]
    for text in ("AD", "CN", "ZW"):
        assert answer(str(macros().may_be_one_of("text", words)), text=text) is True
        assert answer(str(macros().may_be_one_of("text", others)), text=text) is False


# Keys ----------------------------------------------------------------------------------------

LOOKALIKES = [
    fault.says["investor_id"]
    for fault in ROW_FAULTS.values()
    if fault.reason == "lookalike_key" and fault.says["investor_id"] != "K-1"
]


@pytest.mark.parametrize("key", [*LOOKALIKES, "K-1\r", "\tK-1", "\nK-1"])
def test_a_key_that_looks_like_another_is_looked_at_closely(key):
    assert answer(str(macros().is_deceptive("key")), key=key) is True
    assert answer(str(macros().spelt_plainly("key")), key=key) == "K-1"


@pytest.mark.parametrize("key", ["K-1", "!", "!a", "0", "a b", "K-1\x08x", "~"])
def test_a_plain_key_is_not(key):
    assert answer(str(macros().is_deceptive("key")), key=key) is False


# Random numbers ------------------------------------------------------------------------------


def test_a_number_is_drawn_from_the_seed_and_the_key():
    """Of 32 bits: equal to the last one, and below 1."""
    drawn = rendered("engine/random.sql", var=lambda _: 7, **{"return": give_back})
    for key in ("", "a", "weights|3|income"):
        bits = int(hashlib.md5(f"7|{key}".encode()).hexdigest()[:8], 16)
        assert answer(str(drawn.uniform("key")), key=key) == bits / 2**32


# Codes ---------------------------------------------------------------------------------------

KINDS = {
    "unknown_code",
    "outside_mainland",
    "wrong_level",
    "municipality",
    "county_of_province",
    "county_code",
    "former_code",
}


@pytest.mark.parametrize(
    ("name", "fault"),
    [(name, fault) for name, fault in ROW_FAULTS.items() if fault.reason in KINDS],
)
def test_a_code_that_is_not_known_has_its_reason(name, fault):
    rules = rendered("engine/texts.sql", "intake/rules.sql", **{"return": give_back})
    reference = column_of(fault.table, fault.column).rules["references"]
    kind = str(rules.kind_of_code("code", reference))
    assert answer(kind, code=fault.says[fault.column]) == fault.reason


@pytest.mark.parametrize(
    ("level", "code", "kind"),
    [
        ("city", "820100", "outside_mainland"),
        ("city", "120100", "municipality"),
        ("city", "310100", "municipality"),
        ("city", "500100", "municipality"),
        ("city", "130999", "county_code"),
        ("city", "659900", "former_code"),
        ("city", "129900", "municipality"),
        ("city", "669900", "unknown_code"),
        ("city", "099900", "unknown_code"),
        ("city", "13990", "unknown_code"),
        ("city", "1399000", "unknown_code"),
        ("city", "7.4999", "unknown_code"),
        ("province", "710000", "outside_mainland"),
        ("province", "440010", "wrong_level"),
        ("province", "660000", "unknown_code"),
        (None, "810000", "unknown_code"),
    ],
)
def test_codes_of_the_national_standard_are_told_apart(level, code, kind):
    rules = rendered("engine/texts.sql", "intake/rules.sql", **{"return": give_back})
    assert answer(str(rules.kind_of_code("code", {"level": level})), code=code) == kind


# Files ---------------------------------------------------------------------------------------


class CompilerError(Exception):
    pass


def raw_macros(folder: Path, database=duckdb, index: str = "", **names: object):
    """The macros that read files, with a database of their own in place of dbt's."""

    def stop(message: str):
        raise CompilerError(message)

    def run_query(query: str):
        rows = database.execute(str(query)).fetchall()
        columns = list(zip(*rows, strict=True)) or [(), ()]
        return SimpleNamespace(
            columns=[SimpleNamespace(values=partial(tuple, column)) for column in columns]
        )

    return rendered(
        "intake/raw_table.sql",
        "engine/files.sql",
        "engine/generate_schema_name.sql",
        target=SimpleNamespace(type="duckdb", schema="main"),
        **{"return": give_back},
        var={
            "raw_location": str(folder),
            "index_location": index,
            "raw_tables": ["parks", "policies"],
        }.get,
        own_nodes=lambda kind: [
            SimpleNamespace(name=table.name, columns={each.name: each for each in table.columns})
            for table in raw_tables()
        ],
        run_query=run_query,
        exceptions=SimpleNamespace(raise_compiler_error=stop),
        dbt=SimpleNamespace(
            type_string=lambda: "varchar",
            string_literal=lambda text: f"'{text}'",
            escape_single_quotes=lambda text: text.replace("'", "''"),
        ),
        **names,
    )


@pytest.fixture
def folder(tmp_path) -> Path:
    write_library(random_library(seed=3, row_count=200, editions=[2022]), tmp_path / "raw")
    return tmp_path / "raw"


FORMS = (
    "Give exactly one of raw_parks.csv, raw_parks.csv.gz, raw_parks.parquet,"
    " or a folder raw_parks/ of Parquet files."
)


def test_a_raw_table_is_read_from_its_one_file(folder):
    query = str(raw_macros(folder).read_raw_table("raw_parks"))
    expected = (folder / "raw_parks.csv").read_text(encoding="utf-8").count("park_id-")
    assert len(duckdb.execute(query).fetchall()) == expected > 0


def test_a_folder_of_parts_is_no_file_where_the_path_has_signs_of_a_pattern(tmp_path):
    """DuckDB takes it for one, unless the last name is a pattern too."""
    parts = tmp_path / "raw [1]" / "raw_parks.parquet"
    parts.mkdir(parents=True)
    duckdb.sql("select 'a' as park_id").write_parquet(str(parts / "part-0.parquet"))
    read = raw_macros(parts.parent).read_raw_table("raw_parks")
    assert duckdb.execute(str(read)).fetchall() == [("a",)]


def test_a_raw_table_without_a_file_is_told_in_a_sentence(folder):
    (folder / "raw_parks.csv").unlink()
    with pytest.raises(CompilerError) as told:
        raw_macros(folder).read_raw_table("raw_parks")
    assert str(told.value) == f"raw_parks: no file in {folder}. {FORMS}"


@pytest.mark.parametrize(("table", "index"), [("observations", ""), ("parks", "an index")])
def test_a_table_that_may_be_left_out_has_no_rows_but_its_columns(folder, table, index):
    for file in folder.glob("raw_parks.*"):
        file.unlink()
    read = duckdb.sql(str(raw_macros(folder, index=index).read_raw_table(f"raw_{table}")))
    [columns] = [each.columns for each in raw_tables() if each.name == f"raw_{table}"]
    assert read.columns == [column.name for column in columns]
    assert read.fetchall() == []


def test_observations_are_those_of_the_index(folder, tmp_path):
    (tmp_path / "raw_observations.csv").write_text("region_code\nA\n", encoding="utf-8")
    read = raw_macros(folder, index=str(tmp_path)).read_raw_table("raw_observations")
    assert duckdb.execute(str(read)).fetchall() == [("A",)]


def test_a_raw_table_in_two_forms_is_told_in_a_sentence(folder):
    parks = duckdb.sql(f"from read_csv('{folder}/raw_parks.csv', all_varchar = true)")
    parks.write_parquet(str(folder / "raw_parks.parquet"))
    with pytest.raises(CompilerError) as told:
        raw_macros(folder).read_raw_table("raw_parks")
    forms = "raw_parks.csv, raw_parks.parquet"
    assert str(told.value) == f"raw_parks: more than one form ({forms}) in {folder}. {FORMS}"


def mounted(folder: Path | str, command: str, execute: bool = True) -> list[tuple]:
    """The views that the start of a command of dbt makes."""
    with duckdb.connect() as database:
        flags = SimpleNamespace(WHICH=command)
        raw_macros(folder, database, execute=execute, flags=flags).mount_raw_files()
        return database.execute(
            "select view_name from duckdb_views() where not internal"
        ).fetchall()


@pytest.mark.parametrize("command", ["build", "run", "test"])
def test_files_are_mounted_for_what_reads_them(folder, command):
    assert mounted(folder, command) == [("raw_parks",), ("raw_policies",)]


def test_files_are_left_alone_by_everything_else(folder):
    assert mounted(folder, "docs") == mounted(folder, "seed") == []
    assert mounted(folder, "build", execute=False) == mounted("", "build") == []


@pytest.mark.parametrize(
    ("target", "schema"),
    [("main", "marts"), ("build_20231122090000", "marts_build_20231122090000")],
)
def test_a_build_on_a_cluster_has_schemas_of_its_own(target, schema):
    names = rendered(
        "engine/generate_schema_name.sql",
        target=SimpleNamespace(schema=target),
        **{"return": give_back},
    )
    assert (
        names.schema_of_build("marts") == str(names.generate_schema_name("marts", None)) == schema
    )
    assert names.schema_of_project(schema) == "marts"


# Sentences -----------------------------------------------------------------------------------


def sentences(macro: str, rows: list[dict], weight_scheme: str = "printed") -> list[str | None]:
    """What is printed of a relation with these rows, as JSON gives their types."""
    findings = rendered("audit/print_findings.sql", var={"weight_scheme": weight_scheme}.get)
    columns = {name: "BIGINT" if name == "edition" else "VARCHAR" for name in rows[0]}
    listed = f"(select unnest(from_json($rows, '[{json.dumps(columns)}]'), recursive := true))"
    query = str(getattr(findings, macro)(listed))
    return [
        sentence for (sentence,) in duckdb.execute(query, {"rows": json.dumps(rows)}).fetchall()
    ]


LONG = "x" * 81


def test_problems_of_the_configuration_are_sentences():
    problem = {
        "file_name": "seeds/index/index_nodes.csv",
        "row_key": "overall",
        "column_name": "direction",
        "found": None,
        "meaning_en": "The cell is empty",
        "remedy_en": "Fill it in",
    }
    start = "seeds/index/index_nodes.csv, row overall, column direction, value"
    end = "The cell is empty. Fill it in."
    assert sentences("configuration_sentences", [problem, problem | {"found": LONG}]) == [
        f'{start} "{LONG[1:]}": {end}',
        f"{start} (none): {end}",
    ]


def test_rejected_rows_are_a_sentence_for_each_table_column_and_reason():
    row = {
        "raw_table": "parks",
        "rejected_column": "province_code",
        "reason_code": "unknown_code",
        "row_key": LONG,
        "meaning_en": "The code is not known",
        "remedy_en": "Look it up",
    }
    start = "raw_parks, column"
    example = "for example key"
    end = (
        "The code is not known. Look it up. List them: select * from audit.audit_rejected_rows"
        " where raw_table = 'parks' and reason_code ="
    )
    rows = [
        *[row, row | {"row_key": "y"}],
        *[row | {"rejected_column": "row_key", "row_key": None, "reason_code": "missing_key"}],
    ]
    assert sentences("rejection_sentences", rows) == [
        f"{start} province_code: 2 rows rejected, {example} \"{LONG[1:]}\". {end} 'unknown_code'",
        f"{start} row_key: 1 row rejected, {example} (none). {end} 'missing_key'",
    ]


def test_notes_are_sentences():
    note = {
        "edition": 2023,
        "reason_code": "no_rows",
        "subject": "raw_parks",
        "found": None,
        "meaning_en": "No row is accepted",
        "remedy_en": "Look at the file",
    }
    assert sentences(
        "note_sentences", [note | {"reason_code": "other", "found": "1 / 2"}, note]
    ) == [
        "Note: edition 2023, raw_parks: No row is accepted. Look at the file.",
        "Note: edition 2023, raw_parks, 1 / 2: No row is accepted. Look at the file.",
    ]


def test_printed_figures_that_are_missed_are_one_sentence():
    missed = [
        {"figure_id": name, "verdict": verdict}
        for name, verdict in [("b", "missed"), ("a", "reproduced"), ("c", "missed")]
    ]
    assert sentences("printed_figure_sentences", missed) == [
        "Figures that the source report prints: 2 are not reproduced, for example b. The sample"
        " library, the tree and the printed weights together give them. If you changed one on"
        " purpose, build with weights of your own (a scheme in seeds/index/index_weights.csv,"
        " VARS='{weight_scheme: NAME}') or rows of your own (RAW=DIR): printed figures are not"
        " compared then. List them: select * from audit.audit_printed_figures where verdict ="
        " 'missed'"
    ]
    assert "figures" not in str(sentences("printed_figure_sentences", missed[1:2])).lower()
    assert sentences("printed_figure_sentences", missed[:1])[0] is not None
    assert sentences("printed_figure_sentences", missed, "mine") == [None]


def test_control_codes_are_printed_as_escapes():
    findings = rendered("audit/print_findings.sql", **{"return": give_back}, tojson=json.dumps)
    assert str(findings.printable("键 \x1b[2J\x07")) == r"键 \u001b[2J\u0007"


def test_only_tables_that_this_very_build_has_made_are_read():
    printed, asked = [], []

    def run_query(query) -> list:
        asked.append(str(query))
        return [("a sentence",), (None,)]

    def result(name: str, status: str):
        return SimpleNamespace(
            node=SimpleNamespace(name=name, relation_name=f"audit.{name}"), status=status
        )

    rendered(
        "audit/print_findings.sql",
        **{"return": give_back, "print": printed.append},
        execute=True,
        run_query=run_query,
    ).print_findings(
        [
            result("audit_notes", "success"),
            result("audit_rejected_rows", "skipped"),
            result("province_rankings", "success"),
            result("int_configuration_problems", "success"),
        ]
    )
    assert [query.split("from ")[-1].split()[0] for query in asked] == [
        "audit.audit_notes",
        "audit.int_configuration_problems",
    ]
    assert printed == ["a sentence"] * 2
