-- Columns of marts that refer to a dimension (`references` in their `meta`): values that the
-- dimension does not have. One query for all of them: a mart that is added is tested too.
{% set marts = own_nodes('model')
    | selectattr('access', 'equalto', 'public')
    | rejectattr('config.materialized', 'equalto', 'view') | list %}
{#- dbt runs this after every mart that refers to something. -#}
{%- if not var('index_location') %}
-- depends_on: {{ ref('province_rankings') }}
-- depends_on: {{ ref('circle_rankings') }}
-- depends_on: {{ ref('city_rankings') }}
{%- endif %}
-- depends_on: {{ ref('rankings') }}
-- depends_on: {{ ref('fct_index_scores') }}
-- depends_on: {{ ref('fct_indicator_scores') }}
-- depends_on: {{ ref('fct_indicator_values') }}
-- depends_on: {{ ref('fct_indicator_shares') }}
-- depends_on: {{ ref('fct_indicator_coverage') }}
-- depends_on: {{ ref('audit_notes') }}
-- depends_on: {{ ref('fct_ahp_judgements') }}
-- depends_on: {{ ref('fct_ahp_consistency') }}
-- depends_on: {{ ref('fct_rank_intervals') }}
-- depends_on: {{ ref('fct_rank_frequencies') }}
-- depends_on: {{ ref('fct_rank_change_confidence') }}
-- depends_on: {{ ref('fct_rank_changes') }}
-- depends_on: {{ ref('fct_score_changes') }}
-- depends_on: {{ ref('fct_scenario_summary') }}
-- depends_on: {{ ref('fct_scenario_scores') }}
-- depends_on: {{ ref('fct_rank_sensitivity') }}
-- depends_on: {{ ref('fct_shift_sensitivity') }}
-- depends_on: {{ ref('fct_node_correlations') }}
-- depends_on: {{ ref('fct_node_importance') }}
-- depends_on: {{ ref('fct_node_reliability') }}
-- depends_on: {{ ref('dim_scenarios') }}
-- depends_on: {{ ref('dim_uncertainty_designs') }}
-- depends_on: {{ ref('dim_regions') }}
-- depends_on: {{ ref('dim_region_levels') }}
-- depends_on: {{ ref('dim_region_members') }}
-- depends_on: {{ ref('dim_index_nodes') }}
-- depends_on: {{ ref('dim_index_weights') }}
-- depends_on: {{ ref('dim_editions') }}
select
    'none' as mart,
    'none' as column_name,
    'none' as unknown_value
where false
{%- for mart in marts %}
{%- for column in mart.columns.values() if column.meta.references %}
{%- set reference = column.meta.references %}
union all
select distinct
    '{{ mart.name }}' as mart,
    '{{ column.name }}' as column_name,
    cast(facts.{{ column.name }} as string) as unknown_value
from {{ mart.relation_name }} as facts
left join {{ ref(reference.to) }} as dimensions
    on facts.{{ column.name }} = dimensions.{{ reference.field }}
where facts.{{ column.name }} is not null and dimensions.{{ reference.field }} is null
{%- endfor %}
{%- endfor %}
