{#
  The intake models of which some row was rejected, by the row counts of this build: the
  others need not be read again to list what they lack. All of them where the counts are
  not made yet (parsing, linting).
#}
{% macro screened_with_rejections(row_counts) -%}
    {%- set screened = {
        'enterprises': 'int_enterprises_screened',
        'investors': 'int_investors_screened',
        'universities': 'int_academic_organisations_screened',
        'institutes': 'int_academic_organisations_screened',
        'alliances': 'int_counted_entities_screened',
        'conferences': 'int_counted_entities_screened',
        'policies': 'int_counted_entities_screened',
        'parks': 'int_counted_entities_screened',
        'capital_relations': 'int_capital_relations_screened',
        'technology_relations': 'int_technology_relations_screened',
        'core_people': 'int_core_people_screened',
    } -%}
    {%- if not execute or not load_relation(row_counts) -%}
        {{ return(screened.values() | unique | list) }}
    {%- endif -%}
    {%- set rejected = run_query(
        'select distinct raw_table from ' ~ row_counts ~ ' where rejected_rows > 0'
    ) -%}
    {%- set needed = [] -%}
    {%- for row in rejected -%}
        {%- do needed.append(screened[row[0]]) -%}
    {%- endfor -%}
    {{ return(needed | unique | sort) }}
{%- endmacro %}
