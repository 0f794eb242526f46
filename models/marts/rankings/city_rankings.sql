{{ rankings_of(
    'city',
    ref('rankings'),
    ref('dim_regions'),
    parents=['province_code', 'circle_code']
) }}
