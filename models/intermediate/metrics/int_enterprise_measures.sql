{{ sum_parts(ref('int_enterprise_parts'), counted_indicators()['enterprise']) }}
