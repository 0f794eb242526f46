{{ stage(
    'parks',
    ref('raw_parks'),
    key='park_id',
    text=['name', 'province_code', 'city_code'],
    date=['planned_on']
) }}
