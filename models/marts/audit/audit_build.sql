-- What only the machine knows (versions, commit) is null until `make build` adds it.
{% set raw = dbt.escape_single_quotes(var('raw_location')) -%}
{% set index = dbt.escape_single_quotes(var('index_location')) -%}
select
    {{ 'false' if raw else 'true' }} as is_sample_library,
    '{{ raw }}' as raw_location,
    '{{ index }}' as index_location,
    {{ weight_scheme() }} as weight_scheme,
    cast({{ var('max_rejected_share') }} as double) as max_rejected_share,
    cast({{ var('consistency_ratio_limit') }} as double) as consistency_ratio_limit,
    cast({{ var('weight_tolerance') }} as double) as weight_tolerance,
    cast({{ var('rank_decimals') }} as bigint) as rank_decimals,
    cast({{ var('robustness_draws') }} as bigint) as robustness_draws,
    cast({{ var('robustness_seed') }} as bigint) as robustness_seed,
    cast({{ var('weight_spread') }} as double) as weight_spread,
    cast(null as string) as project_version,
    cast(null as string) as project_commit,
    cast(null as boolean) as has_uncommitted_changes,
    cast(null as string) as python_version,
    '{{ target.type }}' as engine,
    cast(null as string) as engine_version,
    cast(null as string) as dbt_core_version,
    cast(null as string) as dbt_adapter_version
