{{ screen('enterprises', looks_up=['regions']) }}
