"""What the reconstruction assumes because the source report does not print it.

Scores are linear in raw values only if the smallest and largest value of each indicator are
known beforehand. Both are chosen here, together with the region that has them. The printed
ranks and shares narrow the choice, as the comments explain.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """Smallest and largest value of an indicator, and a region that has each.

    Counts are in rows. Means are per known row, valuations and financing amounts in
    CNY 100 million.
    """

    top: str
    high: float
    bottom: str = ""
    low: float = 0.0


BEIJING, SHANGHAI, SHANDONG = "110000", "310000", "370000"
GUANGDONG, ZHEJIANG = "440000", "330000"
GANSU, QINGHAI, TIBET, XINJIANG = "620000", "630000", "540000", "650000"
GUIZHOU = "520000"

# 2023. The region with the largest value is the one with the printed first rank. The last
# ranks of 表4 imply zeros for 甘肃, 青海, 西藏 and 新疆, except that 西藏 has one alliance.
PROVINCE_RANGES_2023: Mapping[str, Range] = {
    "enterprise_count": Range(BEIJING, 618, GANSU),
    "enterprise_mean_valuation": Range(GUANGDONG, 150, GANSU),
    "enterprise_mean_patents": Range(GUANGDONG, 260, GANSU),
    # 39.58 points minus four full marks leave 广东 51.3 % of 北京: 154 of 300.
    "foundation_technology_enterprise_count": Range(BEIJING, 300, GANSU),
    # Few totals agree with all five printed shares; 1,902 is 33.63 % of 5,656.
    "technology_enablement_count": Range(GUANGDONG, 1902, GANSU),
    "university_count": Range(SHANDONG, 36, TIBET),
    "university_mean_domestic_papers": Range(BEIJING, 90, TIBET),
    "university_mean_international_papers": Range(BEIJING, 420, TIBET),
    "university_mean_patents": Range(SHANGHAI, 520, TIBET),
    "institute_count": Range(BEIJING, 84, TIBET),
    "institute_mean_domestic_papers": Range(BEIJING, 120, TIBET),
    "institute_mean_international_papers": Range(BEIJING, 160, TIBET),
    "institute_mean_patents": Range(BEIJING, 300, TIBET),
    "financing_count": Range(BEIJING, 3000, GANSU),
    "financing_amount": Range(BEIJING, 9000, GANSU),
    "investment_count": Range(BEIJING, 1200, GANSU),
    "international_study_count": Range(BEIJING, 900, GANSU),
    "international_work_count": Range(BEIJING, 700, GANSU),
    "international_technology_input_count": Range(BEIJING, 1300, GANSU),
    "international_technology_enablement_count": Range(GUANGDONG, 600, GANSU),
    # The circles' alliances and conferences agree with their scores for 454 to 457.
    "conference_count": Range(BEIJING, 455, TIBET),
    "alliance_count": Range(GUANGDONG, 143, TIBET, low=1),
    # The circles' 2,708 parks and 338 policies must add up to 9.46 points.
    "park_count": Range(GUANGDONG, 1230, XINJIANG),
    "policy_count": Range(ZHEJIANG, 66, XINJIANG),
}

# 2022. Only the sample sizes are printed; the other values are those of 2023, scaled.
PROVINCE_RANGES_2022: Mapping[str, Range] = {
    "enterprise_count": Range(BEIJING, 590, QINGHAI),
    "enterprise_mean_valuation": Range(GUANGDONG, 145, QINGHAI),
    "enterprise_mean_patents": Range(GUANGDONG, 225, QINGHAI),
    "foundation_technology_enterprise_count": Range(BEIJING, 285, QINGHAI),
    "technology_enablement_count": Range(GUANGDONG, 1700, QINGHAI),
    "university_count": Range(SHANDONG, 26, TIBET),
    "university_mean_domestic_papers": Range(BEIJING, 85, TIBET),
    "university_mean_international_papers": Range(BEIJING, 380, TIBET),
    "university_mean_patents": Range(SHANGHAI, 440, TIBET),
    "institute_count": Range(BEIJING, 33, TIBET),
    "institute_mean_domestic_papers": Range(BEIJING, 110, TIBET),
    "institute_mean_international_papers": Range(BEIJING, 140, TIBET),
    "institute_mean_patents": Range(BEIJING, 260, TIBET),
    "financing_count": Range(BEIJING, 2750, QINGHAI),
    "financing_amount": Range(BEIJING, 8200, QINGHAI),
    "investment_count": Range(BEIJING, 1100, QINGHAI),
    "international_study_count": Range(BEIJING, 850, QINGHAI),
    "international_work_count": Range(BEIJING, 660, QINGHAI),
    "international_technology_input_count": Range(BEIJING, 1200, QINGHAI),
    "international_technology_enablement_count": Range(GUANGDONG, 540, QINGHAI),
    "conference_count": Range(BEIJING, 420, TIBET),
    "alliance_count": Range(GUANGDONG, 115, TIBET),
    "park_count": Range(GUANGDONG, 640, GUIZHOU),
    "policy_count": Range(ZHEJIANG, 56, GUIZHOU),
}

SHENZHEN, GUANGZHOU, CHENGDU, NANJING = "440300", "440100", "510100", "320100"
WUHAN, XIAN, HANGZHOU, SHENYANG = "420100", "610100", "330100", "210100"

# 2023, cities. 深圳 leads five dimensions and 广州 the academic one (表13). Which city leads
# each indicator is free; the smallest value is always 0.
CITY_RANGES_2023: Mapping[str, Range] = {
    "enterprise_count": Range(SHENZHEN, 294),
    "enterprise_mean_valuation": Range(SHENZHEN, 270),
    "enterprise_mean_patents": Range(SHENZHEN, 462),
    "foundation_technology_enterprise_count": Range(SHENZHEN, 84),
    "technology_enablement_count": Range(SHENZHEN, 1100),
    "university_count": Range(WUHAN, 14),
    "university_mean_domestic_papers": Range(XIAN, 140),
    "university_mean_international_papers": Range(NANJING, 560),
    "university_mean_patents": Range(NANJING, 760),
    "institute_count": Range(GUANGZHOU, 28),
    "institute_mean_domestic_papers": Range(CHENGDU, 105),
    "institute_mean_international_papers": Range(SHENYANG, 150),
    "institute_mean_patents": Range(HANGZHOU, 280),
    "financing_count": Range(SHENZHEN, 1150),
    "financing_amount": Range(SHENZHEN, 2200),
    "investment_count": Range(SHENZHEN, 520),
    "international_study_count": Range(SHENZHEN, 460),
    "international_work_count": Range(SHENZHEN, 360),
    "international_technology_input_count": Range(SHENZHEN, 680),
    "international_technology_enablement_count": Range(SHENZHEN, 380),
    "conference_count": Range(CHENGDU, 96),
    "alliance_count": Range(SHENZHEN, 56),
    "park_count": Range(SHENZHEN, 300),
    "policy_count": Range(NANJING, 12),
}

PROVINCE_RANGES = {2022: PROVINCE_RANGES_2022, 2023: PROVINCE_RANGES_2023}
CITY_RANGES = {2023: CITY_RANGES_2023}

# Rows without a place. 2023: the shares in section 三 are possible only with 966 placed
# alliances, and with 2,178 placed conferences and 768 placed policies among other numbers.
# 45.00 % of the universities is a whole number only for multiples of 20; 420 is the one
# closest to the sample's 438. 2022: assumed.
UNPLACED: Mapping[int, Mapping[str, int]] = {
    2022: {"alliance_count": 2, "conference_count": 118, "policy_count": 5},
    2023: {
        "alliance_count": 1,
        "conference_count": 140,
        "policy_count": 7,
        "university_count": 18,
    },
}

# Cities that get the ranks of 2023 that 表13 does not print, best first. Chosen to be
# plausible: provincial capitals and other large cities of strong provinces.
FREE_RANK_HOLDERS: Mapping[str, str] = {
    "overall": "宁波市 厦门市",
    "enterprise_capability": (
        "烟台市 潍坊市 大连市 湘潭市 厦门市 福州市 宁波市 绍兴市 常州市 芜湖市 嘉兴市"
    ),
    "academic_ecosystem": "大连市 厦门市 福州市 兰州市 昆明市 太原市 南昌市 石家庄市",
    "capital_environment": ("宁波市 厦门市 福州市 常州市 贵阳市 嘉兴市 南昌市 石家庄市 大连市"),
    "international_openness": ("宁波市 厦门市 福州市 大连市 石家庄市 贵阳市 烟台市 海口市"),
    "linkage_capability": "宁波市 福州市 厦门市 石家庄市 大连市 南昌市",
    "government_response": "宁波市 兰州市 嘉兴市",
}

# Provincial capitals that have neither a printed nor a free rank.
OTHER_CAPITALS = "呼和浩特市 南宁市 拉萨市 西宁市 银川市 乌鲁木齐市"
