{{ screen('conferences', looks_up=['regions']) }}
