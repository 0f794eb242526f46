{{ sum_parts('observations') }}
