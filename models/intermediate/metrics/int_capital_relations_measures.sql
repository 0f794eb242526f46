{{ sum_parts('capital_relations') }}
