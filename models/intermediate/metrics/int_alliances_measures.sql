{{ sum_parts('alliances') }}
