{{ sum_parts(ref('int_entity_parts'), counted_indicators()['entity']) }}
