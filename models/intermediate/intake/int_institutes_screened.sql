{{ screen('institutes', looks_up=['provinces', 'cities']) }}
