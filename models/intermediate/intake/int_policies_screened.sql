{{ screen('policies', looks_up=['provinces', 'cities']) }}
