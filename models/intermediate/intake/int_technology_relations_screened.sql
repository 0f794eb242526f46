{{ screen(
    ref('stg_technology_relations'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    parents={'enterprise_id': ref('int_accepted_enterprises')},
    rules=[
        missing('enterprise_id'),
        missing('direction'),
        not_one_of('direction', ['input', 'enablement']),
        unknown(
            'counterparty_country_code',
            ref('countries'),
            reference_column='country_code'
        ),
    ]
) }}
