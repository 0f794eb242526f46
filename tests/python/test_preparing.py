"""`make prepare`: files as institutes have them become the contract's tables, and nothing is lost."""

import csv
import json
import re
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import duckdb
import oracle
import pytest
import xlsxwriter
from conftest import PROJECT, assert_equal_scores, indexhouse, make_build
from messy import Mess
from random_library import random_library, write_library
from xlsxwriter.utility import xl_cell_to_rowcol

from indexhouse.contract.schema import contract, raw_tables
from indexhouse.contract.staging import sql_type
from indexhouse.preparing.dates import read_date
from indexhouse.preparing.numbers import read_number
from indexhouse.preparing.places import gazetteer, read_place
from indexhouse.preparing.reading import Unreadable, years_in
from indexhouse.preparing.units import read_unit
from indexhouse.preparing.words import reasons, rules

EDITIONS = [2022, 2023]


def prepare(source: Path, into: Path, *more: str):
    return indexhouse(PROJECT, "prepare", str(source), str(into), *more)


def listed(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows_of(file: Path) -> list[dict]:
    found = duckdb.execute(f"from '{file}'")
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def written(into: Path) -> int:
    return sum(len(rows_of(file)) for file in into.glob("*.parquet"))


@pytest.fixture(scope="module")
def library():
    return random_library(seed=12, row_count=1200, editions=EDITIONS)


@pytest.fixture(scope="module")
def mess(library, tmp_path_factory) -> Mess:
    """A workbook of three sheets, one a year, and text files in every encoding."""
    mess = Mess(tmp_path_factory.mktemp("messy"))
    of = {name.removeprefix("raw_"): (name, rows) for name, rows in library.items()}
    sheets = {"企业": of["enterprises"], "投资机构": of["investors"], "高校": of["universities"]}
    mess.workbook("人工智能产业调查.xlsx", sheets)
    mess.workbook(
        "关系.xlsx", {"投融资": of["capital_relations"], "技术关系": of["technology_relations"]}
    )
    mess.text("科研机构.csv", *of["institutes"], "utf-16", "\t")
    mess.text("raw_alliances.csv", *of["alliances"], "gb18030", ",")
    mess.text("Policies.txt", *of["policies"], "utf-8-sig", ";")
    mess.text("园区.tsv", *of["parks"], "utf-8", "\t")
    mess.text("核心人才.csv", *of["core_people"], "gb18030", ",")
    for edition in EDITIONS:
        name, rows = of["conferences"]
        rows = [row for row in rows if row["edition"] == str(edition)]
        mess.text(f"会议{edition}.csv", name, rows, "gb18030", ",", without_edition=True)
    return mess


@pytest.fixture(scope="module")
def prepared(mess, tmp_path_factory) -> Path:
    into = tmp_path_factory.mktemp("prepared") / "raw"
    done = prepare(mess.folder, into)
    assert done.returncode == 0, done.stdout + done.stderr
    return into


def test_a_messy_library_comes_out_as_it_was(library, prepared, tmp_path):
    write_library(library, tmp_path / "raw")
    for table in library:
        columns = contract()[table]
        cast = ", ".join(
            f"cast(nullif(trim({name}), '') as {sql_type(kind)})" for name, kind in columns.items()
        )
        expected = f"select {cast} from read_csv('{tmp_path}/raw/{table}.csv', all_varchar = true)"
        found = f"from '{prepared}/{table}.parquet'"
        assert duckdb.execute(found).fetchall() == duckdb.execute(expected).fetchall(), table


def test_every_change_is_listed_and_no_other(mess, prepared):
    changes = {
        (row["file"], row["sheet"], int(row["row"]), row["column"]): (row["from"], row["to"])
        for row in listed(prepared / "changes.csv")
        if row["rule"] not in ("header", "encoding")
    }
    assert changes == {place: cell for place, cell in mess.cells.items() if cell[0] != cell[1]}


def test_what_is_around_the_tables_is_left(mess, prepared):
    left = listed(prepared / "left.csv")
    assert {row["reason"] for row in left} == {"title_row", "total_row", "note_row"}
    assert written(prepared) + len(left) == mess.rows


def test_what_was_prepared_is_checked_and_built_to_rankings(
    prepared, library, good_project, tmp_path
):
    check = indexhouse(good_project, "check", str(prepared))
    assert check.returncode == 0 and "A build would go on." in check.stdout, check.stdout
    build = make_build(good_project, tmp_path / "built.duckdb", "--raw", str(prepared))
    assert build.returncode == 0, build.stdout + build.stderr
    write_library(library, tmp_path / "raw")
    expected = oracle.index_scores(oracle.printed_weights(), tmp_path / "raw", EDITIONS)
    assert_equal_scores(tmp_path / "built.duckdb", expected)


def write_text(file: Path, text: str, encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))


