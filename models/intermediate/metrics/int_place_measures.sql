{{ unpivot_measures(ref('int_enterprise_measures'), [
    'enterprise_count',
    'enterprise_mean_valuation',
    'enterprise_mean_valuation_known',
    'enterprise_mean_patents',
    'enterprise_mean_patents_known',
    'foundation_technology_enterprise_count',
]) }}
union all
{{ unpivot_measures(ref('int_academic_measures'), [
    'university_count',
    'university_mean_domestic_papers',
    'university_mean_domestic_papers_known',
    'university_mean_international_papers',
    'university_mean_international_papers_known',
    'university_mean_patents',
    'university_mean_patents_known',
    'institute_count',
    'institute_mean_domestic_papers',
    'institute_mean_domestic_papers_known',
    'institute_mean_international_papers',
    'institute_mean_international_papers_known',
    'institute_mean_patents',
    'institute_mean_patents_known',
]) }}
union all
{{ unpivot_measures(ref('int_capital_measures'), [
    'financing_count',
    'financing_amount',
    'investment_count',
]) }}
union all
{{ unpivot_measures(ref('int_technology_measures'), [
    'technology_enablement_count',
    'international_technology_input_count',
    'international_technology_enablement_count',
]) }}
union all
{{ unpivot_measures(ref('int_talent_measures'), [
    'international_study_count',
    'international_work_count',
]) }}
union all
{{ unpivot_measures(ref('int_entity_measures'), [
    'conference_count',
    'alliance_count',
    'park_count',
    'policy_count',
]) }}
