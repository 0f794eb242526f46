{{ rankings_of(
    'province',
    ref('rankings'),
    ref('dim_regions'),
    parents=['circle_code']
) }}
