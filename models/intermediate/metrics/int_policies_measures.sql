{{ sum_parts('policies') }}
