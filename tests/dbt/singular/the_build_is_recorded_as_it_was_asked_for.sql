{% set location = dbt.string_literal(dbt.escape_single_quotes(var('raw_location'))) %}
{% set index_location = dbt.string_literal(dbt.escape_single_quotes(var('index_location'))) %}
with

builds as (
    select * from {{ ref('audit_build') }}
)

select 'not one row' as finding
from builds
having count(*) <> 1
union all
select 'other settings' as finding
from builds
where
    is_sample_library is distinct from ({{ location }} = '')
    or raw_location is distinct from {{ location }}
    or index_location is distinct from {{ index_location }}
    or weight_scheme is distinct from {{ weight_scheme() }}
    or max_rejected_share is distinct from {{ var('max_rejected_share') }}
    or robustness_draws is distinct from {{ var('robustness_draws') }}
    or robustness_seed is distinct from {{ var('robustness_seed') }}
    or weight_spread is distinct from {{ var('weight_spread') }}
