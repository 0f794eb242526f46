{% set seeds = [
    'editions',
    'regions',
    'region_levels',
    'region_members',
    'countries',
    'index_nodes',
    'index_weights',
    'indicator_bounds',
    'ahp_judgements',
    'ahp_random_index',
    'scenarios',
    'uncertainty_designs',
] %}
{% set relations = {} %}
{% for seed in seeds %}
{% do relations.update({seed: ref(seed)}) %}
{% endfor %}
{% for seed in seeds %}
{{ seed_problems(seed, relations) }}
{{ 'union all' if not loop.last }}
{% endfor %}
