{{ rankings_of(
    'province',
    ref('int_region_rankings'),
    ref('dim_regions'),
    parents=['circle_code']
) }}
