{{ screen('parks', looks_up=['provinces', 'cities']) }}
