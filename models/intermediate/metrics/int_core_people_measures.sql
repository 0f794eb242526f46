{{ sum_parts('core_people') }}
