-- All seeds that users edit, or that rows are looked up in: not the kinds of faults, nor what
-- `make prepare` knows.
-- depends_on: {{ ref('int_seed_problems') }}
{% set checks = own_nodes('model')
    | selectattr('name', 'equalto', 'int_seed_problems') | map(attribute='depends_on.nodes') | first %}
{% set seeds = own_nodes('seed')
    | selectattr('config.schema', 'equalto', 'reference')
    | rejectattr('name', 'in', ['fault_kinds', 'former_regions', 'counties_of_provinces']) | list %}
select 'none' as seed
where false
{%- for seed in seeds if seed.unique_id not in checks %}
union all
select '{{ seed.name }}' as seed
{%- endfor %}
