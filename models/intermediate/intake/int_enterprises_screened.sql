{{ screen(
    ref('stg_enterprises'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    rules=[
        unknown_place(ref('provinces'), ref('cities')),
        not_one_of('technology_layer', ['foundation', 'technology', 'application']),
        negative('valuation_cny_100m'),
        negative('patent_count'),
        negative('revenue_cny_100m'),
    ]
) }}
