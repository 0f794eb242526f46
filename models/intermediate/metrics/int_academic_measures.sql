{{ sum_parts(ref('int_academic_parts'), counted_indicators()['academic']) }}
