{{ stage(
    'alliances',
    ref('raw_alliances'),
    key='alliance_id',
    text=['name', 'province_code', 'city_code'],
    date=['founded_on']
) }}
