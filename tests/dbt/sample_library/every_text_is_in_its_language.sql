-- Texts of seeds and marts come in pairs, `…_zh` and `…_en`: Chinese has Chinese characters,
-- English has Latin letters and no Chinese ones, and neither stands alone.
{% set tables = own_nodes('seed') | selectattr('config.schema', 'equalto', 'reference') | list
    + own_nodes('model') | selectattr('access', 'equalto', 'public')
    | rejectattr('config.materialized', 'equalto', 'view') | list %}
-- depends_on: {{ ref('province_rankings') }}
-- depends_on: {{ ref('rankings') }}
-- depends_on: {{ ref('circle_rankings') }}
-- depends_on: {{ ref('city_rankings') }}
-- depends_on: {{ ref('dim_regions') }}
-- depends_on: {{ ref('dim_region_levels') }}
-- depends_on: {{ ref('dim_index_nodes') }}
-- depends_on: {{ ref('dim_editions') }}
-- depends_on: {{ ref('dim_scenarios') }}
-- depends_on: {{ ref('dim_uncertainty_designs') }}
-- depends_on: {{ ref('countries') }}
-- depends_on: {{ ref('fault_kinds') }}
-- depends_on: {{ ref('audit_printed_figures') }}
-- depends_on: {{ ref('audit_rejected_rows') }}
-- depends_on: {{ ref('audit_configuration_problems') }}
-- depends_on: {{ ref('audit_columns') }}
-- depends_on: {{ ref('audit_notes') }}
select
    'none' as table_name,
    'none' as column_name,
    'none' as chinese,
    'none' as english
where false
{%- for table in tables %}
{%- for chinese in table.columns if chinese.endswith('_zh') %}
{%- set english = chinese[:-3] ~ '_en' if chinese[:-3] ~ '_en' in table.columns else chinese %}
union all
select
    '{{ table.name }}' as table_name,
    '{{ chinese }}' as column_name,
    {{ chinese }} as chinese,
    {{ english if english != chinese else 'null' }} as english
from {{ table.relation_name }}
where
    not {{ matches(chinese, '[\\x{4e00}-\\x{9fff}]|^%$') }}
    {%- if english != chinese %}
    or not {{ matches(english, '^[^\\x{4e00}-\\x{9fff}]*[A-Za-z][^\\x{4e00}-\\x{9fff}]*$') }}
    or ({{ chinese }} is null) <> ({{ english }} is null)
    {%- endif %}
{%- endfor %}
{%- endfor %}
