"""Rows that intake accepts or rejects, each good but for one value.

They are added to a good library, each under the fault's name as its key.
"""

from dataclasses import dataclass, field

GOOD_ROWS = {
    "enterprises": {
        "edition": "2023",
        "enterprise_id": "",
        "name": "样本企业",
        "province_code": "440000",
        "city_code": "440300",
        "founded_on": "2015-06-30",
        "technology_layer": "foundation",
        "valuation_cny_100m": "12.5",
        "patent_count": "7",
        "revenue_cny_100m": "3",
    },
    "investors": {
        "edition": "2023",
        "investor_id": "",
        "name": "样本投资方",
        "investor_type": "institution",
        "country_code": "CN",
        "province_code": "110000",
    },
    "universities": {
        "edition": "2023",
        "university_id": "",
        "name": "样本大学",
        "province_code": "110000",
        "city_code": "",
        "domestic_paper_count": "5",
        "international_paper_count": "6",
        "patent_count": "7",
    },
    "capital_relations": {
        "edition": "2023",
        "relation_id": "",
        "enterprise_id": "enterprise_id-0",
        "role": "financing",
        "investor_id": "investor_id-0",
        "amount_cny_100m": "1.5",
        "agreed_on": "2022-03-01",
    },
    "technology_relations": {
        "edition": "2023",
        "relation_id": "",
        "enterprise_id": "enterprise_id-0",
        "direction": "input",
        "counterparty_country_code": "US",
    },
    "core_people": {
        "edition": "2023",
        "person_id": "",
        "enterprise_id": "enterprise_id-0",
        "has_studied_abroad": "true",
        "has_worked_abroad": "false",
    },
}


@dataclass(frozen=True)
class RowFault:
    """A row that is good but for `says`; `reads` is how intake reads it when it accepts."""

    table: str
    says: dict[str, str]
    reads: dict[str, object] = field(default_factory=dict)
    column: str | None = None
    reason: str | None = None
    rows: int = 1

    def row(self, name: str) -> dict[str, str]:
        good = GOOD_ROWS[self.table]
        return {**good, list(good)[1]: name, **self.says}


def accepted(table: str, says: dict[str, str], reads: dict[str, object]) -> RowFault:
    return RowFault(table, says, reads)


def rejected(
    table: str, says: dict[str, str], reason: str, column: str | None = None, rows: int = 1
) -> RowFault:
    """Refused for the column that is wrong: the first one of `says`, when it is not named."""
    return RowFault(table, says, {}, column or next(iter(says)), reason, rows)


