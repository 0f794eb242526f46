{{ sum_parts('investors') }}
