"""Seeds as people save them: a change in the folder of the seeds, and what the check says of it."""

from changes import Change, added, header_alone, recoded, replaced, rewritten

EDITIONS = "reference/editions.csv"
WEIGHTS = "index/index_weights.csv"
FIRST = "2022,2021-12-31,"
ROW_2 = f"seeds/{EDITIONS}, row 2, column "


def edition(row: str, *says: str) -> tuple[Change, tuple[str, ...]]:
    """A row more, the fourth."""
    return added(EDITIONS, row), (f"seeds/{EDITIONS}, row 4", *says)


def weight(value: str, *says: str) -> tuple[Change, tuple[str, ...]]:
    """The first weight in another form."""
    place = f"seeds/{WEIGHTS}, row 2, column weight, value "
    return replaced(WEIGHTS, "enterprise_count,0.1782", f"enterprise_count,{value}"), (place, *says)


def date(value: str, *says: str) -> tuple[Change, tuple[str, ...]]:
    return replaced(EDITIONS, FIRST, f"2022,{value},"), (f"{ROW_2}data_cutoff_on, value ", *says)


def header(new: str, *says: str) -> tuple[Change, tuple[str, ...]]:
    return (
        replaced(EDITIONS, "edition,data_cutoff_on,name_zh,name_en\n", new + "\n"),
        (f"seeds/{EDITIONS}, row 1", *says),
    )


NO_NUMBER = "this is no number. Write half-width digits"
FORM_FAULTS = {
    "GBK": (
        recoded(EDITIONS, "gb18030"),
        (f"seeds/{EDITIONS}, row 2, value '2022,", "looks like GBK", "iconv -f GB18030 -t UTF-8"),
    ),
    "UTF-16": (recoded(EDITIONS, "utf-16"), (f"seeds/{EDITIONS}, row 1,", "looks like UTF-16")),
    "a Western encoding": (
        rewritten("reference/countries.csv", lambda text: text + b"XX,\xe9t\xe9,caf\xe9\n"),
        ("seeds/reference/countries.csv, row 251,", "a Western encoding", "iconv"),
    ),
    "an empty file": (rewritten(EDITIONS, lambda _: b""), ("the header is missing", "name_zh")),
    "a row of commas": edition(",,,", "the row is empty. Delete it."),
    "a row of spaces": edition("\u3000, ,,", "the row is empty. Delete it."),
    "too few values": edition("2024,2023-12-31", "value '2024,2023-12-31'", "Give each column one"),
    "too many values": edition("2024,2023-12-31,2024年版,2024,x", "Give each column one value"),
    "line ends of two kinds": edition(
        "2024,2023-12-31,2024年版,2024 edition\r",
        "the line does not end as",
        "one kind of line ends",
    ),
    "an open quote": edition('2024,2023-12-31,"2024年版,2024 edition', "Close its quotes"),
    "a percent sign": weight("5%", "'5%'", NO_NUMBER, "percent sign"),
    "a decimal comma": weight('"0,1782"', "'0,1782'", NO_NUMBER),
    "full-width digits": weight("０.１７８２", "'０.１７８２'", NO_NUMBER),
    "no number at all": weight("nan", "'nan'", NO_NUMBER),
    "a space before a value": weight(" 0.1782", "' 0.1782'", "there is a space", "Remove it."),
    "a blank": weight(" ", "' '", "there is a space"),
    "a tab in a value": weight("0.1782\t", r"'0.1782\t'", "invisible character", "Type it again."),
    "a space in a key": (
        replaced(WEIGHTS, "printed,enterprise_count,", "printed ,enterprise_count,"),
        ("row 2, column weight_scheme, value 'printed '", "there is a space"),
    ),
    "a no-break space in a key": (
        replaced(WEIGHTS, "printed,enterprise_count,", "printed,enterprise_count\u00a0,"),
        ("row 2, column node_code", r"'enterprise_count\xa0'", "invisible character"),
    ),
    "a full-width key": (
        replaced("reference/regions.csv", "110000,province", "１１００００,province"),
        ("row 7, column region_code, value '１１００００'", "full-width", "half-width"),
    ),
    "a Chinese date": date("2021年12月31日", "'2021年12月31日'", "this is no date", "2023-01-31"),
    "a date that is no day": date("2021-02-30", "this is no date"),
    "a date as a number": date("44561", "this is no date"),
    "an edition that is no whole number": (
        replaced(EDITIONS, FIRST, "2022.5,2021-12-31,"),
        (f"{ROW_2}edition, value '2022.5'", "no whole number"),
    ),
    "a column missing": header("edition,data_cutoff_on,name_zh", "column name_en: the column is m"),
    "an unknown column": header(
        "edition,data_cutoff_on,name_zh,name_en,note", "value 'note'", "The header is edition,data"
    ),
    "a column twice": header(
        "edition,data_cutoff_on,name_zh,name_en,name_en",
        "column name_en: the column is there twice",
    ),
    "no header": (
        replaced(EDITIONS, "edition,data_cutoff_on,name_zh,name_en\n", ""),
        (f"seeds/{EDITIONS}, row 1, value '2022,", "the header is missing", "name_zh"),
    ),
    "semicolons": (
        rewritten(EDITIONS, lambda text: text.replace(b",", b";")),
        (f"seeds/{EDITIONS}, row 1", "separated by ';'", "CSV UTF-8"),
    ),
    "a seed that is missing": (
        lambda folder: (folder / EDITIONS).unlink(),
        (f"seeds/{EDITIONS}: the seed is missing. Put it back",),
    ),
    "a copy of a seed": (
        lambda folder: (folder / "reference/editions - 副本.csv").write_text("edition\n"),
        ("seeds/reference/editions - 副本.csv: ", "Move it out"),
    ),
}
ACCEPTED_FORMS = {
    "as it is": lambda folder: None,
    "a byte-order mark": rewritten(EDITIONS, lambda text: b"\xef\xbb\xbf" + text),
    "line ends of Windows": rewritten(EDITIONS, lambda text: text.replace(b"\n", b"\r\n")),
    "dates as a spreadsheet writes them": replaced(EDITIONS, "2021-12-31", "2021/1/31"),
    "a blank line at the end": added(EDITIONS, ""),
    "a header in upper case": replaced(EDITIONS, "edition,data", "EDITION,data"),
    "no rows": header_alone("printed/printed_exceptions.csv"),
}
