{{ stage(
    'universities',
    raw_table('universities'),
    key='university_id',
    text=['name', 'province_code', 'city_code'],
    integer=['domestic_paper_count', 'international_paper_count', 'patent_count']
) }}