def write_sheets(file: Path, sheets: dict[str, list[list]], merged: tuple[str, ...] = ()) -> None:
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
            for area in merged:
                row, column = xl_cell_to_rowcol(area.split(":")[0])
                sheet.merge_range(area, rows[row][column])


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="{name}">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def write_ods(file: Path, name: str, rows: list[list[str]]) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(name=name, rows=lines))


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def years_in_one_sheet(folder: Path) -> None:
    header = ["园区编号", "名称", "省份", "城市", "批复日期"]
    rows = [["2022年"], header, ["K1", "甲园", "浙江", "杭州", "2015年3月"], ["小计", 1]]
    rows += [
        [],
        ["2023年"],
        header,
        ["K1", "甲园", "浙江", "杭州", 42064],
        ["K2", "乙园", "", "", ""],
    ]
    write_sheets(folder / "园区.xlsx", {"Sheet1": rows})


def years_as_sheets(folder: Path) -> None:
    header = ["联盟编号", "联盟名称", "所在地", "成立时间"]
    sheets = {
        "2022": [header, ["A1", "甲联盟", "广东省深圳市南山区", "2019-05-01"]],
        "2023": [
            ["2023年联盟（截至2022年12月）"],
            header,
            ["A1", "甲联盟", "440305001000", "2019/5/1"],
        ],
        "说明": [["本表由甲院填报"], ["联系人", "某某"]],
    }
    write_sheets(folder / "联盟.xlsx", sheets)


def english_semicolons(folder: Path) -> None:
    text = """Enterprises;;;;;;;
Edition;Enterprise;Name;Province;City;Founded on;Valuation (CNY million);Patents
2023;E1;"Enterprise; one";Jiangsu;Suzhou;2015-03-01;1,250.5;1 204
2023;E2;Enterprise two;;Suzhou;;RMB 3 billion;n/a
Total;2;;;;;;
"""
    write_text(folder / "data.csv", text, "utf-16")


def merged_provinces(folder: Path) -> None:
    rows = [["单位：万元"], ["版本", "企业编号", "省", "市", "营业收入", "估值（亿元）"]]
    rows += [
        ["2023", "E1", "四川", "成都", 12_500, "3亿"],
        ["2023", "E2", "", "绵阳", "1.5亿元", 2],
    ]
    rows += [["2023", "E3", "", "自贡", "8亿", "4亿美元"]]
    write_sheets(folder / "企业.xlsx", {"一": rows}, merged=("C3:C5",))


def header_of_two_rows(folder: Path) -> None:
    text = """2023年科研机构,,,,,
机构,,所在地,论文数（篇）,,
编号,名称,,国内,国际,专利数（件）
1,2,3,4,5,6
I1,甲所,内蒙古呼和浩特,"1,000",２０,3件
I2,乙所,北京市海淀区,5,,7.5
数据来源：甲院,,,,,
"""
    write_text(folder / "institutes.csv", text, "gb18030")


def no_key(folder: Path) -> None:
    rows = [
        ["序号", "政策名称", "省市", "印发日期"],
        [1, "甲办法", "河南", 44621],
        [2, "乙办法", "全国", ""],
    ]
    write_sheets(folder / "2023政策.xlsx", {"目录": rows})


def text_named_xls(folder: Path) -> None:
    text = "人员编号\t版本\t企业编号\t有国际学习经验\t海外工作经历\n"
    text += "P1\t2023\tＥ１\t√\t×\nP2\t2023年\tE1\t也许\t无\n\t2023\tE1\t是\t否\n"
    write_text(folder / "导出.xls", text, "gb18030")


def undecided(folder: Path) -> None:
    write_text(folder / "list.csv", "名称,省份,城市\n甲,北京,\n乙,上海,\n")
    write_text(
        folder / "大学.csv",
        "年度,编号,名称,省份,城市,备注\n2023,U1,甲大学,吉林,吉林,无\n2023,U2,乙大学,,吉林,\n",
    )


