{{ stage(
    'technology_relations',
    raw_table('technology_relations'),
    key='relation_id',
    text=['enterprise_id', 'direction', 'counterparty_country_code']
) }}
