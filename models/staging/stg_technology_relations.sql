{{ stage(
    'technology_relations',
    ref('raw_technology_relations'),
    key='relation_id',
    text=['enterprise_id', 'direction', 'counterparty_country_code']
) }}
