-- b is only here, d only there; e is filtered out on one side only, so it is found.
with

here_rows as (
    select *
    from (
        values
        ('a'), ('b'), ('c'), ('e')
    ) as cases (code)
),

there_rows as (
    select *
    from (
        values
        ('a', true), ('c', true), ('d', true), ('e', false)
    ) as cases (code, is_counted)
),

found as (
    {{ test_same_members(
        'here_rows', 'code', to='there_rows', field='code', to_where='is_counted'
    ) }}
),

expected as (
    select *
    from (
        values
        ('b', null), ('e', null), (null, 'd')
    ) as cases (only_here, only_there)
)

{{ differences('found', 'expected', ['only_here', 'only_there']) }}
