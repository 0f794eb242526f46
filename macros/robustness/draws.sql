{# One of some words, each as likely, drawn for a key. #}
{% macro drawn_word(key, words) -%}
    case
        cast(floor({{ words | length }} * {{ uniform(key) }}) as integer)
        {%- for word in words[:-1] %} when {{ loop.index0 }} then '{{ word }}' {%- endfor %}
        else '{{ words | last }}'
    end
{%- endmacro %}

{# The normalisations that draws choose from. Min-max over all editions is none of them: where the
   latest edition has the extremes, it is min-max again, which would be drawn twice as often. #}
{% macro drawn_normalisation(key) -%}
    {{ drawn_word(key ~ " || '|normalisation'", ["min_max", "z_score", "percentile_rank"]) }}
{%- endmacro %}

{% macro drawn_aggregation(key) -%}
    {{ drawn_word(key ~ " || '|aggregation'", ["arithmetic", "geometric"]) }}
{%- endmacro %}

{# The number of the indicator that is left out; 0 is none.
     count   SQL of how many there are to choose from #}
{% macro drawn_left_out(key, count) -%}
    cast(floor((1 + {{ count }}) * {{ uniform(key ~ " || '|left_out'") }}) as integer)
{%- endmacro %}
