{{ stage(
    'policies',
    raw_table('policies'),
    key='policy_id',
    text=['title', 'province_code', 'city_code'],
    date=['issued_on']
) }}
