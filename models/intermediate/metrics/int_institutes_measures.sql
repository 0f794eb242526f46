{{ sum_parts('institutes') }}
