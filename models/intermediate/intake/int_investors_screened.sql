{{ screen(
    ref('stg_investors'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    rules=[
        unknown('province_code', ref('provinces')),
        unknown('country_code', ref('countries')),
        not_one_of('investor_type', ['institution', 'non_institution']),
    ]
) }}