def openoffice(folder: Path) -> None:
    header = ["版本", "关系编号", "企业编号", "类型", "投资方编号", "融资金额（亿元）", "融资日期"]
    rows = [header, ["2023", "R1", "E1", "融资", "V1", "0.5", "2022.3.1"]]
    rows += [
        ["2023", "R2", "E1", "合作", "V1", "1", ""],
        ["2023", "R3", "E1", "投资", "", "-", "3/1/22"],
    ]
    write_ods(folder / "投融资.ods", "投融资", rows)


def misread_separators(folder: Path) -> None:
    text = "edition,conference_id,name,province_code,city_code,held_on\n"
    text += "2023,C1,甲会,440000,440300,2022-03-01\n2023,C2,乙会,丙,440000,440300,2022-03-01\n"
    text += "2023,C3,丁会\n2023,C4,戊会,37,370202,20220301\n"
    write_text(folder / "raw_conferences.csv", text)


def yearbook(folder: Path) -> None:
    rows = [["2023年高校统计"], ["填报单位：甲院", "", "", "填报日期：2023-05-06"]]
    rows += [["学校编号", "学校名称", "所在省", "国内论文数", "专利数"], ["", "", "", "千篇", "件"]]
    rows += [["U1", "甲大学", "江苏", 1.5, "1"], ["其中：乙类"], ["U2", "乙大学", "浙江", 2, "1,2"]]
    write_sheets(folder / "高校.xlsx", {"Sheet1": rows})


def unknown_key(folder: Path) -> None:
    write_text(folder / "园区2023.csv", "开发区代号编码,园区名称,所在城市\nX1,甲园,杭州\n")
    beside = [["企业编号", "企业名称", "省份", "", "企业编号", "企业名称", "专利数"]]
    write_sheets(
        folder / "企业2023.xlsx", {"两表": [*beside, ["E1", "甲", "北京", "", "E2", "乙", 1]]}
    )


def corners(folder: Path) -> None:
    """A merged cell that ends, a contradiction, a number for a key, a hidden sheet, no header."""
    with xlsxwriter.Workbook(folder / "联盟2023.xlsx") as book:
        sheet = book.add_worksheet("联盟")
        sheet.write_row(0, 0, ["联盟编号", "名称", "省份", "城市", "成立日期"])
        sheet.write_row(1, 0, ["A1", "甲", "", "杭州"])
        sheet.write_row(2, 0, ["A2", "乙", "", "宁波"])
        sheet.merge_range("C2:C3", "浙江")
        sheet.write_row(3, 0, ["A3", "丙", "", "深圳", 44621, "其他"])
        sheet.write_row(4, 0, ["A4", "丁", "广东", "杭州"])
        sheet.write_row(5, 0, [123456789012345678, "戊", "广东"])
        old = book.add_worksheet("旧联盟")
        old.hide()
        old.write_row(0, 0, ["联盟编号", "名称", "省份"])


def nothing_to_read(folder: Path) -> None:
    write_text(folder / "a/名单.csv", '版本,投资者编号,名称\n2023,V1,"甲\n2023,V2,乙\n')
    write_text(folder / "b.docx", "PK\x03\x04 no workbook", "latin-1")
    write_text(folder / "c.xlsx", "\xd0\xcf\x11\xe0 damaged", "latin-1")
    (folder / "c2.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    (folder / "d.csv").write_bytes(
        "版本,投资者编号\n2023,一\n2023,二\n".encode() + "三".encode("gb18030")
    )
    write_text(folder / ".~lock.csv", "版本,投资者编号\n2023,V3\n")
    write_text(folder / "e.pdf", "%PDF-1.7\n%\xe2\xe3\xcf", "latin-1")


