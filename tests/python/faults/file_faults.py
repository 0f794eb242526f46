"""Files that make check refuses, and forms of a good file that it takes."""

from dataclasses import dataclass

from changes import (
    Change,
    added,
    all_of,
    as_parquet,
    as_parts,
    header_alone,
    recoded,
    renamed,
    replaced,
    rewritten,
    selected,
)

# Forms of a good file that are as good: each is for another table, so that one build reads all.
FILE_FORMS = {
    "a byte-order mark and CRLF": rewritten(
        "raw_alliances.csv", lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    ),
    "columns in another order, one of them unknown, and a header in upper case with spaces": selected(
        "raw_conferences.csv",
        "raw_conferences.csv",
        'conference_id as " CONFERENCE_ID ", edition as " Edition", held_on, 7 as visitors,'
        " * exclude (conference_id, edition, held_on)",
    ),
    "rows that begin with #": selected(
        "raw_institutes.csv",
        "raw_institutes.csv",
        "'#' || institute_id as institute_id, * exclude (institute_id)",
    ),
    "Parquet, by type": as_parquet(
        "raw_parks",
        "* replace (cast(edition as smallint) as edition, cast(province_code as integer) as"
        " province_code, cast(city_code as integer) as city_code, cast(planned_on as timestamp) as planned_on)",
    ),
    "a folder of Parquet files, one of them empty": as_parts("raw_policies"),
}


@dataclass(frozen=True)
class FileFault:
    change: Change
    check_says: str


