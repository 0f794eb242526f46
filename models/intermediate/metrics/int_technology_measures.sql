{{ sum_parts(ref('int_technology_parts'), counted_indicators()['technology']) }}
