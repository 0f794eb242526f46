"""Measures: what is counted in each place, and which indicators use it."""

from collections.abc import Mapping
from dataclasses import dataclass

HUNDREDTHS = 100  # money is counted in 0.01 亿元 (CNY 1 million)

# Counts and sums: indicator -> measure of the place totals.
COUNTS: Mapping[str, str] = {
    "enterprise_count": "enterprises",
    "foundation_technology_enterprise_count": "foundation_technology",
    "technology_enablement_count": "enablement",
    "university_count": "universities",
    "institute_count": "institutes",
    "financing_count": "financing",
    "financing_amount": "financing_amount",
    "investment_count": "investment",
    "international_study_count": "international_study",
    "international_work_count": "international_work",
    "international_technology_input_count": "international_input",
    "international_technology_enablement_count": "international_enablement",
    "conference_count": "conferences",
    "alliance_count": "alliances",
    "park_count": "parks",
    "policy_count": "policies",
}


@dataclass(frozen=True)
class Mean:
    """A mean over the entities whose attribute is known.

    `entity`: the measure that counts the entities. `column`: the attribute's column in their
    table. `known_share`: the share of entities whose attribute is known. `minimum`: the
    smallest value of a known row, in the unit of the sum. `unit`: how many units of the sum
    make one unit of the mean.
    """

    indicator: str
    entity: str
    column: str
    known_share: float
    minimum: int
    unit: int = 1

    @property
    def known(self) -> str:
        """Measure: rows where the attribute is known (the denominator)."""
        return f"{self.entity}_{self.column}_known"

    @property
    def total(self) -> str:
        """Measure: sum over those rows (the numerator)."""
        return f"{self.entity}_{self.column}_sum"

    def denominator(self, entities: int) -> int:
        """How many of the entities are known: at least one, if there is any."""
        return max(1, round(self.known_share * entities)) if entities else 0


def outputs_of(entity: str, singular: str) -> tuple[Mean, ...]:
    """The means of papers and patents of universities or institutes."""
    columns = {
        "domestic_papers": "domestic_paper_count",
        "international_papers": "international_paper_count",
        "patents": "patent_count",
    }
    return tuple(
        Mean(f"{singular}_mean_{output}", entity, column, known_share=0.95, minimum=1)
        for output, column in columns.items()
    )


VALUATION = Mean(
    "enterprise_mean_valuation",
    "enterprises",
    "valuation_cny_100m",
    known_share=0.5,
    minimum=50,
    unit=HUNDREDTHS,
)
PATENTS = Mean(
    "enterprise_mean_patents", "enterprises", "patent_count", known_share=0.86, minimum=1
)
UNIVERSITY_OUTPUTS = outputs_of("universities", "university")
INSTITUTE_OUTPUTS = outputs_of("institutes", "institute")
MEANS: Mapping[str, Mean] = {
    mean.indicator: mean for mean in (VALUATION, PATENTS, *UNIVERSITY_OUTPUTS, *INSTITUTE_OUTPUTS)
}
