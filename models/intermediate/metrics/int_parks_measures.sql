{{ sum_parts('parks') }}
