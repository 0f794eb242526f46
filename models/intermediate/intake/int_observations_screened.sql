{{ screen('observations', looks_up=['regions', 'int_observed_indicators']) }}
