{{ config(materialized='view') }}

with

traced_rows as (
    {{ traced_rows(ref('int_indicator_tables'), all_numbers=true) }}
),

numbered_rows as (
    select
        edition,
        place_code,
        node_code,
        raw_table,
        row_key,
        cast(part as double) as part
    from traced_rows
),

editions as (
    select * from {{ ref('dim_editions') }}
),

placed_rows as (
    select
        numbered_rows.*,
        region_places.region_level,
        region_places.region_code
    from numbered_rows
    inner join {{ ref('int_region_places') }} as region_places using (place_code)
),

latter as (
    select * from placed_rows
    where edition in (
            select editions.edition from editions
            where editions.previous_edition is not null
        )
),

former as (
    select
        editions.edition,
        placed_rows.place_code,
        placed_rows.node_code,
        placed_rows.raw_table,
        placed_rows.row_key,
        placed_rows.part,
        placed_rows.region_level,
        placed_rows.region_code
    from placed_rows
    inner join editions on placed_rows.edition = editions.previous_edition
),

compared as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        raw_table,
        row_key,
        former.part as previous_part,
        latter.part,
        former.place_code is not null as was_here,
        latter.place_code is not null as is_here
    from latter
    full join former
        using (edition, region_level, region_code, node_code, raw_table, row_key)
),

-- Whether a row that is here in one of the editions alone is elsewhere in the other.
found as (
    select
        compared.*,
        elsewhere.row_key is not null as is_elsewhere
    from compared
    inner join editions using (edition)
    left join numbered_rows as elsewhere
        on
            case when compared.was_here then compared.edition else editions.previous_edition end
            = elsewhere.edition
            and compared.node_code = elsewhere.node_code
            and compared.row_key = elsewhere.row_key
            and not (compared.was_here and compared.is_here)
    where compared.part is not null or compared.previous_part is not null
),

named as (
    select
        *,
        case
            when was_here and is_here and part is null then 'became unknown'
            when was_here and is_here and previous_part is null then 'became known'
            when was_here and is_here then 'same'
            when is_here and is_elsewhere then 'moved in'
            when is_here then 'came'
            when is_elsewhere then 'moved out'
            else 'went'
        end as change_kind
    from found
),

-- The rows that are known in both editions, in the middle between them: what the others are
-- compared with. Without any, the middle of the two means.
beside_means as (
    select
        named.*,
        latter_values.statistic = 'mean' as is_mean,
        case when latter_values.is_known then latter_values.known_rows end as known_rows,
        case when former_values.is_known then former_values.known_rows end as previous_known_rows,
        coalesce(
            avg((named.part + named.previous_part) / 2) filter (where named.change_kind = 'same')
                over (
                    partition by
                        named.edition, named.region_level, named.region_code, named.node_code
                ),
            (latter_values.raw_value + former_values.raw_value) / 2
        ) as middle_value
    from named
    inner join editions using (edition)
    inner join {{ ref('int_indicator_values') }} as latter_values
        on
            named.edition = latter_values.edition
            and named.region_level = latter_values.region_level
            and named.region_code = latter_values.region_code
            and named.node_code = latter_values.node_code
    inner join {{ ref('int_indicator_values') }} as former_values
        on
            editions.previous_edition = former_values.edition
            and named.region_level = former_values.region_level
            and named.region_code = former_values.region_code
            and named.node_code = former_values.node_code
)

select
    edition,
    region_level,
    region_code,
    node_code,
    raw_table,
    row_key,
    change_kind,
    previous_part as previous_value,
    part as row_value,
    case
        when previous_known_rows is null or known_rows is null then null
        when not is_mean then coalesce(part, 0) - coalesce(previous_part, 0)
        when change_kind = 'same'
            then
                (part - previous_part)
                * (1 / cast(known_rows as double) + 1 / cast(previous_known_rows as double)) / 2
        when part is not null then (part - middle_value) / cast(known_rows as double)
        else (middle_value - previous_part) / cast(previous_known_rows as double)
    end as effect
from beside_means
