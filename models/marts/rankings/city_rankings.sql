{{ rankings_of(
    'city',
    ref('int_region_rankings'),
    ref('dim_regions'),
    parents=['province_code', 'circle_code']
) }}
