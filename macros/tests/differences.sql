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
