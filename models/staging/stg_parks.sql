{{ stage(
    'parks',
    raw_table('parks'),
    key='park_id',
    text=['name', 'province_code', 'city_code'],
    date=['planned_on']
) }}
