{{ screen(
    ref('int_counted_entities'),
    editions=ref('editions'),
    duplicate_keys=ref('int_duplicate_keys'),
    rules=[unknown_place(ref('provinces'), ref('cities'))]
) }}
