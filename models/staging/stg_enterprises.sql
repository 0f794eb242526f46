{{ stage(
    'enterprises',
    raw_table('enterprises'),
    key='enterprise_id',
    text=['name', 'province_code', 'city_code', 'technology_layer'],
    integer=['patent_count'],
    decimal=['valuation_cny_100m', 'revenue_cny_100m'],
    date=['founded_on']
) }}