# Case -> the rows that are written, as `table: [values that are known]`; the rules that were used
# beside `header`; what was left, with its reason.
CASES = {
    years_in_one_sheet: (
        {
            "raw_parks": [
                [2022, "K1", "甲园", "330000", "330100", "2015-03-01"],
                [2023, "K1", "甲园", "330000", "330100", "2015-03-01"],
                [2023, "K2", "乙园"],
            ]
        },
        "edition_from_name excel_day first_of_month place_name",
        "row single_value, row title_row, row total_row",
    ),
    years_as_sheets: (
        {
            "raw_alliances": [
                [2022, "A1", "甲联盟", "440000", "440300", "2019-05-01"],
                [2023, "A1", "甲联盟", "440000", "440300", "2019-05-01"],
            ]
        },
        "county_code county_name date_form edition_from_name place_code_form place_name split_place",
        "row no_header, row no_header, row title_row",
    ),
    english_semicolons: (
        {
            "raw_enterprises": [
                [
                    2023,
                    "E1",
                    "Enterprise; one",
                    "320000",
                    "320500",
                    "2015-03-01",
                    "12.50500000",
                    1204,
                ],
                [2023, "E2", "Enterprise two", "30.00000000"],
            ]
        },
        "encoding missing_word place_name thousands_separator unit",
        "cell ambiguous_place, row title_row, row total_row",
    ),
    merged_provinces: (
        {
            "raw_enterprises": [
                [2023, "E1", "510000", "510100", "3.00000000", "1.25000000"],
                [2023, "E2", "510000", "510700", "2.00000000", "1.50000000"],
                [2023, "E3", "510000", "510300"],
            ]
        },
        "merged_cell place_name unit",
        "cell ambiguous_unit, cell other_unit, row title_row",
    ),
    header_of_two_rows: (
        {
            "raw_institutes": [
                [2023, "I1", "甲所", "150000", "150100", 1000, 20, 3],
                [2023, "I2", "乙所", "110000", 5],
            ]
        },
        "edition_from_name encoding full_width municipality place_name split_place"
        " thousands_separator unit",
        "cell not_whole, row note_row, row numbering_row, row title_row",
    ),
    no_key: (
        {
            "raw_policies": [
                [2023, "2023政策.xlsx#目录#2", "甲办法", "410000", "2022-03-01"],
                [2023, "2023政策.xlsx#目录#3", "乙办法"],
            ]
        },
        "edition_from_name excel_day numbered_key place_name",
        "cell unknown_place, column unknown_column",
    ),
    text_named_xls: (
        {"raw_core_people": [[2023, "P1", "E1", True, False], [2023, "P2", "E1", False]]},
        "boolean_word edition_form encoding full_width",
        "cell unreadable_boolean, row missing_key",
    ),
    undecided: (
        {"raw_universities": [[2023, "U1", "甲大学", "220000", "220200"], [2023, "U2", "乙大学"]]},
        "place_name",
        "cell ambiguous_place, column unknown_column, row table_undecided, row table_undecided, row table_undecided",
    ),
    openoffice: (
        {
            "raw_capital_relations": [
                [2023, "R1", "E1", "financing", "V1", "0.50000000", "2022-03-01"],
                [2023, "R3", "E1", "investment"],
            ]
        },
        "date_form missing_word name_of_value",
        "cell unreadable_date, row unknown_value",
    ),
    misread_separators: (
        {
            "raw_conferences": [
                [2023, "C1", "甲会", "440000", "440300", "2022-03-01"],
                [2023, "C4", "戊会", "370000", "370200", "2022-03-01"],
            ]
        },
        "county_code date_form place_code_form",
        "row too_few_values, row too_many_values",
    ),
    yearbook: (
        {
            "raw_universities": [
                [2023, "U1", "甲大学", "320000", 1500, 1],
                [2023, "U2", "乙大学", "330000", 2000],
            ]
        },
        "edition_from_name place_name unit",
        "cell unreadable_number, row single_value, row title_row, row title_row",
    ),
    unknown_key: (
        {},
        "",
        "column column_twice, column column_twice, column column_twice, column column_twice,"
        " column unknown_column, row doubtful_column, row doubtful_column",
    ),
    corners: (
        {
            "raw_alliances": [
                [2023, "A1", "甲", "330000", "330100"],
                [2023, "A2", "乙", "330000", "330200"],
                [2023, "A3", "丙", "440300", "2022-03-01"],
                [2023, "A4", "丁"],
            ]
        },
        "edition_from_name excel_day merged_cell place_name",
        "cell places_disagree, cell places_disagree, cell without_header, row hidden_sheet,"
        " row lost_digits",
    ),
    nothing_to_read: (
        {},
        "",
        "file damaged, file encrypted, file hidden_file, file mixed_encoding, file not_a_table, file not_a_table,"
        " file unclosed_quote",
    ),
}


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.__name__)
def case(request, tmp_path_factory):
    """A folder of messy files, prepared: the expectation, the result, its folder."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "from").mkdir()
    request.param(folder / "from")
    done = prepare(folder / "from", folder / "to")
    return CASES[request.param], done, folder / "to"


def test_further_messy_files_are_read_listed_and_left(case):
    (tables, rules_used, left), done, into = case
    assert done.returncode == (0 if tables else 1), done.stderr
    found = {
        file.stem: [
            [
                value if isinstance(value, int) else str(value)
                for value in row.values()
                if value is not None
            ]
            for row in rows_of(file)
        ]
        for file in into.glob("*.parquet")
    }
    assert found == tables
    used = {rule for row in listed(into / "changes.csv") for rule in row["rule"].split("+")}
    assert used - {"header"} == set(rules_used.split())
    reasons_found = sorted(f"{row['what']} {row['reason']}" for row in listed(into / "left.csv"))
    assert reasons_found == sorted(filter(None, left.split(", ")))


def test_rows_read_are_rows_written_and_rows_left(case):
    _, done, into = case
    sheets = re.findall(r"^  \S.*?  +([0-9,]+) +([0-9,]+) +([0-9,]+)$", done.stdout, re.M)
    read, wrote, left = (
        sum(int(sheet[which].replace(",", "")) for sheet in sheets) for which in range(3)
    )
    assert read == wrote + left
    assert wrote == written(into)
    assert left == sum(row["what"] == "row" for row in listed(into / "left.csv"))


def test_the_summary_counts_what_is_listed(case):
    _, done, into = case
    counted = dict(re.findall(r"^  ([a-z_]+) .* ([0-9]+)$", done.stdout, re.M))
    used = Counter(rule for row in listed(into / "changes.csv") for rule in row["rule"].split("+"))
    assert {rule: int(counted[rule]) for rule in counted if rule in rules()} == used
    left = Counter((row["what"], row["reason"]) for row in listed(into / "left.csv"))
    for what, reason in left:
        assert re.search(rf"^  {what} +{reason} .* {left[what, reason]}$", done.stdout, re.M)


@pytest.fixture
def small(tmp_path) -> Path:
    """A folder with one small file that needs a few rules."""
    text = "版本,企业编号,名称,省份,收入（万元）\n2023,E1,甲,广东,12\n2023,E2,乙,440000,\n"
    write_text(tmp_path / "from/企业.csv", text, "gb18030")
    return tmp_path / "from"


@pytest.mark.parametrize(
    ("strict", "left"),
    [
        ("unit", {("cell", "revenue_cny_100m", "12")}),
        ("place_name,thousands_separator", {("cell", "province_code", "广东")}),
        ("header", {("row", "", "E1"), ("row", "", "E2")}),
        ("encoding", {("row", "", "企业编号"), ("row", "", "E1"), ("row", "", "E2")}),
    ],
)
def test_a_rule_that_is_refused_leaves_what_needs_it(small, tmp_path, strict, left):
    done = prepare(small, tmp_path / "to", "--strict", strict)
    assert done.returncode == 1
    rule = strict.partition(",")[0]
    assert f"Rules that were refused: {rule}." in done.stdout
    found = listed(tmp_path / "to/left.csv")
    assert {row["reason"] for row in found} == {f"refused: {rule}"}
    values = [
        json.loads(row["value"])[1] if row["what"] == "row" else row["value"] for row in found
    ]
    assert left == {
        (row["what"], row["column"], value) for row, value in zip(found, values, strict=True)
    }
    used = {used for row in listed(tmp_path / "to/changes.csv") for used in row["rule"].split("+")}
    assert rule not in used


def test_a_rule_that_nothing_needs_may_be_refused(small, tmp_path):
    assert prepare(small, tmp_path / "to", "--strict", "excel_day,former_name").returncode == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--strict", "units"], "STRICT: there is no rule units. The rules are encoding, header,"),
        (["--language", "fr"], "LANGUAGE=fr is not one of the two languages, zh and en."),
    ],
)
def test_what_cannot_be_meant_is_said(small, tmp_path, words, sentence):
    done = prepare(small, tmp_path / "to", *words)
    assert done.returncode == 2 and sentence in done.stderr
    assert not (tmp_path / "to").exists()


def test_folders_that_hold_something_else_are_not_touched(small, tmp_path):
    other = tmp_path / "other"
    write_text(other / "raw_enterprises.parquet", "mine")
    for into, sentence in [
        (other, "holds what was not prepared, such as raw_enterprises.parquet"),
        (small, "are in each other"),
        (small / "to", "are in each other"),
        (small.parent, "are in each other"),
        (other / "raw_enterprises.parquet", "is a file"),
    ]:
        done = prepare(small, into)
        assert done.returncode == 2 and sentence in done.stderr, done.stderr
    assert (other / "raw_enterprises.parquet").read_text() == "mine"
    assert prepare(tmp_path / "nothing", tmp_path / "to").returncode == 2


def test_a_second_run_replaces_the_first_whole(small, tmp_path):
    assert prepare(small, tmp_path / "to").returncode == 0
    (small / "企业.csv").rename(small / "~企业.csv")
    write_text(small / "园区.csv", "版本,园区编号,名称,批复日期\n2023,K1,甲园,2020-01-01\n")
    done = prepare(small, tmp_path / "to", "--language", "zh_CN")
    assert done.returncode == 0 and "读取行" in done.stdout
    files = {file.name for file in (tmp_path / "to").iterdir()}
    assert files == {"raw_parks.parquet", "changes.csv", "left.csv"}


def test_every_rule_and_reason_is_explained_in_both_languages():
    for words in (*rules().values(), *reasons().values()):
        assert all(words.values()), words
    for language in ("", ".zh"):
        told = (PROJECT / f"docs/prepare{language}.md").read_text("utf-8")
        assert set(rules()) <= set(re.findall("`([a-z_]+)`", told))
    code = "".join(
        file.read_text("utf-8") for file in (PROJECT / "indexhouse/preparing").glob("*.py")
    )
    for name in (*rules(), *reasons()):
        assert f'"{name}"' in code or f"{{REFUSED}}{name}" in code, name


def test_allowed_names_are_those_of_allowed_values():
    for table in raw_tables():
        for column in table.columns:
            names = column.rules.get("allowed_names", {})
            assert list(names) == column.rules.get("allowed", [])


def reading_of(read, *cell):
    """The value and the rules, or the reason why there is none."""
    try:
        value = read(*cell)
    except Unreadable as unreadable:
        return unreadable.reason
    return value


YI = read_unit("亿元")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("１，２０４", ("1204", "full_width thousands_separator")),
        ("1,204.5万元", ("0.12045", "thousands_separator unit")),
        ("3.5亿", ("3.5", "unit")),
        ("¥3亿", ("3", "unit")),
        ("RMB 3 million", ("0.03", "unit")),
        ("人民币 5千万元", ("0.5", "unit")),
        ("1.2E+03", ("1200", "number_form")),
        ("-3", ("-3", "")),
        (0.1 + 0.2, ("0.3", "number_form")),
        (2.5, ("2.5", "")),
        (12.0, ("12", "")),
        (0.123456789, ("0.12345679", "number_form")),
        ("1,20", "unreadable_number"),
        ("3,5", "unreadable_number"),
        ("1.204,5", "unreadable_number"),
        ("约3亿", "unreadable_number"),
        ("3亿左右", "unreadable_number"),
        ("100-200", "unreadable_number"),
        ("0x1F", "unreadable_number"),
        ("1_204", "unreadable_number"),
        ("3亿美元", "other_unit"),
        ("3%", "other_unit"),
        ("3万件", "other_unit"),
        (True, "unreadable_number"),
        ("12345678901", "too_large"),
        (float("nan"), "unreadable_number"),
    ],
)
def test_numbers(cell, expected):
    value = reading_of(read_number, cell, "decimal", None, YI)
    assert value == (
        expected if isinstance(expected, str) else (expected[0], tuple(expected[1].split()))
    )


@pytest.mark.parametrize(
    ("unit", "other", "expected"),
    [
        ("万元", "亿元", "0.0012"),
        ("CNY million", "亿元", "0.12"),
        ("千元", "CNY 100 million", "0.00012"),
        ("亿元人民币", "亿元", "12"),
        ("项", "件", "12"),
        ("万件", "件", "120000"),
        ("%", "%", "12"),
        ("‰", "%", "1.2"),
        ("亿元", "亿元／家", "12"),
        ("亿美元", "亿元", "other_unit"),
        ("%", "亿元", "other_unit"),
        ("万元", "", "other_unit"),
    ],
)
def test_units_of_headers(unit, other, expected):
    value = reading_of(
        read_number, 12.0, "decimal", read_unit(unit), read_unit(other) if other else None
    )
    assert (value if isinstance(value, str) else value.text) == expected


@pytest.mark.parametrize("text", ["上年", "全称", "", "必填", "2022", "1", "m", "元人"])
def test_remarks_are_no_units(text):
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022-03-01", ("2022-03-01", "")),
        ("2022/3/1", ("2022-03-01", "date_form")),
        ("20220301", ("2022-03-01", "date_form")),
        ("2022-03-01 08:30:00", ("2022-03-01", "date_form")),
        ("2022年 3月 1日", ("2022-03-01", "chinese_date")),
        ("二〇二二年十二月二十一日", ("2022-12-21", "chinese_date")),
        ("２０２２年３月", ("2022-03-01", "full_width first_of_month")),
        ("2022.03", ("2022-03-01", "first_of_month")),
        (datetime(2022, 3, 1), ("2022-03-01", "")),
        (datetime(2022, 3, 1, 8, 30), ("2022-03-01", "date_form")),
        (44621, ("2022-03-01", "excel_day")),
        ("44621", ("2022-03-01", "excel_day")),
        ("2022", "unreadable_date"),
        (2022, "unreadable_date"),
        ("2022-02-30", "unreadable_date"),
        ("3/1/2022", "unreadable_date"),
        ("22/3/1", "unreadable_date"),
    ],
)
def test_dates(cell, expected):
    value = reading_of(read_date, cell)
    assert value == (
        expected if isinstance(expected, str) else (expected[0], tuple(expected[1].split()))
    )


@pytest.mark.parametrize(
    ("text", "level", "within", "expected"),
    [
        ("440300", "city", "", "440000 440300"),
        ("44", "province", "", "440000 "),
        ("440305001000", "place", "", "440000 440300"),
        ("371202", "city", "", "370000 370100"),
        ("522401", "city", "", "520000 520500"),
        ("429004", "city", "", "420000 "),
        ("110108", "city", "", "110000 "),
        ("广东省深圳市", "place", "", "440000 440300"),
        ("中国广东-深圳", "place", "", "440000 440300"),
        ("Shenzhen, Guangdong", "place", "", "440000 440300"),
        ("Guangxi Zhuang Autonomous Region", "province", "", "450000 "),
        ("浙江杭州西湖区甲路1号", "place", "", "330000 330100"),
        ("深圳市南山区", "city", "", "440000 440300"),
        ("北京朝阳区", "place", "", "110000 "),
        ("北　京", "province", "", "110000 "),
        ("重庆", "city", "", "500000 "),
        ("市辖区", "city", "110000", "110000 "),
        ("湖北省仙桃市", "place", "", "420000 "),
        ("延边州", "city", "", "220000 222400"),
        ("恩施", "city", "", "420000 422800"),
        ("襄樊市", "city", "", "420000 420600"),
        ("巢湖", "city", "", "340000 340100"),
        ("吉林", "province", "", "220000 "),
        ("吉林", "city", "220000", "220000 220200"),
        ("Suzhou", "city", "340000", "340000 341300"),
        ("440300 深圳市", "place", "", "440000 440300"),
        ("440305-广东省深圳市", "place", "", "440000 440300"),
        ("吉林/吉林", "place", "", "220000 220200"),
        ("山东省济南市莱城区", "place", "", "370000 370100"),
        ("江苏省昆山市", "place", "", "320000  昆山市"),
        ("江苏省无锡、苏州", "place", "", "320000  无锡苏州"),
        ("440300 广州市", "place", "", "places_disagree"),
        ("北京/上海", "place", "", "places_disagree"),
        ("广东省、浙江省", "place", "", "places_disagree"),
        ("深圳市、广州市", "place", "", "unknown_place"),
        ("吉林", "city", "", "ambiguous_place"),
        ("吉林", "place", "", "ambiguous_place"),
        ("海南", "city", "", "ambiguous_place"),
        ("Suzhou", "city", "", "ambiguous_place"),
        ("昆山市", "city", "", "unknown_place"),
        ("吉林大学", "place", "", "unknown_place"),
        ("南京东路", "place", "", "unknown_place"),
        ("全国", "place", "", "unknown_place"),
        ("4403050", "city", "", "unknown_place"),
        ("香港特别行政区", "province", "", "outside_mainland"),
        ("810000", "province", "", "outside_mainland"),
    ],
)
def test_places(text, level, within, expected):
    place = reading_of(read_place, text, level, within)
    found = place if isinstance(place, str) else f"{place.province} {place.city} {place.rest}"
    assert found.rstrip() == expected.rstrip()


def test_every_region_is_read_by_its_names():
    known = gazetteer()
    for level in ("province", "city"):
        for row in oracle.regions(level):
            within = row["parent_code"] if level == "city" else ""
            for name in (row["name_zh"], row["short_name_zh"], row["name_en"], row["iso_code"]):
                if name:
                    place = read_place(name, level, within)
                    assert (place.city or place.province) == row["region_code"], name
    for row in oracle.rows("reference/former_regions.csv"):
        assert known.former[row["former_code"]] == row["successor_code"], row
        assert 1980 < int(row["changed_in"]) < 2030


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年人工智能企业名录", {"2023"}),
        ("企业2022-2023", {"2022", "2023"}),
        ("数据截至2022年12月31日", set()),
        ("截至2022-12-31", set()),
        ("FY2023", {"2023"}),
        ("编号120234", set()),
    ],
)
def test_years_in_names(text, years):
    assert years_in(text) == years


EXAMPLE = PROJECT / "docs/example_index"


def observed(into: Path) -> list[list]:
    return [list(row.values())[:4] for row in rows_of(into / "raw_observations.parquet")]


def test_a_wide_table_of_an_own_index_becomes_its_observations(tmp_path):
    regions = oracle.rows("regions.csv", EXAMPLE)[:2]
    rows = [
        ["Indicators of 2024"],
        ["Region", "Life expectancy (years)", "Median income", "income"],
    ]
    rows[1][3] = "Remark"
    rows += [
        [regions[0]["name_en"], 80.5, "1,204", ""],
        [regions[1]["region_code"], "n/a", "3?", "x"],
    ]
    rows += [["Nowhere", 1, 2, ""], ["Total", 3, 4, ""]]
    (tmp_path / "from").mkdir()
    write_sheets(tmp_path / "from/observations.xlsx", {"Sheet1": rows})
    done = prepare(tmp_path / "from", tmp_path / "to", "--index", str(EXAMPLE))
    assert done.returncode == 0, done.stdout + done.stderr
    codes = [region["region_code"] for region in regions]
    assert observed(tmp_path / "to") == [
        [2024, codes[0], "life_expectancy", 80.5],
        [2024, codes[0], "income", 1204.0],
        [2024, codes[1], "life_expectancy", None],
        [2024, codes[1], "income", None],
    ]
    changes = [row["rule"] for row in listed(tmp_path / "to/changes.csv") if row["row"] == "3"]
    assert sorted(changes) == ["edition_from_name", "place_name", "thousands_separator"]
    left = [(row["what"], row["reason"]) for row in listed(tmp_path / "to/left.csv")]
    assert sorted(left) == [
        *[("cell", "unreadable_number"), ("column", "unknown_column")],
        *[
            ("row", "title_row"),
            ("row", "total_row"),
            ("row", "unknown_place"),
            ("row", "unknown_place"),
        ],
    ]
    assert re.search(r"observations.xlsx .* 8 +4 +4$", done.stdout, re.M), done.stdout


def test_a_long_table_of_observations_names_regions_and_indicators(tmp_path):
    text = "年份,地区,指标,数值\n2023,京津冀,企业数量,1.2万家\n2023,广东,enterprise_count,3\n2023,吉林,企业数量,4\n"
    write_text(tmp_path / "from/统计数据.csv", text)
    assert prepare(tmp_path / "from", tmp_path / "to").returncode == 0
    assert observed(tmp_path / "to") == [
        [2023, "JJJ", "enterprise_count", 12000.0],
        [2023, "440000", "enterprise_count", 3.0],
    ]
    [left] = listed(tmp_path / "to/left.csv")
    assert (left["what"], left["column"], left["reason"]) == (
        "row",
        "region_code",
        "ambiguous_place",
    )


def test_melting_may_be_refused(tmp_path):
    write_text(tmp_path / "from/2023.csv", "地区,企业数量,会议数\n广东,1,2\n")
    done = prepare(tmp_path / "from", tmp_path / "to", "--strict", "melted")
    assert done.returncode == 1
    assert {row["reason"] for row in listed(tmp_path / "to/left.csv")} == {"refused: melted"}
