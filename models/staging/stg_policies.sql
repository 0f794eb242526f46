{{ stage(
    'policies',
    ref('raw_policies'),
    key='policy_id',
    text=['title', 'province_code', 'city_code'],
    date=['issued_on']
) }}
