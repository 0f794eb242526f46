{{ screen('universities', looks_up=['regions']) }}
