{{ sum_parts('conferences') }}
