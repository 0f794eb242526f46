select
    {{ 'false' if var('raw_location') else 'true' }} as is_sample_library,
    '{{ var("raw_location") | replace("'", "''") }}' as raw_location,
    '{{ var("weight_scheme") }}' as weight_scheme,
    cast({{ var('max_rejected_share') }} as double) as max_rejected_share
