{{ stage(
    'alliances',
    raw_table('alliances'),
    key='alliance_id',
    text=['name', 'province_code', 'city_code'],
    date=['founded_on']
) }}
