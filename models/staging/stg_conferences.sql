{{ stage(
    'conferences',
    raw_table('conferences'),
    key='conference_id',
    text=['name', 'province_code', 'city_code'],
    date=['held_on']
) }}
