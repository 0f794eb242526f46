{# Min-max normalisation to 0..100 (source report, section 1(3)7(2)), as in the HDI.
   A direction of -1 reverses the scale. A group whose members are all equal
   scores 0; an unknown value stays unknown. Dividing first keeps the top at 100. #}
{% macro min_max(value, low, high, direction=1) -%}
    case
        when {{ value }} is null
        then null
        when {{ high }} = {{ low }}
        then 0
        when {{ direction }} = -1
        then 100 * (({{ high }} - {{ value }}) / ({{ high }} - {{ low }}))
        else 100 * (({{ value }} - {{ low }}) / ({{ high }} - {{ low }}))
    end
{%- endmacro %}

{# A score on a grid of 2^-40 points (9e-13). Sums of such doubles are exact in any
   order, so children equal their parent to the last bit, and so do two builds. #}
{% macro on_score_grid(score) -%}
    round(({{ score }}) * 1099511627776) / 1099511627776
{%- endmacro %}

{# Scores that agree on rank_decimals decimals tie, whatever their last bits. #}
{% macro rank_by_score(score, partition_by) -%}
    cast(
        rank() over (
            partition by {{ partition_by }}
            order by round({{ score }}, {{ var("rank_decimals") }}) desc
        ) as bigint
    )
{%- endmacro %}

{# Part of a whole in per cent, in double precision; unknown when the whole is nothing.
   Dividing first keeps the whole at 100. #}
{% macro percentage(part, whole) -%}
    100 * (cast({{ part }} as double) / nullif(cast({{ whole }} as double), 0))
{%- endmacro %}

{# The scheme of weights that scores use, as a text in SQL. #}
{% macro weight_scheme() -%}
    {{ dbt.string_literal(dbt.escape_single_quotes(var("weight_scheme"))) }}
{%- endmacro %}
