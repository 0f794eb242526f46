{#
  Judges the rows of a staged table. Adds `rejection`: null for an accepted row, else
  '<column>: <reason>' of the first rule that the row breaks (reasons and remedies are
  rows of seeds/reference/fault_kinds.csv). No row is dropped or repeated.
    rows            a relation made by stage()
    editions        the known editions
    duplicate_keys  the keys that more than one row has
    parents         {column: relation of accepted rows}: the column must point at one of
                    the edition; a row with an enterprise stands where that stands
    rules           clauses made by the macros of rules.sql, in order of precedence
#}
{% macro screen(rows, editions, duplicate_keys, parents={}, rules=[]) %}
select
    staged.*,
    {%- if 'enterprise_id' in parents %}
    enterprise_id_parent.place_code,
    {%- endif %}
    case
        when staged.unreadable_column is not null
            then staged.unreadable_column || ': unreadable_value'
        {{ missing('edition', reason='missing_key') }}
        {{ unknown('edition', editions, reason='unknown_edition') }}
        when staged.row_key is null then 'row_key: missing_key'
        when duplicates.row_key is not null then 'row_key: duplicate_key'
        {%- for column in parents %}
        when staged.{{ column }} is not null and {{ column }}_parent.{{ column }} is null
            then '{{ column }}: dangling_reference'
        {%- endfor %}
        {%- for rule in rules %}
        {{ rule }}
        {%- endfor %}
    end as rejection
from {{ rows }} as staged
left join {{ duplicate_keys }} as duplicates
    on
        staged.raw_table = duplicates.raw_table
        and staged.edition = duplicates.edition
        and staged.row_key = duplicates.row_key
{%- for column, parent in parents.items() %}
left join {{ parent }} as {{ column }}_parent
    on
        staged.edition = {{ column }}_parent.edition
        and staged.{{ column }} = {{ column }}_parent.{{ column }}
{%- endfor %}
{% endmacro %}
