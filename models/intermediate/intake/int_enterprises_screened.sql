{{ screen('enterprises', looks_up=['provinces', 'cities']) }}
