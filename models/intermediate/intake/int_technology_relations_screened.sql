{{ screen('technology_relations', looks_up=['int_accepted_enterprises', 'countries']) }}
