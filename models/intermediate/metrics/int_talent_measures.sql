{{ sum_parts(ref('int_talent_parts'), counted_indicators()['talent']) }}
