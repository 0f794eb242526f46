{{ screen('alliances', looks_up=['provinces', 'cities']) }}
