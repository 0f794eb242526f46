{{ screen('investors', looks_up=['provinces', 'countries']) }}
