"""Changes of the project's seeds and variables that must stop a build."""

from dataclasses import dataclass, field

from changes import Change, added, all_of, replaced, without_lines

NODES = "seeds/index/index_nodes.csv"
WEIGHTS = "seeds/index/index_weights.csv"
JUDGEMENTS = "seeds/index/ahp_judgements.csv"
MEMBERS = "seeds/reference/region_members.csv"
EDITIONS = "seeds/reference/editions.csv"
REGIONS = "seeds/reference/regions.csv"
LEVELS = "seeds/reference/region_levels.csv"
BOUNDS = "seeds/index/indicator_bounds.csv"
COUNTRIES = "seeds/reference/countries.csv"
RANDOM_INDEX = "seeds/index/ahp_random_index.csv"
SCENARIOS = "seeds/index/scenarios.csv"
DESIGNS = "seeds/index/uncertainty_designs.csv"


@dataclass(frozen=True)
class ConfigurationFault:
    """A change, and what the build finds: a row of a file, and the reason."""

    change: Change
    file: str
    row: str
    reason: str
    variables: dict[str, str] = field(default_factory=dict)


def replacing(file: str, old: str, new: str, row: str, reason: str) -> ConfigurationFault:
    return ConfigurationFault(replaced(file, old, new), file, row, reason)


def adding(file: str, line: str, row: str, reason: str) -> ConfigurationFault:
    return ConfigurationFault(added(file, line), file, row, reason)


def removing(file: str, beginning: str, row: str, reason: str) -> ConfigurationFault:
    return ConfigurationFault(without_lines(file, beginning), file, row, reason)


