{{ stage(
    'institutes',
    raw_table('institutes'),
    key='institute_id',
    text=['name', 'province_code', 'city_code'],
    integer=['domestic_paper_count', 'international_paper_count', 'patent_count']
) }}
