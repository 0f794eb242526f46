{# The whole row of a table alias as one value: a row can be kept without naming its columns. #}
{% macro whole_row(alias) -%}
    {{ return(adapter.dispatch("whole_row", "ai_competitiveness")(alias)) }}
{%- endmacro %}

{% macro default__whole_row(alias) -%} {{ alias }} {%- endmacro %}

{# A 64-bit hash of some columns, for finding candidates: equal columns have equal hashes. #}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch("hash_of", "ai_competitiveness")(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%} hash({{ columns | join(", ") }}) {%- endmacro %}

{# A row from whole_row() as JSON text. #}
{% macro as_json(value) -%} cast(to_json({{ value }}) as {{ dbt.type_string() }}) {%- endmacro %}

{# Whether a column has the type already: known from the schema, so that it costs nothing per row. #}
{% macro is_of_type(column, type) -%}
    lower(typeof({{ column }})) = '{{ type | replace(' ', '') }}'
{%- endmacro %}

{# Whether a text is one of some words. DuckDB makes a join of a long IN, which takes as long to plan
   as a small table to read. #}
{% macro is_one_of(text, words) -%}
    list_contains(['{{ words | join("', '") }}'], {{ text }})
{%- endmacro %}

{# The length of a text in bytes: known without looking at its characters. #}
{% macro byte_length(value) -%} strlen({{ value }}) {%- endmacro %}

{# Whether a key may not be what it looks like: it is not plain ASCII, or has a control code at
   either end. Costs next to nothing per row. #}
{% macro is_deceptive(key) -%}
    (
        {{ byte_length(key) }} <> length({{ key }}) or {{ key }} < '!'
        {%- for code in (9, 10, 13) %} or ends_with({{ key }}, chr({{ code }})) {%- endfor %}
    )
{%- endmacro %}

{# A text as people see it: full-width letters, digits and signs as half-width ones, blanks of any
   kind as one space, characters that cannot be seen left out. #}
{% macro spelt_plainly(text) -%}
    {%- set wide = "！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～" -%}
    {%- set narrow = "!\"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" -%}
    {#- Controls and formats, variation selectors, fillers that are drawn as nothing. -#}
    {%- set unseen = "[\\p{C}\\x{FE00}-\\x{FE0F}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}\\x{FFA0}]" -%}
    {%- set narrowed = (
        "translate(nfc_normalize(" ~ text ~ "), '" ~ wide ~ "', '" ~ narrow ~ "')"
    ) -%}
    {%- set spaced = "regexp_replace(" ~ narrowed ~ ", '[\\s\\p{Z}]+', ' ', 'g')" -%}
    trim(regexp_replace({{ spaced }}, '{{ unseen }}', '', 'g'))
{%- endmacro %}

{# A list of dictionaries as a query of these columns, all of them text. As one literal: thousands of
   them would take seconds to render and to parse. #}
{% macro rows_of(rows, columns) -%}
    select
        {% for column in columns -%}
            item ->> '{{ column }}' as {{ column }}{{ "," if not loop.last }}
        {% endfor -%}
    from
        (
            select
                unnest(
                    from_json(
                        {{ dbt.string_literal(dbt.escape_single_quotes(tojson(rows))) }}, '["json"]'
                    )
                ) as item
        ) as items
{%- endmacro %}
