"""Files that make check refuses, and forms of a good file that it takes."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from changes import (
    Change,
    added,
    all_of,
    as_parquet,
    as_parts,
    compressed,
    copied,
    header_alone,
    left,
    linked,
    partitioned,
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

PART = "raw_parks.parquet/part-0.parquet"
# More forms of good files, read by another build.
OTHER_FORMS = {
    "gzip": compressed("raw_alliances"),
    "Spark's folder, with what it and others hide beside the part": all_of(
        selected("raw_parks.csv", PART, "*"),
        left("raw_parks.parquet/_SUCCESS"),
        *(
            copied(PART, f"raw_parks.parquet/{name}")
            for name in (
                *("._part-0.parquet", ".part-0.parquet.crc", "_x.parquet", "~$x.parquet"),
                *(".x/y.parquet", "_x/y.parquet", ".x=1/y.parquet"),
            )
        ),
        left(".raw_parks.csv.swp", b"edition"),
        left("~$raw_parks.xlsx", b"edition"),
    ),
    "partitions by edition, of text that is a number": partitioned("raw_institutes", "edition"),
    "partitions by edition and province, some unknown": partitioned(
        "raw_conferences.parquet",
        "edition, province_code",
        "* replace (nullif(province_code, '') as province_code)",
    ),
    "partitions whose column is in the files too": partitioned(
        "raw_policies", "edition", "* replace (cast(edition as integer) as edition)", keep=True
    ),
    "partitions by a column of the user's own": partitioned(
        "raw_investors", "exported_on", "*, '2024-01-01' as exported_on"
    ),
    # What is unknown in every row has no type of its own: it is written as an integer.
    "columns that are unknown in every row": as_parquet(
        "raw_enterprises",
        "* replace (null as founded_on, null as valuation_cny_100m, null as technology_layer)",
    ),
    "columns that are unknown in every row of a part": as_parts(
        "raw_capital_relations",
        "* replace (cast(nullif(agreed_on, '') as date) as agreed_on)",
        "* replace (null as agreed_on, null as amount_cny_100m, null as investor_id)",
    ),
    "a boolean that is unknown in every row of a part": as_parts(
        "raw_core_people",
        "* replace (try_cast(has_studied_abroad as boolean) as has_studied_abroad)",
        "* replace (null as has_studied_abroad, null as has_worked_abroad)",
    ),
    "unknown values of a type that no value of the contract has": as_parquet(
        "raw_universities", "* replace (cast(null as time[]) as patent_count, null::blob as name)"
    ),
    "a link": linked("raw_technology_relations.csv"),
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
        r"raw_parks\.csv: the file is empty\. Write it again",
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
        r"raw_parks\.parquet: this is text\. Rename it to raw_parks\.csv if",
    ),
    "noise that calls itself Parquet": FileFault(
        all_of(renamed("raw_parks.csv", "x"), left("raw_parks.parquet", b"\0\1\2\3" * 99)),
        r"raw_parks\.parquet: this is not a Parquet file\. Write it again",
    ),
    "Parquet that calls itself CSV": FileFault(
        all_of(as_parquet("raw_parks"), renamed("raw_parks.parquet", "raw_parks.csv")),
        r"raw_parks\.csv: this is a Parquet file\. Rename it to raw_parks\.parquet",
    ),
    "gzip that calls itself CSV": FileFault(
        all_of(compressed("raw_parks"), renamed("raw_parks.csv.gz", "raw_parks.csv")),
        r"raw_parks\.csv: this is a gzip file\. Rename it to raw_parks\.csv\.gz",
    ),
    "CSV that calls itself gzip": FileFault(
        renamed("raw_parks.csv", "raw_parks.csv.gz"),
        r"raw_parks\.csv\.gz: this is text\. Rename it to raw_parks\.csv if",
    ),
    "gzip that was cut off": FileFault(
        all_of(
            compressed("raw_parks"), rewritten("raw_parks.csv.gz", lambda content: content[:-9])
        ),
        r"raw_parks: it cannot be read \(.*Write the file again",
    ),
    "Parquet inside gzip": FileFault(
        all_of(
            as_parquet("raw_parks"),
            renamed("raw_parks.parquet", "raw_parks.csv"),
            compressed("raw_parks"),
        ),
        r"raw_parks\.csv\.gz: this is a Parquet file inside gzip\. Decompress it",
    ),
    "a workbook that calls itself CSV": FileFault(
        lambda folder: zipfile.ZipFile(folder / "raw_parks.csv", "w").writestr(
            "xl/workbook.xml", ""
        ),
        r"raw_parks\.csv: this is an Excel workbook\. Let make prepare read it, or save the sheet as CSV UTF-8, raw_parks\.csv",
    ),
    "a zip archive that calls itself CSV": FileFault(
        lambda folder: zipfile.ZipFile(folder / "raw_parks.csv", "w").writestr("raw_parks", "x"),
        r"raw_parks\.csv: this is a zip archive\. Decompress it",
    ),
    "a page that asks for a password": FileFault(
        rewritten("raw_parks.csv", lambda content: b"<!DOCTYPE html><title>Log in</title>"),
        r"raw_parks\.csv: this is a web page or XML",
    ),
    "JSON that calls itself CSV": FileFault(
        rewritten("raw_parks.csv", lambda content: b'[{"edition": 2022}]'),
        r"raw_parks\.csv: this is JSON\. Write its rows as CSV or Parquet",
    ),
    **{
        f"a table as {name}": FileFault(
            renamed("raw_parks.csv", name),
            rf"raw_parks: the table is missing\. .*there is {re.escape(name)}\. {remedy}",
        )
        for name, remedy in {
            "raw_parks.xls": "Let make prepare read it",
            "raw_parks.tsv": "Write it with commas between the values",
            "raw_parks.jsonl": "Write its rows as CSV or Parquet",
            "raw_parks.csv.zip": "Decompress it",
            "raw_parks.csv.crdownload": "Its transfer has not finished",
            "raw_parks.CSV": r"Rename it to raw_parks\.csv",
            "parks.csv": r"Rename it to raw_parks\.csv",
            "raw_parks.pq": r"Rename it to raw_parks\.parquet",
        }.items()
    },
    "a link to nothing": FileFault(
        all_of(
            linked("raw_parks.csv"), lambda folder: (folder / "raw_parks.csv").resolve().unlink()
        ),
        r"raw_parks: the table is missing\. .*there is raw_parks\.csv, a link to a file that is not there",
    ),
    "a folder of CSV files": FileFault(
        all_of(left("raw_parks/part-0.csv"), renamed("raw_parks.csv", "x")),
        r"the table is missing\. .*there is raw_parks, a folder without a Parquet file",
    ),
    **{
        f"a folder with {path}": FileFault(
            all_of(selected("raw_parks.csv", PART, "*"), left(f"raw_parks.parquet/{path}")),
            rf"raw_parks\.parquet/{re.escape(path.partition('/')[0])}: the writer of this folder has not finished",
        )
        for path in (
            "_temporary/0/part-1.parquet",
            "_started_7",
            ".part-1.parquet.inprogress.4f",
            "part-1.inprogress",
            ".spark-staging-4f/part-1.parquet",
            "part-1.parquet.tmp",
            "part-1.parquet.crdownload",
            ".part-1.parquet.icloud",
        )
    },
    **{
        f"a folder with {path}": FileFault(
            all_of(selected("raw_parks.csv", PART, "*"), left(f"raw_parks.parquet/{path}")),
            rf"raw_parks\.parquet: this is {name}, .*deleted rows\. Write its current rows to plain",
        )
        for path, name in {
            "_delta_log/00000000000000000000.json": "a Delta table",
            "metadata/v1.metadata.json": "an Iceberg table",
            ".hoodie/hoodie.properties": "a Hudi table",
            "_spark_metadata/0": "the output of a Spark stream",
        }.items()
    },
    "an unfinished writer in a partition": FileFault(
        all_of(
            partitioned("raw_parks", "edition"),
            left("raw_parks/edition=2023/_temporary/0/x.parquet"),
        ),
        r"raw_parks/edition=2023/_temporary: the writer of this folder has not finished",
    ),
    "a part that its writer has replaced": FileFault(
        all_of(
            selected("raw_parks.csv", PART, "*"),
            left("raw_parks.parquet/_started_7"),
            left("raw_parks.parquet/_committed_7", b'{"added": [], "removed": ["part-0.parquet"]}'),
        ),
        r"part-0\.parquet: _committed_7 lists this part as removed\. Delete it",
    ),
    "a folder of years that are no partitions": FileFault(
        all_of(
            selected("raw_parks.csv", "raw_parks/part-0.parquet", "*"),
            copied("raw_parks/part-0.parquet", "raw_parks/2023/part-0.parquet"),
        ),
        r"raw_parks/2023: no part of the table is read from here",
    ),
    "parts beside partitions": FileFault(
        all_of(
            partitioned("raw_parks", "edition"),
            copied("raw_parks/edition=2023/data_0.parquet", "raw_parks/part-0.parquet"),
        ),
        r"raw_parks: the table has more than one form\. .*there is raw_parks/\*=\*/\*\.parquet, raw_parks/\*\.parquet",
    ),
    "a part in the wrong partition": FileFault(
        all_of(
            partitioned("raw_parks", "edition", keep=True),
            copied(
                "raw_parks/edition=2023/data_0.parquet", "raw_parks/edition=2024/data_0.parquet"
            ),
        ),
        r"edition=2024/data_0\.parquet, column edition, value '2023': the file has another value than its folder",
    ),
    "partitions of two names": FileFault(
        all_of(
            partitioned("raw_parks", "exported", "*, 1 as exported"),
            renamed("raw_parks/exported=1", "raw_parks/written=1"),
            copied("raw_parks/written=1/data_0.parquet", "raw_parks/exported=2/data_0.parquet"),
        ),
        r"its partitions are not those of the table's first file",
    ),
    "an empty part": FileFault(
        all_of(selected("raw_parks.csv", PART, "*"), left("raw_parks.parquet/part-1.parquet")),
        r"part-1\.parquet: the file is empty\. Write it again",
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


def nothing_observed(folder: Path) -> None:
    """As in the sample library."""
    header = "edition,region_code,node_code,observed_value,numerator,denominator\n"
    (folder / "raw_observations.csv").write_text(header, encoding="utf-8")


# Every pattern is matched with the one note that make check then makes.
FILE_NOTES = {
    "an optional table without rows": FileFault(
        nothing_observed,
        r"raw_observations\.csv: the table has no rows\. Nothing is counted from it",
    ),
    "an optional table without rows, as Parquet": FileFault(
        all_of(nothing_observed, as_parquet("raw_observations")),
        r"raw_observations\.parquet: the table has no rows\. Nothing is counted from it",
    ),
    "rows of commas": FileFault(
        added("raw_core_people.csv", ",,,,\n , ,,,"),
        r"raw_core_people\.csv, row 92: the row is empty \(and so in 1 more rows\)\. Delete it",
    ),
    "NA for an unknown country": FileFault(
        replaced("raw_investors.csv", ",CN,", ",NA,"),
        r"raw_investors\.csv, row \d+, column country_code, value 'NA': this is read as the code of Namibia",
    ),
    "a part that was copied": FileFault(
        all_of(
            selected("raw_parks.csv", PART, "*"),
            copied(PART, "raw_parks.parquet/part-0 (1).parquet"),
        ),
        r"part-0\.parquet: the same content as part-0 \(1\)\.parquet\. If it is a copy, delete it",
    ),
    "a value of two parts that cannot be read": FileFault(
        as_parts("raw_parks", "* replace ('soon' as planned_on)"),
        r"part-1\.parquet, row 1, column planned_on, value 'soon': this is no date \(and so in \d+ more",
    ),
}
