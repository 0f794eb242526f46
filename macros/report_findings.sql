{# Runs at the end of a build: says what is wrong with the configuration and which rows
   were refused, in sentences that name file, row, column, value and remedy. Only tables
   that this very run has made are read. #}
{% macro report_findings(results) -%}
    {%- if execute %}
    {%- for finding in ['audit_configuration_problems', 'audit_rejected_rows'] %}
        {%- for result in results if result.node.name == finding and result.status == 'success' %}
            {%- for row in run_query(context['sentences_of_' ~ finding](result.node.relation_name)) %}
                {%- do print(row[0]) %}
            {%- endfor %}
        {%- endfor %}
    {%- endfor %}
    {%- endif %}
{%- endmacro %}

{% macro sentences_of_audit_configuration_problems(relation) -%}
select
    file_name || ', row ' || row_key || ', column ' || column_name || ', value '
    || coalesce('"' || found || '"', '(none)') || ': ' || meaning_en || '. ' || remedy_en
    || '.' as sentence
from {{ relation }}
order by sentence
{%- endmacro %}

{% macro sentences_of_audit_rejected_rows(relation) -%}
select
    'raw_' || raw_table || ', column ' || rejected_column || ': ' || count(*)
    || ' rows rejected, for example key ' || coalesce('"' || min(row_key) || '"', '(none)')
    || '. ' || any_value(meaning_en) || '. ' || any_value(remedy_en)
    || '. List them: select * from audit.audit_rejected_rows where raw_table = '''
    || raw_table || ''' and reason_code = ''' || reason_code || '''' as sentence
from {{ relation }}
group by raw_table, rejected_column, reason_code
order by sentence
{%- endmacro %}
