{{ sum_parts('technology_relations') }}
