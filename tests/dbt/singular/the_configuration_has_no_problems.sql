-- Problems of seeds and variables. If this fails, nothing is counted: see int_duplicate_keys.
select * from {{ ref('int_configuration_problems') }}
