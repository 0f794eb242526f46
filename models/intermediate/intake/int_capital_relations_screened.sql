{{ screen(
    'capital_relations',
    looks_up=['int_accepted_enterprises', 'int_accepted_investors']
) }}
