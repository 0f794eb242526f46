select * from {{ ref('int_configuration_problems') }}
order by file_name, reason_code, row_key
