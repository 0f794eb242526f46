{{ stage(
    'capital_relations',
    raw_table('capital_relations'),
    key='relation_id',
    text=['enterprise_id', 'role', 'investor_id'],
    decimal=['amount_cny_100m'],
    date=['agreed_on']
) }}
