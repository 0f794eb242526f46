{{ screen(
    ref('stg_core_people'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    parents={'enterprise_id': ref('int_accepted_enterprises')},
    rules=[missing('enterprise_id')]
) }}
