{# Runs at the end of a build: prints what is wrong with the configuration, which rows were
   rejected, which printed figures are missed and what may be wrong besides, in sentences that give
   file, row, column, value and remedy. Only reads tables that this very run has made. #}
{% macro print_findings(results) -%}
    {%- if execute %}
        {%- set sentences = {
            "int_configuration_problems": configuration_sentences,
            "audit_rejected_rows": rejection_sentences,
            "audit_printed_figures": printed_figure_sentences,
            "audit_notes": note_sentences,
        } %}
        {%- for result in results if result.node.name in sentences and result.status == 'success' %}
            {%- for row in run_query(sentences[result.node.name](result.node.relation_name)) if row[0] %}
                {%- do print(printable(row[0])) %}
            {%- endfor %}
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# The text with its control codes as escapes: a key may hold some that move a terminal's cursor. #}
{% macro printable(text) -%}
    {%- set signs = [] -%}
    {%- for sign in text -%}
        {%- do signs.append(sign if sign.isprintable() else tojson(sign)[1:-1]) -%}
    {%- endfor -%}
    {{ return(signs | join) }}
{%- endmacro %}

{# One sentence per problem of int_configuration_problems. #}
{% macro configuration_sentences(relation) -%}
    select
        file_name
        || ', row '
        || row_key
        || ', column '
        || column_name
        || ', value '
        || coalesce('"' || left(found, 80) || '"', '(none)')
        || ': '
        || meaning_en
        || '. '
        || remedy_en
        || '.' as sentence
    from {{ relation }}
    order by sentence
{%- endmacro %}

{# One sentence per table, column and reason of audit_rejected_rows. #}
{% macro rejection_sentences(relation) -%}
    select
        'raw_'
        || raw_table
        || ', column '
        || rejected_column
        || ': '
        || count(*)
        || case when count(*) = 1 then ' row' else ' rows' end
        || ' rejected, for example key '
        || coalesce('"' || left(min(row_key), 80) || '"', '(none)')
        || '. '
        || any_value(meaning_en)
        || '. '
        || any_value(remedy_en)
        || '. List them: select * from audit.audit_rejected_rows where raw_table = '''
        || raw_table
        || ''' and reason_code = '''
        || reason_code
        || '''' as sentence
    from {{ relation }}
    group by raw_table, rejected_column, reason_code
    order by sentence
{%- endmacro %}

{# One sentence per row of audit_notes. #}
{% macro note_sentences(relation) -%}
    select
        'Note: edition '
        || edition
        || ', '
        || subject
        || coalesce(', ' || found, '')
        || ': '
        || meaning_en
        || '. '
        || remedy_en
        || '.' as sentence
    from {{ relation }}
    order by edition, reason_code, subject
{%- endmacro %}

{# One sentence if the sample library's rows, tree and weights no longer give every printed
   figure; they are compared under the printed weights only. #}
{% macro printed_figure_sentences(relation) -%}
    select
        case
            when {{ var("weight_scheme") == "printed" }} and count(*) > 0
            then
                'Figures that the source report prints: '
                || count(*)
                || ' are not reproduced, for example '
                || min(figure_id)
                || '. The sample library, the tree and the printed weights together'
                || ' give them. If you changed one on purpose, build with weights of your own (a scheme'
                || ' in seeds/index/index_weights.csv, VARS=''{weight_scheme: NAME}'') or rows of your own'
                || ' (RAW=DIR): printed figures are not compared then. List them: select * from'
                || ' audit.audit_printed_figures where verdict = ''missed'''
        end as sentence
    from {{ relation }}
    where verdict = 'missed'
{%- endmacro %}
