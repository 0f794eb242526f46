-- All seeds that users edit, or that rows are looked up in; what can be wrong is no configuration.
-- depends_on: {{ ref('int_seed_problems') }}
{% set checks = own_nodes('model') | selectattr('name', 'equalto', 'int_seed_problems') | list %}
select 'none' as seed
where false
{%- for seed in own_nodes('seed') if seed.config.schema == 'reference' and seed.name != 'fault_kinds' %}
{%- if seed.unique_id not in checks[0].depends_on.nodes %}
union all
select '{{ seed.name }}' as seed
{%- endif %}
{%- endfor %}
