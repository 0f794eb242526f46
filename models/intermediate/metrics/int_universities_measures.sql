{{ sum_parts('universities') }}
