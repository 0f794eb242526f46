{# Rows of two relations that the other lacks, repeated rows included: empty when the
   relations are equal. For tests that compare a result with the expected rows. #}
{% macro differences(actual, expected, columns) -%}
    {%- set columns = columns | join(", ") -%}
    (
        select 'unexpected' as finding, {{ columns }}
        from {{ actual }}
        except all
        select 'unexpected' as finding, {{ columns }}
        from {{ expected }}
    )
    union all
    (
        select 'missing' as finding, {{ columns }}
        from {{ expected }}
        except all
        select 'missing' as finding, {{ columns }}
        from {{ actual }}
    )
{%- endmacro %}

{# Whether two numbers differ by more than rounding does, or one of them alone is unknown. #}
{% macro differ(actual, expected, tolerance="1e-9") -%}
    coalesce(
        abs({{ actual }} - ({{ expected }})) > {{ tolerance }},
        {{ actual }} is distinct from ({{ expected }})
    )
{%- endmacro %}