ROW_FAULTS = {
    # Accepted: what a spreadsheet or a data frame makes of a value.
    "spaces around a code": accepted(
        "enterprises", {"city_code": "  440300 "}, {"place_code": "440300"}
    ),
    "spaces around a key": accepted(
        "enterprises", {"enterprise_id": " spaced "}, {"enterprise_id": "spaced"}
    ),
    "a relation to a key with spaces": accepted(
        "core_people", {"enterprise_id": "spaced"}, {"place_code": "440300"}
    ),
    "spaces around a number": accepted(
        "enterprises", {"patent_count": " 12 "}, {"patent_count": 12}
    ),
    "spaces around a boolean": accepted(
        "core_people", {"has_studied_abroad": " TRUE "}, {"has_studied_abroad": True}
    ),
    "spaces and nothing else": accepted(
        "enterprises", {"valuation_cny_100m": "   "}, {"valuation_cny_100m": None}
    ),
    "a date with slashes": accepted(
        "enterprises", {"founded_on": "2022/3/1"}, {"founded_on": "2022-03-01"}
    ),
    "a date with a time of day": accepted(
        "enterprises", {"founded_on": "2022-03-01 00:00:00"}, {"founded_on": "2022-03-01"}
    ),
    "a whole number written with a fraction of nought": accepted(
        "enterprises", {"patent_count": "7.0"}, {"patent_count": 7}
    ),
    "a number with an exponent": accepted(
        "enterprises", {"patent_count": "1.2E+03"}, {"patent_count": 1200}
    ),
    "a boolean as yes": accepted(
        "core_people", {"has_worked_abroad": "yes"}, {"has_worked_abroad": True}
    ),
    "a boolean as 0": accepted(
        "core_people", {"has_studied_abroad": "0"}, {"has_studied_abroad": False}
    ),
    "a city without its province": accepted(
        "enterprises", {"province_code": ""}, {"place_code": "440300"}
    ),
    "no place at all": accepted(
        "enterprises", {"province_code": "", "city_code": ""}, {"place_code": None}
    ),
    "a name with a comma, quotes and a line break": accepted(
        "enterprises", {"name": '样本, "甲"\n公司'}, {"name": '样本, "甲"\n公司'}
    ),
    "an enterprise of 2022 alone": accepted("enterprises", {"edition": "2022"}, {"edition": 2022}),
    # Accepted: words for a missing value, whatever wrote them.
    "NA in a count": accepted("enterprises", {"patent_count": "NA"}, {"patent_count": None}),
    "N/A in a count": accepted("universities", {"patent_count": "N/A"}, {"patent_count": None}),
    "nan in an amount": accepted(
        "enterprises", {"valuation_cny_100m": "nan"}, {"valuation_cny_100m": None}
    ),
    "a dash in an amount": accepted(
        "capital_relations", {"amount_cny_100m": "—"}, {"amount_cny_100m": None}
    ),
    "a hyphen with spaces in a count": accepted(
        "enterprises", {"patent_count": " - "}, {"patent_count": None}
    ),
    "backslash N in a date": accepted("enterprises", {"founded_on": r"\N"}, {"founded_on": None}),
    "NaT in a date": accepted("enterprises", {"founded_on": "NaT"}, {"founded_on": None}),
    "None in a boolean": accepted(
        "core_people", {"has_studied_abroad": "None"}, {"has_studied_abroad": None}
    ),
    "NULL in a code": accepted(
        "enterprises",
        {"province_code": "NULL", "city_code": "null"},
        {"province_code": None, "city_code": None, "place_code": None},
    ),
    "#N/A in a layer": accepted(
        "enterprises", {"technology_layer": "#N/A"}, {"technology_layer": None}
    ),
    "the Chinese for unknown in a country": accepted(
        "investors", {"country_code": "未知"}, {"country_code": None}
    ),
    "a full stop in a country": accepted(
        "investors", {"country_code": "."}, {"country_code": None}
    ),
    "Namibia": accepted("investors", {"country_code": "NA"}, {"country_code": "NA"}),
    "<NA> for an investor": accepted(
        "capital_relations", {"investor_id": "<NA>"}, {"investor_id": None}
    ),
    # Numbers.
    "full-width digits in a count": rejected(
        "enterprises", {"patent_count": "１２"}, "unreadable_value"
    ),
    "full-width digits in an amount": rejected(
        "capital_relations", {"amount_cny_100m": "１.5"}, "unreadable_value"
    ),
    "thousands separators in a count": rejected(
        "enterprises", {"patent_count": "1,204"}, "unreadable_value"
    ),
    "thousands separators in an amount": rejected(
        "enterprises", {"revenue_cny_100m": "1,204.5"}, "unreadable_value"
    ),
    "a full-width comma in an amount": rejected(
        "enterprises", {"revenue_cny_100m": "1，204"}, "unreadable_value"
    ),
    "a full-width space before a number": rejected(
        "enterprises", {"patent_count": "\u300012"}, "unreadable_value"
    ),
    "a full-width space in place of a number": rejected(
        "enterprises", {"patent_count": "\u3000"}, "unreadable_value"
    ),
    "an underscore in a number": rejected(
        "enterprises", {"patent_count": "1_204"}, "unreadable_value"
    ),
    "an underscore in a decimal": rejected(
        "enterprises", {"revenue_cny_100m": "1_204.5"}, "unreadable_value"
    ),
    "a hexadecimal number": rejected("enterprises", {"patent_count": "0x1F"}, "unreadable_value"),
    "a binary number": rejected("enterprises", {"patent_count": "0b11"}, "unreadable_value"),
    "a fraction of a patent": rejected("enterprises", {"patent_count": "7.5"}, "unreadable_value"),
    "a unit behind a number": rejected(
        "enterprises", {"valuation_cny_100m": "3亿元"}, "unreadable_value"
    ),
    "a word that may mean nothing or unknown": rejected(
        "universities", {"patent_count": "无"}, "unreadable_value"
    ),
    "a sign and a space": rejected("enterprises", {"patent_count": "+ "}, "unreadable_value"),
    "a sign and a tab": rejected("enterprises", {"valuation_cny_100m": "+\t"}, "unreadable_value"),
    "a number without end": rejected(
        "enterprises", {"valuation_cny_100m": "inf"}, "unreadable_value"
    ),
    "a number too large": rejected(
        "enterprises", {"valuation_cny_100m": "123456789012"}, "unreadable_value"
    ),
    "a negative valuation": rejected(
        "enterprises", {"valuation_cny_100m": "-0.01"}, "negative_number"
    ),
    "a negative count of patents": rejected(
        "enterprises", {"patent_count": "-1"}, "negative_number"
    ),
    "a negative count of papers": rejected(
        "universities", {"domestic_paper_count": "-3"}, "negative_number"
    ),
    "a negative amount": rejected(
        "capital_relations", {"amount_cny_100m": "-5"}, "negative_number"
    ),
    # Dates and booleans.
    "a Chinese date": rejected("enterprises", {"founded_on": "2022年3月1日"}, "unreadable_value"),
    "a date that is no day": rejected(
        "enterprises", {"founded_on": "2022-02-30"}, "unreadable_value"
    ),
    "a date with a year of two digits": rejected(
        "enterprises", {"founded_on": "22/3/1"}, "unreadable_value"
    ),
    "a date as a spreadsheet counts it": rejected(
        "capital_relations", {"agreed_on": "44621"}, "unreadable_value"
    ),
    "a month for a date": rejected(
        "capital_relations", {"agreed_on": "2022-03"}, "unreadable_value"
    ),
    "a boolean in Chinese": rejected(
        "core_people", {"has_studied_abroad": "是"}, "unreadable_value"
    ),
    "a boolean as 2": rejected("core_people", {"has_worked_abroad": "2"}, "unreadable_value"),
    # Keys and editions.
    "an edition that the seed lacks": rejected(
        "enterprises", {"edition": "2031"}, "unknown_edition"
    ),
    "an edition as a word": rejected("enterprises", {"edition": "2023年版"}, "unreadable_value"),
    "full-width digits in the edition": rejected(
        "investors", {"edition": "２０２３"}, "unreadable_value"
    ),
    "no edition": rejected("enterprises", {"edition": ""}, "missing_key"),
    "no key": rejected("enterprises", {"enterprise_id": ""}, "missing_key", "row_key"),
    "neither edition nor key": rejected(
        "enterprises", {"edition": "", "enterprise_id": ""}, "missing_key"
    ),
    "one key on two rows": rejected("investors", {}, "duplicate_key", "row_key", rows=2),
    "a key that another row has but for its spaces": rejected(
        "investors", {"investor_id": " one key on two rows "}, "duplicate_key", "row_key"
    ),
    "a word for a missing key": rejected(
        "enterprises", {"enterprise_id": "NA"}, "missing_key", "row_key"
    ),
    "a word for a missing edition": rejected("enterprises", {"edition": "null"}, "missing_key"),
    "a word for a missing enterprise": rejected(
        "core_people", {"enterprise_id": "n/a"}, "missing_value"
    ),
    "a row of commas": rejected(
        "enterprises",
        dict.fromkeys(GOOD_ROWS["enterprises"], ""),
        "empty_row",
        "row_key",
    ),
    **{
        f"a key that looks like another: {how}": rejected(
            "investors", {"investor_id": key}, "lookalike_key", "row_key"
        )
        for how, key in {
            "the other": "K-1",
            "a no-break space": "K-1\u00a0",
            "an ideographic space": "\u3000K-1",
            "a tab": "K-1\t",
            "a line break": "K-1\n",
            "a zero-width space": "K-\u200b1",
            "a byte-order mark": "\ufeffK-1",
            "a soft hyphen": "K\u00ad-1",
            "full-width signs": "Ｋ－１",
        }.items()
    },
    # Codes and words.
    "a province that does not exist": rejected(
        "enterprises", {"province_code": "990000"}, "unknown_code"
    ),
    "a province of two digits": rejected("universities", {"province_code": "11"}, "unknown_code"),
    "a code as a floating point number": rejected(
        "enterprises", {"province_code": "440000.0"}, "unknown_code"
    ),
    "full-width digits in a code": rejected(
        "enterprises", {"city_code": "４４０３００"}, "unknown_code"
    ),
    "a full-width space behind a code": rejected(
        "enterprises", {"city_code": "440300\u3000"}, "unknown_code"
    ),
    "a tab behind a code": rejected("enterprises", {"city_code": "440300\t"}, "unknown_code"),
    "a county": rejected("enterprises", {"city_code": "440305"}, "county_code"),
    "a county run by its province": rejected(
        "enterprises", {"city_code": "429004"}, "county_of_province"
    ),
    "a city that was dissolved": rejected("enterprises", {"city_code": "341400"}, "former_code"),
    "a prefecture that became a city": rejected(
        "universities", {"city_code": "542100"}, "former_code"
    ),
    "Hong Kong": rejected("enterprises", {"province_code": "810000"}, "outside_mainland"),
    "a city of Taiwan": rejected("universities", {"city_code": "710100"}, "outside_mainland"),
    "a city in the column of provinces": rejected(
        "enterprises", {"province_code": "440300"}, "wrong_level"
    ),
    "a province in the column of cities": rejected(
        "universities", {"city_code": "440000"}, "wrong_level"
    ),
    "a city's name for its code": rejected("enterprises", {"city_code": "深圳市"}, "unknown_code"),
    "a district of a municipality as its city": rejected(
        "universities", {"city_code": "110100"}, "municipality"
    ),
    "a city of another province": rejected(
        "enterprises", {"city_code": "330100"}, "city_outside_province"
    ),
    "a country in lower case": rejected("investors", {"country_code": "cn"}, "unknown_code"),
    "a country of three letters": rejected(
        "technology_relations", {"counterparty_country_code": "USA"}, "unknown_code"
    ),
    "a layer in Chinese": rejected("enterprises", {"technology_layer": "基础层"}, "unknown_value"),
    "a layer in upper case": rejected(
        "enterprises", {"technology_layer": "Foundation"}, "unknown_value"
    ),
    "an unknown type of investor": rejected(
        "investors", {"investor_type": "fund"}, "unknown_value"
    ),
    "an unknown role": rejected("capital_relations", {"role": "loan"}, "unknown_value"),
    "an unknown direction": rejected(
        "technology_relations", {"direction": "output"}, "unknown_value"
    ),
    "no role": rejected("capital_relations", {"role": ""}, "missing_value"),
    "no direction": rejected("technology_relations", {"direction": ""}, "missing_value"),
    "a person without an enterprise": rejected(
        "core_people", {"enterprise_id": ""}, "missing_value"
    ),
    # References.
    "an enterprise that is not there": rejected(
        "core_people", {"enterprise_id": "nobody"}, "dangling_reference"
    ),
    "an enterprise that was refused": rejected(
        "core_people", {"enterprise_id": "a negative valuation"}, "dangling_reference"
    ),
    "an enterprise of another edition": rejected(
        "technology_relations",
        {"enterprise_id": "an enterprise of 2022 alone"},
        "dangling_reference",
    ),
    "an investor that is not there": rejected(
        "capital_relations", {"investor_id": "nobody"}, "dangling_reference"
    ),
}
