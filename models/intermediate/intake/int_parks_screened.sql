{{ screen('parks', looks_up=['regions']) }}
