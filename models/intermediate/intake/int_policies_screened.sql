{{ screen('policies', looks_up=['regions']) }}
