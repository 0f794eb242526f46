{{ screen(
    ref('int_academic_organisations'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    rules=[
        unknown_place(ref('provinces'), ref('cities')),
        negative('domestic_paper_count'),
        negative('international_paper_count'),
        negative('patent_count'),
    ]
) }}
