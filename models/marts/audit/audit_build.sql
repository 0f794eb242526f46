{%- set raw = dbt.escape_single_quotes(var('raw_location')) -%}
select
    {{ 'false' if raw else 'true' }} as is_sample_library,
    '{{ raw }}' as raw_location,
    {{ weight_scheme() }} as weight_scheme,
    cast({{ var('max_rejected_share') }} as double) as max_rejected_share
