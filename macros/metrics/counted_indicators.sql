{#
  Which model says how much a raw row adds to an indicator, and how the parts are put
  together (`statistic` of index_nodes): counted, summed, or summed and divided by the rows
  whose value is known.
    {grain: {indicator: statistic}}; int_<grain>_parts has a column an indicator
#}
{% macro counted_indicators() -%}
    {{ return({
        'enterprise': {
            'enterprise_count': 'count',
            'enterprise_mean_valuation': 'mean',
            'enterprise_mean_patents': 'mean',
            'foundation_technology_enterprise_count': 'count',
        },
        'academic': {
            'university_count': 'count',
            'university_mean_domestic_papers': 'mean',
            'university_mean_international_papers': 'mean',
            'university_mean_patents': 'mean',
            'institute_count': 'count',
            'institute_mean_domestic_papers': 'mean',
            'institute_mean_international_papers': 'mean',
            'institute_mean_patents': 'mean',
        },
        'capital': {
            'financing_count': 'count',
            'financing_amount': 'sum',
            'investment_count': 'count',
        },
        'technology': {
            'technology_enablement_count': 'count',
            'international_technology_input_count': 'count',
            'international_technology_enablement_count': 'count',
        },
        'talent': {
            'international_study_count': 'count',
            'international_work_count': 'count',
        },
        'entity': {
            'conference_count': 'count',
            'alliance_count': 'count',
            'park_count': 'count',
            'policy_count': 'count',
        },
    }) }}
{%- endmacro %}
