"""Constraints that hold in any sample, whatever is printed.

They apply to provinces, to modelled cities, and to the remainder of a province outside its
modelled cities.
"""

from collections.abc import Mapping

from research.reconstruction.linear import Linear, Program

# The largest plausible ratio of two counts: (part, whole) -> part / whole.
PARTS: Mapping[tuple[str, str], float] = {
    ("foundation_technology_enterprise_count", "enterprise_count"): 0.75,
    ("international_technology_enablement_count", "technology_enablement_count"): 0.7,
    # 亿元 (CNY 100 million) per financing relation
    ("financing_amount", "financing_count"): 8.0,
    ("technology_enablement_count", "enterprise_count"): 8.0,
    ("financing_count", "enterprise_count"): 9.0,
    ("investment_count", "enterprise_count"): 5.0,
    ("international_study_count", "enterprise_count"): 2.4,
    ("international_work_count", "enterprise_count"): 2.0,
    ("international_technology_input_count", "enterprise_count"): 5.0,
}

# A mean can only be above 0 where there is an entity.
ENTITY_OF_MEAN: Mapping[str, str] = {
    "enterprise_mean_valuation": "enterprise_count",
    "enterprise_mean_patents": "enterprise_count",
    "university_mean_domestic_papers": "university_count",
    "university_mean_international_papers": "university_count",
    "university_mean_patents": "university_count",
    "institute_mean_domestic_papers": "institute_count",
    "institute_mean_international_papers": "institute_count",
    "institute_mean_patents": "institute_count",
}


def impose_parts(program: Program, raw: Mapping[str, Linear], label: str) -> None:
    """Bound the ratios between the raw counts of one place, by indicator."""
    for (part, whole), share in PARTS.items():
        room = raw[whole] * share - raw[part]
        program.at_least(room, 0.0, f"{label}: {part} within {whole}")


def impose_means(
    program: Program, raw: Mapping[str, Linear], means: Mapping[str, Linear], label: str
) -> None:
    """Allow no mean without an entity: a normalised mean is at most the count."""
    for mean, entity in ENTITY_OF_MEAN.items():
        program.at_least(raw[entity] - means[mean], 0.0, f"{label}: {mean} needs {entity}")
