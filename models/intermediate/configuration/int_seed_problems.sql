{% set seeds = [
    'editions',
    'provinces',
    'cities',
    'circles',
    'circle_members',
    'countries',
    'index_nodes',
    'index_weights',
    'ahp_judgements',
    'ahp_random_index',
    'scenarios',
    'goalposts',
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
