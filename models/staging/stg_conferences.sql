{{ stage(
    'conferences',
    ref('raw_conferences'),
    key='conference_id',
    text=['name', 'province_code', 'city_code'],
    date=['held_on']
) }}
