{{ screen(
    ref('stg_capital_relations'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    parents={
        'enterprise_id': ref('int_accepted_enterprises'),
        'investor_id': ref('int_accepted_investors'),
    },
    rules=[
        missing('enterprise_id'),
        missing('role'),
        not_one_of('role', ['financing', 'investment']),
        negative('amount_cny_100m'),
    ]
) }}
