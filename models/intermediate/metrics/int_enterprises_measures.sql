{{ sum_parts('enterprises') }}