# The faults of a group do not disturb one another: one build finds them all.
SEED_FAULTS = {
    "weights that do not add up": replacing(
        WEIGHTS,
        "printed,enterprise_count,0.1782",
        "printed,enterprise_count,0.1882",
        "printed",
        "weights_do_not_sum",
    ),
    "weights of a scheme that exceed 1": adding(
        WEIGHTS, "mine,enterprise_count,0.6\nmine,park_count,0.6", "mine", "weights_do_not_sum"
    ),
    "a weight given twice": adding(
        WEIGHTS, "printed,park_count,0.0293", "printed, park_count", "repeated_key"
    ),
    "a weight above the indicators": adding(
        WEIGHTS, "printed,overall,1", "printed, overall", "weight_above_indicator"
    ),
    "a negative weight": replacing(
        WEIGHTS,
        "printed,policy_count,",
        "printed,policy_count,-",
        "printed, policy_count",
        "weight_out_of_range",
    ),
    "a weight of a node that does not exist": adding(
        WEIGHTS, "printed,nonsense,0.1", "printed, nonsense", "unknown_node"
    ),
    "a node with control codes": adding(
        WEIGHTS, "other,\x1b[2J,0.1", r"other, \u001b[2J", "unknown_node"
    ),
    "an empty weight": adding(WEIGHTS, "other,park_count,", "other, park_count", "missing_cell"),
    "a weight scheme that does not exist": ConfigurationFault(
        all_of(), "dbt_project.yml", "vars", "unknown_weight_scheme", {"weight_scheme": "nobody's"}
    ),
    "a judgement above 9": replacing(
        JUDGEMENTS,
        "alliance_count,conference_count,5",
        "alliance_count,conference_count,12",
        "linkage_capability, alliance_count, conference_count",
        "off_saaty_scale",
    ),
    "a judgement below 1/9": replacing(
        JUDGEMENTS,
        "park_count,policy_count,5",
        "park_count,policy_count,0.1",
        "government_response, park_count, policy_count",
        "off_saaty_scale",
    ),
    "a judgement that a spreadsheet took for a date": replacing(
        JUDGEMENTS,
        "linkage_capability,government_response,2",
        "linkage_capability,government_response,1/3/2023",
        "overall, linkage_capability, government_response",
        "off_saaty_scale",
    ),
    "a missing pair": removing(
        JUDGEMENTS,
        "report,capital_environment,investment_count,financing_count",
        "capital_environment, financing_count, investment_count",
        "missing_pair",
    ),
    "a pair judged twice": adding(
        JUDGEMENTS,
        "report,enterprise_capability,enterprise_mean_patents,enterprise_count,0.5",
        "enterprise_capability, enterprise_count, enterprise_mean_patents",
        "repeated_pair",
    ),
    "a pair that is not compared": adding(
        JUDGEMENTS,
        "report,overall,enterprise_capability,park_count,2",
        "overall, enterprise_capability, park_count",
        "not_compared_here",
    ),
    "judgements that contradict one another": replacing(
        JUDGEMENTS,
        "international_technology_input_count,international_technology_enablement_count,7",
        "international_technology_input_count,international_technology_enablement_count,0.125",
        "international_openness",
        "inconsistent_matrix",
    ),
    "a scheme that weighs some nodes above the indicators": adding(
        WEIGHTS, "levels,enterprise_capability,1", "levels, academic_ecosystem", "missing_weight"
    ),
    "a low bound above the high one": adding(
        BOUNDS, "park_count,city,edition,5,1", "park_count, city", "bounds_reversed"
    ),
    "bounds of a node above the indicators": adding(
        BOUNDS, "overall,city,edition,0,1", "overall, city", "bounds_above_indicator"
    ),
    "a member that does not exist": adding(MEMBERS, "YRD,990000", "YRD, 990000", "unknown_code"),
    "a grouping that does not exist": adding(MEMBERS, "XXX,410000", "XXX, 410000", "unknown_code"),
    "a province of two circles": adding(MEMBERS, "JJJ,310000", "310000", "region_in_two_groups"),
    "members of two levels": adding(MEMBERS, "CY,530100", "CY", "members_of_two_levels"),
    "a circle without members": adding(
        REGIONS, "NEW,circle,CN,,,新圈,新圈,New circle,,", "NEW", "region_without_members"
    ),
    "a region of a level that does not exist": adding(
        REGIONS, "TTT,town,440300,,,镇,镇,Town,,", "TTT", "unknown_code"
    ),
    "a way of ranking that does not exist": replacing(
        LEVELS, "country,1,none", "country,1,never", "country", "unknown_value"
    ),
    "an edition without rows": adding(
        EDITIONS, "2031,2030-12-31,2031年版,2031 edition", "2031", "edition_without_rows"
    ),
    "an edition that is a month": adding(
        EDITIONS, "203112,2031-12-31,2031年12月,December 2031", "203112", "edition_is_no_year"
    ),
    "two provinces on one tile": replacing(
        REGIONS, "Hebei,4,5", "Hebei,4,6", "120000", "repeated_value"
    ),
    "two cities of one name": replacing(
        REGIONS, "Shijiazhuang", "Handan", "130100", "repeated_value"
    ),
    "a country given twice": adding(COUNTRIES, "AD,安道尔,Andorra", "AD", "repeated_key"),
    "a matrix too large for the random indices": ConfigurationFault(
        without_lines(RANDOM_INDEX, "8,"), JUDGEMENTS, "academic_ecosystem", "matrix_too_large"
    ),
    "an orphan": replacing(
        NODES, "park_count,policy_response,", "park_count,nowhere,", "park_count", "unknown_parent"
    ),
    "a scenario of a scheme that does not exist": adding(
        SCENARIOS, "s1,his,min_max,arithmetic,,,一,One", "s1", "unknown_scenario_scheme"
    ),
    "a scenario without a node that does not exist": adding(
        SCENARIOS, "s2,,min_max,arithmetic,nowhere,,二,Two", "s2", "unknown_node"
    ),
    "a scenario without anything": adding(
        SCENARIOS, "s3,,min_max,arithmetic,overall,,三,Three", "s3", "nothing_left"
    ),
    "a scenario without a region that does not exist": adding(
        SCENARIOS, "s4,,min_max,arithmetic,,990000,四,Four", "s4", "unknown_region"
    ),
    "a scenario without the country": adding(
        SCENARIOS, "s5,,min_max,arithmetic,,CN,五,Five", "s5", "nothing_left"
    ),
    "a scenario that is generated": adding(
        SCENARIOS, "default,,min_max,arithmetic,,,六,Six", "default", "reserved_scenario"
    ),
    "a scenario with an unknown normalisation": adding(
        SCENARIOS, "s7,,maximum,arithmetic,,,七,Seven", "s7", "unknown_value"
    ),
    "a design with an unknown noise": adding(
        DESIGNS, "d1,loud,true,true,true,响,Loud", "d1", "unknown_value"
    ),
    "an empty random index": replacing(RANDOM_INDEX, "7,1.36", "7,", "7", "missing_cell"),
}
TREE_FAULTS = {
    "an indicator without a direction": replacing(
        NODES,
        "financing_count,financing,indicator,23,1,",
        "financing_count,financing,indicator,23,,",
        "financing_count",
        "missing_cell",
    ),
    "two nodes in one place": replacing(
        NODES, ",indicator,5,", ",indicator,4,", "enterprise_count", "repeated_value"
    ),
    "a cycle": ConfigurationFault(
        all_of(
            replaced(
                NODES,
                "talent_openness,international_openness,",
                "talent_openness,technology_openness,",
            ),
            replaced(
                NODES,
                "technology_openness,international_openness,",
                "technology_openness,talent_openness,",
            ),
        ),
        NODES,
        "talent_openness",
        "parents_in_a_loop",
    ),
    "a node above an indicator that has a statistic": replacing(
        NODES,
        "enterprise_scale,enterprise_capability,subdimension,3,,,",
        "enterprise_scale,enterprise_capability,subdimension,3,,mean,",
        "enterprise_scale",
        "statistic_above_indicator",
    ),
    "a dimension without indicators": adding(
        NODES, "hollow,overall,dimension,42,,,分,points,空,Hollow,,", "hollow", "missing_cell"
    ),
    "a judge with the name of all judges": adding(
        JUDGEMENTS,
        "group,overall,enterprise_capability,academic_ecosystem,3",
        "group",
        "reserved_judge",
    ),
    "a judge with the name of all judges but one": adding(
        JUDGEMENTS,
        "group_without_report,overall,enterprise_capability,academic_ecosystem,3",
        "group_without_report",
        "reserved_judge",
    ),
    "pairs that leave an indicator alone": ConfigurationFault(
        all_of(
            replaced(
                JUDGEMENTS,
                "financing_amount,investment_count,3",
                "financing_amount,investment_count,",
            ),
            replaced(
                JUDGEMENTS,
                "financing_amount,financing_count,5",
                "financing_amount,financing_count,",
            ),
        ),
        JUDGEMENTS,
        "group, capital_environment, financing_amount, financing_count",
        "pairs_apart",
    ),
    "priorities of a judge who leaves an indicator alone": ConfigurationFault(
        all_of(),
        JUDGEMENTS,
        "group, capital_environment",
        "no_judge_joins",
        {"judges_agree_on": "priorities"},
    ),
    "levels of which none competes": ConfigurationFault(
        all_of(
            replaced(LEVELS, "province,3,compete", "province,3,none"),
            replaced(LEVELS, "city,4,compete", "city,4,none"),
        ),
        LEVELS,
        "ranking",
        "nothing_competes",
    ),
    "regions that contain each other": adding(
        REGIONS,
        "AAA,circle,BBB,,,甲圈,甲圈,First circle,,\nBBB,circle,AAA,,,乙圈,乙圈,Second circle,,",
        "AAA",
        "parents_in_a_loop",
    ),
    "a city of no province": replacing(
        REGIONS, "130200,city,130000,", "130200,city,139900,", "130200", "unknown_code"
    ),
    "two roots": adding(
        NODES, "second,,index,43,,,分,points,二,Second,,", "parent_code", "not_one_root"
    ),
}