# Every pattern is matched with the one error that make check then finds.
FILE_FAULTS = {
    "a table is missing": FileFault(
        lambda folder: (folder / "raw_parks.csv").unlink(),
        r"raw_parks: the table is missing\. Give exactly one of",
    ),
    "a workbook in place of a CSV file": FileFault(
        renamed("raw_parks.csv", "raw_parks.xlsx"),
        r"the table is missing\. .*there is raw_parks\.xlsx",
    ),
    "a table in two forms": FileFault(
        lambda folder: (folder / "raw_parks.parquet").write_bytes(b""),
        r"raw_parks: .*more than one form\. Give exactly one",
    ),
    "a folder in place of a file": FileFault(
        all_of(renamed("raw_parks.csv", "x"), lambda folder: (folder / "raw_parks.csv").mkdir()),
        r"raw_parks: the table is missing\. .*there is raw_parks\.csv",
    ),
    "a file that is no part among the parts": FileFault(
        all_of(
            as_parts("raw_parks"),
            lambda folder: (folder / "raw_parks" / "_SUCCESS").touch(),
            lambda folder: (folder / "raw_parks" / "2023.csv").touch(),
        ),
        r"raw_parks/2023\.csv: no part of the table is read from here\. Put the parts",
    ),
    "Parquet columns that differ in case alone": FileFault(
        # DuckDB itself writes no such file: the name is put in afterwards.
        all_of(
            as_parquet("raw_parks", "*, edition as another"),
            rewritten("raw_parks.parquet", lambda content: content.replace(b"another", b"EDITION")),
        ),
        r"raw_parks\.parquet, column edition: the column is there twice",
    ),
    "an empty file": FileFault(
        rewritten("raw_parks.csv", lambda content: b""),
        r"raw_parks\.csv: the file is empty\. Write its header",
    ),
    "a byte-order mark and nothing else": FileFault(
        rewritten("raw_parks.csv", lambda content: b"\xef\xbb\xbf"),
        r"row 1, value '': the first row names no column",
    ),
    "a header and no rows": FileFault(header_alone("raw_parks.csv"), r"the table has no rows"),
    "a title above the header": FileFault(
        rewritten("raw_parks.csv", lambda content: "产业园区\n".encode() + content),
        r"row 1, value '产业园区': the first row names no column of this table\. Begin with .*edition,park_id",
    ),
    "rows without a header": FileFault(
        rewritten("raw_parks.csv", lambda content: content.partition(b"\n")[2]),
        r"row 1, value '2022,.*names no column",
    ),
    "semicolons between values": FileFault(
        rewritten("raw_parks.csv", lambda content: content.replace(b",", b";")),
        r"row 1, .*commas between",
    ),
    "a column is missing": FileFault(
        replaced("raw_capital_relations.csv", ",role,", ",type,"),
        r"raw_capital_relations\.csv, column role: the column is missing\. .*does not know: type",
    ),
    "a column stands twice": FileFault(
        replaced(
            "raw_core_people.csv", "has_worked_abroad", "has_studied_abroad,has_worked_abroad"
        ),
        r"column has_studied_abroad: the column is there twice",
    ),
    "GBK": FileFault(
        recoded("raw_enterprises.csv", "gbk"),
        r"raw_enterprises\.csv, row 2, value '.*样本.*it looks like GBK\. Convert it: iconv -f GB18030 -t UTF-8 raw_ent",
    ),
    "UTF-16": FileFault(
        recoded("raw_enterprises.csv", "utf-16"),
        r"row 1, value 'edition,.*looks like UTF-16\. .*iconv -f UTF-16",
    ),
    "a Western encoding": FileFault(
        rewritten("raw_investors.csv", lambda content: content + b"2023,last,Caf\xe9,,,\n"),
        r"raw_investors\.csv, row \d+, value '2023,last,Café.*iconv -f CP1252",
    ),
    "a row with a value too many": FileFault(
        added("raw_core_people.csv", "2023,last,enterprise_id-0,true,true,true"),
        r"raw_core_people\.csv, row 92, value '2023,last,.*Expected Number of Columns: 5 Found: 6\. Quote",
    ),
    "a row with a value too few": FileFault(
        added("raw_core_people.csv", "2023,last,enterprise_id-0,true"),
        r"row 92, .*Columns: 5 Found: 4\. Quote",
    ),
    "a quote that is not closed": FileFault(
        added("raw_core_people.csv", '2023,"last,enterprise_id-0,true,true'),
        r"row 92, .*unterminated quote",
    ),
    "line ends of two kinds": FileFault(
        rewritten("raw_core_people.csv", lambda content: content.replace(b"\n", b"\r\n", 1)),
        r"raw_core_people: it cannot be read \(.*CSV",
    ),
    "a text that calls itself Parquet": FileFault(
        renamed("raw_parks.csv", "raw_parks.parquet"),
        r"raw_parks: it cannot be read \(.*Write the file again",
    ),
    "a Parquet file that was cut off": FileFault(
        all_of(
            as_parquet("raw_parks"),
            rewritten("raw_parks.parquet", lambda content: content[: len(content) // 2]),
        ),
        r"raw_parks: it cannot be read",
    ),
    "Parquet without rows": FileFault(
        all_of(
            header_alone("raw_parks.csv"),
            as_parquet("raw_parks"),
        ),
        r"raw_parks\.parquet: the table has no rows",
    ),
    "Parquet with codes as floating point numbers": FileFault(
        as_parquet("raw_parks", "* replace (cast(province_code as double) as province_code)"),
        r"raw_parks\.parquet, column province_code: a column of type DOUBLE cannot hold text values",
    ),
    "Parquet with a date as a number": FileFault(
        as_parquet("raw_parks", "* replace (20220301 as planned_on)"),
        r"column planned_on: a column of type INTEGER cannot hold date values\. Write the column as date",
    ),
    "Parquet with a list": FileFault(
        as_parquet("raw_parks", "* replace ([2022, 2023] as edition)"),
        r"column edition: a column of type INTEGER\[\] cannot hold integer values",
    ),
    "a Parquet part that lacks a column": FileFault(
        as_parts("raw_parks", second="* exclude (city_code)"),
        r"part-2\.parquet, column city_code: the column is missing",
    ),
}
