{{ screen('conferences', looks_up=['provinces', 'cities']) }}
