{{ screen('core_people', looks_up=['int_accepted_enterprises']) }}
