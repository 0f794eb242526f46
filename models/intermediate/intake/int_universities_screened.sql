{{ screen('universities', looks_up=['provinces', 'cities']) }}
