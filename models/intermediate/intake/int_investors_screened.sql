{{ screen('investors', looks_up=['regions', 'countries']) }}
