{{ screen('alliances', looks_up=['regions']) }}
