{{ screen('institutes', looks_up=['regions']) }}
