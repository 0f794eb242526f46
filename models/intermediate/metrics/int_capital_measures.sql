{{ sum_parts(ref('int_capital_parts'), counted_indicators()['capital']) }}
