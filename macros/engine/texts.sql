{# Whether a text is one of some words. DuckDB makes a join of a long IN, which takes as long to plan
   as a small table to read. #}
{% macro is_one_of(text, words) -%}
    {{ return(adapter.dispatch("is_one_of", "ai_competitiveness")(text, words)) }}
{%- endmacro %}

{% macro default__is_one_of(text, words) -%}
    list_contains(['{{ words | join("', '") }}'], {{ text }})
{%- endmacro %}

{% macro spark__is_one_of(text, words) -%}
    array_contains(array({{ literally(words | join("', '")) }}), {{ text }})
{%- endmacro %}

{# The length of a text in bytes: known without looking at its characters. #}
{% macro byte_length(value) -%}
    {{ return(adapter.dispatch("byte_length", "ai_competitiveness")(value)) }}
{%- endmacro %}

{% macro default__byte_length(value) -%} strlen({{ value }}) {%- endmacro %}

{% macro spark__byte_length(value) -%} octet_length({{ value }}) {%- endmacro %}

{# Whether a key may not be what it looks like: it is not plain ASCII, or has a control code at
   either end. Costs next to nothing per row. #}
{% macro is_deceptive(key) -%}
    {{ return(adapter.dispatch("is_deceptive", "ai_competitiveness")(key)) }}
{%- endmacro %}

{% macro default__is_deceptive(key) -%}
    (
        {{ byte_length(key) }} <> length({{ key }}) or {{ key }} < '!'
        {%- for code in (9, 10, 13) %} or ends_with({{ key }}, chr({{ code }})) {%- endfor %}
    )
{%- endmacro %}

{% macro spark__is_deceptive(key) -%}
    (
        {{ byte_length(key) }} <> length({{ key }})
        or {{ key }} < '!'
        or right({{ key }}, 1) in (chr(9), chr(10), chr(13))
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
        "translate(" ~ composed(text) ~ ", '" ~ wide ~ "', " ~ literally(narrow) ~ ")"
    ) -%}
    {%- set spaced = replaced_everywhere(narrowed, "[\\s\\p{Z}]+", " ") -%}
    trim({{ replaced_everywhere(spaced, unseen, "") }})
{%- endmacro %}

{# A text in Unicode's composed form, NFC. #}
{% macro composed(text) -%}
    {{ return(adapter.dispatch("composed", "ai_competitiveness")(text)) }}
{%- endmacro %}

{% macro default__composed(text) -%} nfc_normalize({{ text }}) {%- endmacro %}

{# Spark has no function for it, but the library of its collations does. #}
{% macro spark__composed(text) -%}
    reflect('com.ibm.icu.text.Normalizer', 'compose', {{ text }}, false)
{%- endmacro %}

{# A text with every match of a regular expression replaced. #}
{% macro replaced_everywhere(text, pattern, replacement) -%}
    {{
        return(
            adapter.dispatch("replaced_everywhere", "ai_competitiveness")(
                text, pattern, replacement
            )
        )
    }}
{%- endmacro %}

{% macro default__replaced_everywhere(text, pattern, replacement) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro spark__replaced_everywhere(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ literally(pattern) }}, '{{ replacement }}')
{%- endmacro %}

{# Whether a regular expression matches somewhere in a text. #}
{% macro matches(text, pattern) -%}
    {{ return(adapter.dispatch("matches", "ai_competitiveness")(text, pattern)) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(text, pattern) -%} {{ text }} rlike {{ literally(pattern) }} {%- endmacro %}

{# A text in quotes, in which a backslash is a backslash. #}
{% macro literally(text) -%}
    {{ return(adapter.dispatch("literally", "ai_competitiveness")(text)) }}
{%- endmacro %}

{% macro default__literally(text) -%} '{{ text }}' {%- endmacro %}

{% macro spark__literally(text) -%} '{{ text | replace("\\", "\\\\") }}' {%- endmacro %}

{# The different texts of a group in their order, with commas between them. #}
{% macro joined_texts(text) -%}
    {{ return(adapter.dispatch("joined_texts", "ai_competitiveness")(text)) }}
{%- endmacro %}

{% macro default__joined_texts(text) -%}
    string_agg(distinct {{ text }}, ', ' order by {{ text }})
{%- endmacro %}

{# Spark's own listagg(distinct) fails beside another distinct count. #}
{% macro spark__joined_texts(text) -%}
    array_join(array_sort(collect_set({{ text }})), ', ')
{%- endmacro %}
