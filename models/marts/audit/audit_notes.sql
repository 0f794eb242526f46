-- What is not refused but may be wrong: nobody else would see it in the scores.
with

-- All rows that an indicator is about: those of the widest level, or of every region that competes
-- and was observed.
wide_values as (
    select
        indicator_values.edition,
        indicator_values.node_code,
        indicator_tables.node_code is null as is_observed,
        sum(indicator_values.known_rows) as known_rows,
        sum(indicator_values.all_rows) as all_rows
    from {{ ref('int_indicator_values') }} as indicator_values
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
    where
        case
            when indicator_tables.node_code is null then region_levels.ranking = 'compete'
            else
                region_levels.level_order = (
                    select min(levels.level_order) from {{ ref('region_levels') }} as levels
                )
        end
    group by all
),

known_shares as (
    select
        edition,
        node_code,
        known_rows,
        {{ percentage('known_rows', 'all_rows') }} as known_share,
        max({{ percentage('known_rows', 'all_rows') }})
            over (partition by node_code) as best_share
    from wide_values
),

accepted as (
    select
        editions.edition,
        row_counts.raw_table,
        sum(row_counts.accepted_rows) filter (where row_counts.edition = editions.edition)
            as accepted_rows
    from {{ ref('editions') }} as editions
    cross join {{ ref('audit_row_counts') }} as row_counts
    group by editions.edition, row_counts.raw_table
),

-- Indicators that are told of otherwise are left out.
levels_alike as (
    select
        indicators.edition,
        indicators.region_level,
        indicators.node_code
    from {{ ref('int_normalised_indicators') }} as indicators
    left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
    inner join accepted
        on
            indicators.edition = accepted.edition
            and coalesce(indicator_tables.raw_table, 'observations') = accepted.raw_table
            and accepted.accepted_rows > 0
    inner join wide_values
        on
            indicators.edition = wide_values.edition
            and indicators.node_code = wide_values.node_code
            and (wide_values.known_rows > 0 or wide_values.all_rows = 0)
    group by indicators.edition, indicators.region_level, indicators.node_code
    having max(indicators.high_value) = min(indicators.low_value)
),

means as (
    select
        *,
        -- The total of nothing known is unknown.
        total / known_rows as mean_value,
        min(total / known_rows) filter (where total > 0)
            over (partition by raw_table, column_name) as least_mean
    from {{ ref('int_column_profiles') }}
),

notes as (
    select
        edition,
        'no_rows' as reason_code,
        'raw_' || raw_table as subject,
        null as found
    from accepted
    where coalesce(accepted_rows, 0) = 0
    union all
    select
        edition,
        'nothing_known' as reason_code,
        node_code as subject,
        '0 / ' || cast(cast(all_rows as bigint) as string) as found
    from wide_values
    where known_rows = 0 and all_rows > 0
    union all
    select
        max(edition) as edition,
        'not_measured' as reason_code,
        node_code as subject,
        null as found
    from wide_values
    where is_observed
    group by node_code
    having sum(all_rows) = 0
    union all
    select
        edition,
        'known_share_differs' as reason_code,
        node_code as subject,
        round(known_share, 1) || ' % / ' || round(best_share, 1) || ' %' as found
    from known_shares
    where known_rows > 0 and known_share < {{ var('note_known_share') }} * best_share
    union all
    select
        edition,
        'equal_everywhere' as reason_code,
        region_level as subject,
        {{ joined_texts('node_code') }} as found
    from levels_alike
    group by edition, region_level
    union all
    select
        edition,
        'another_unit' as reason_code,
        'raw_' || raw_table || '.' || column_name as subject,
        round(mean_value, 2) || ' / ' || round(least_mean, 2) as found
    from means
    where mean_value >= {{ var('note_unit_ratio') }} * least_mean
    union all
    select
        edition,
        'after_cutoff' as reason_code,
        'raw_' || raw_table || '.' || column_name as subject,
        late_rows || ' / ' || known_rows || ', ' || latest as found
    from means
    where late_rows > 0
    union all
    select
        edition,
        'ambiguous_code' as reason_code,
        'raw_' || raw_table || '.' || column_name as subject,
        ambiguous_rows || ' / ' || known_rows as found
    from means
    where ambiguous_rows > 0
)

select
    notes.edition,
    notes.reason_code,
    notes.subject,
    notes.found,
    fault_kinds.meaning_zh,
    fault_kinds.meaning_en,
    fault_kinds.remedy_zh,
    fault_kinds.remedy_en
from notes
left join {{ ref('fault_kinds') }} as fault_kinds using (reason_code)
order by notes.edition, notes.reason_code, notes.subject
