{{ stage(
    'investors',
    raw_table('investors'),
    key='investor_id',
    text=['name', 'investor_type', 'country_code', 'province_code']
) }}
