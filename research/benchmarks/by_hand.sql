-- The index in one hand-written DuckDB script, from raw Parquet to ranks.
-- The caller sets two variables: raw (the folder of the raw tables) and seeds (the project's).
-- The result is two tables: index_scores and row_counts.

create macro raw_rows(name) as table
from read_parquet(getvariable('raw') || '/raw_' || name || '.parquet');

create macro seed(name) as table
from read_csv(getvariable('seeds') || '/' || name || '.csv', header = true, all_varchar = true);

create table editions as select cast(edition as bigint) as edition from seed('reference/editions');
create table provinces as select region_code as province_code from seed('reference/regions')
where region_level = 'province';
create table cities as select region_code as city_code, parent_code as province_code from seed('reference/regions')
where region_level = 'city';
create table countries as select country_code from seed('reference/countries');
create table circle_members as
select group_code as circle_code, member_code as province_code from seed('reference/region_members');
create table nodes as from seed('index/index_nodes');
create table weights as
select node_code, cast(weight as double) as weight
from seed('index/index_weights')
where weight_scheme = 'printed';

-- All valid places: a city with or without its province, a province alone, or neither.
create table places as
select province_code, city_code, city_code as place, true as is_known from cities
union all
select null, city_code, city_code, true from cities
union all
select province_code, null, province_code, true from provinces
union all
select null, null, null, true;

-- 1. Keys that repeat within an edition --------------------------------------------------
-- Sorting hashes is three times faster than grouping texts, so only keys whose hash
-- repeats are compared as texts.

create view keys as
select 'enterprises' as raw_table, edition, enterprise_id as key from raw_rows('enterprises')
union all
select 'investors', edition, investor_id from raw_rows('investors')
union all
select 'universities', edition, university_id from raw_rows('universities')
union all
select 'institutes', edition, institute_id from raw_rows('institutes')
union all
select 'alliances', edition, alliance_id from raw_rows('alliances')
union all
select 'conferences', edition, conference_id from raw_rows('conferences')
union all
select 'policies', edition, policy_id from raw_rows('policies')
union all
select 'parks', edition, park_id from raw_rows('parks')
union all
select 'capital_relations', edition, relation_id from raw_rows('capital_relations')
union all
select 'technology_relations', edition, relation_id from raw_rows('technology_relations')
union all
select 'core_people', edition, person_id from raw_rows('core_people');

create macro repeated_keys(name) as table
with hashed as not materialized (
    select *, hash(edition, key) as key_hash from keys where raw_table = name
),
repeated_hashes as (
    select distinct key_hash
    from (
        select key_hash, lag(key_hash) over (order by key_hash) as previous_hash from hashed
    )
    where key_hash = previous_hash
)
select raw_table, edition, key
from hashed semi join repeated_hashes using (key_hash)
group by all
having count(*) > 1;

create table repeated as from repeated_keys('enterprises');
insert into repeated from repeated_keys('investors');
insert into repeated from repeated_keys('universities');
insert into repeated from repeated_keys('institutes');
insert into repeated from repeated_keys('alliances');
insert into repeated from repeated_keys('conferences');
insert into repeated from repeated_keys('policies');
insert into repeated from repeated_keys('parks');
insert into repeated from repeated_keys('capital_relations');
insert into repeated from repeated_keys('technology_relations');
insert into repeated from repeated_keys('core_people');

-- 2. Rows screened and counted by place --------------------------------------------------

create macro wrong_key(name, row_edition, row_key) as
    coalesce(row_edition not in (from editions), true)
    or row_key is null
    or (name, row_edition, row_key) in (select (raw_table, edition, key) from repeated);

create table enterprises as
select
    edition,
    enterprise_id,
    place,
    valuation_cny_100m,
    patent_count,
    technology_layer,
    wrong_key('enterprises', edition, enterprise_id)
    or is_known is null
    or coalesce(technology_layer not in ('foundation', 'technology', 'application'), false)
    or coalesce(least(valuation_cny_100m, patent_count, revenue_cny_100m) < 0, false)
        as is_refused
from raw_rows('enterprises') as enterprise
left join places
    on enterprise.province_code is not distinct from places.province_code
    and enterprise.city_code is not distinct from places.city_code;

create table enterprise_counts as
select
    'enterprises' as raw_table,
    edition,
    place,
    is_refused,
    count(*) as row_count,
    count(*) as enterprise_count,
    sum(valuation_cny_100m) as enterprise_mean_valuation,
    count(valuation_cny_100m) as enterprise_mean_valuation_known,
    sum(patent_count) as enterprise_mean_patents,
    count(patent_count) as enterprise_mean_patents_known,
    count(*) filter (where technology_layer in ('foundation', 'technology'))
        as foundation_technology_enterprise_count
from enterprises
group by all;

create view investors as
select
    edition,
    investor_id,
    wrong_key('investors', edition, investor_id)
    or coalesce(province_code not in (from provinces), false)
    or coalesce(country_code not in (from countries), false)
    or coalesce(investor_type not in ('institution', 'non_institution'), false) as is_refused
from raw_rows('investors');

create table investor_counts as
select 'investors' as raw_table, edition, is_refused, count(*) as row_count
from investors
group by all;

create view academic_organisations as
select 'universities' as raw_table, university_id as key, * from raw_rows('universities')
union all by name
select 'institutes' as raw_table, institute_id as key, * from raw_rows('institutes');

create table academic_counts as
select
    raw_table,
    edition,
    place,
    wrong_key(raw_table, edition, key)
    or is_known is null
    or coalesce(least(domestic_paper_count, international_paper_count, patent_count) < 0, false)
        as is_refused,
    count(*) as row_count,
    count(*) as _count,
    sum(domestic_paper_count) as _mean_domestic_papers,
    count(domestic_paper_count) as _mean_domestic_papers_known,
    sum(international_paper_count) as _mean_international_papers,
    count(international_paper_count) as _mean_international_papers_known,
    sum(patent_count) as _mean_patents,
    count(patent_count) as _mean_patents_known
from academic_organisations as organisation
left join places
    on organisation.province_code is not distinct from places.province_code
    and organisation.city_code is not distinct from places.city_code
group by all;

create view entities as
select 'alliances' as raw_table, alliance_id as key, edition, province_code, city_code
from raw_rows('alliances')
union all
select 'conferences', conference_id, edition, province_code, city_code from raw_rows('conferences')
union all
select 'policies', policy_id, edition, province_code, city_code from raw_rows('policies')
union all
select 'parks', park_id, edition, province_code, city_code from raw_rows('parks');

create table entity_counts as
select
    raw_table,
    edition,
    place,
    wrong_key(raw_table, edition, key) or is_known is null as is_refused,
    count(*) as row_count,
    count(*) filter (where raw_table = 'alliances') as alliance_count,
    count(*) filter (where raw_table = 'conferences') as conference_count,
    count(*) filter (where raw_table = 'policies') as policy_count,
    count(*) filter (where raw_table = 'parks') as park_count
from entities as entity
left join places
    on entity.province_code is not distinct from places.province_code
    and entity.city_code is not distinct from places.city_code
group by all;

-- A relation inherits its enterprise's place; the rows it refers to must be accepted.
create view accepted_enterprises as
select edition, enterprise_id, place, true as is_known from enterprises where not is_refused;

create view accepted_investors as
select edition, investor_id, true as is_known from investors where not is_refused;

create table capital_counts as
select
    'capital_relations' as raw_table,
    relation.edition,
    place,
    wrong_key('capital_relations', relation.edition, relation_id)
    or enterprise.is_known is null
    or (relation.investor_id is not null and investor.is_known is null)
    or coalesce(role not in ('financing', 'investment'), true)
    or coalesce(amount_cny_100m < 0, false) as is_refused,
    count(*) as row_count,
    count(*) filter (where role = 'financing') as financing_count,
    sum(amount_cny_100m) filter (where role = 'financing') as financing_amount,
    count(*) filter (where role = 'investment') as investment_count
from raw_rows('capital_relations') as relation
left join accepted_enterprises as enterprise using (edition, enterprise_id)
left join accepted_investors as investor using (edition, investor_id)
group by all;

create table technology_counts as
select
    'technology_relations' as raw_table,
    edition,
    place,
    wrong_key('technology_relations', edition, relation_id)
    or is_known is null
    or coalesce(direction not in ('input', 'enablement'), true)
    or coalesce(counterparty_country_code not in (from countries), false) as is_refused,
    count(*) as row_count,
    count(*) filter (where direction = 'enablement') as technology_enablement_count,
    count(*) filter (where direction = 'input' and counterparty_country_code <> 'CN')
        as international_technology_input_count,
    count(*) filter (where direction = 'enablement' and counterparty_country_code <> 'CN')
        as international_technology_enablement_count
from raw_rows('technology_relations')
left join accepted_enterprises using (edition, enterprise_id)
group by all;

create table people_counts as
select
    'core_people' as raw_table,
    edition,
    place,
    wrong_key('core_people', edition, person_id) or is_known is null as is_refused,
    count(*) as row_count,
    count(*) filter (where has_studied_abroad) as international_study_count,
    count(*) filter (where has_worked_abroad) as international_work_count
from raw_rows('core_people')
left join accepted_enterprises using (edition, enterprise_id)
group by all;

create table counts as
from enterprise_counts
union all by name from investor_counts
union all by name
select raw_table, edition, place, is_refused, row_count, columns('^_') as 'university\0'
from academic_counts where raw_table = 'universities'
union all by name
select raw_table, edition, place, is_refused, row_count, columns('^_') as 'institute\0'
from academic_counts where raw_table = 'institutes'
union all by name from entity_counts
union all by name from capital_counts
union all by name from technology_counts
union all by name from people_counts;

-- 3. From places to regions --------------------------------------------------------------

create table row_counts as
select
    raw_table,
    edition,
    sum(row_count) as raw_rows,
    coalesce(sum(row_count) filter (where not is_refused), 0) as accepted_rows,
    coalesce(sum(row_count) filter (where is_refused), 0) as rejected_rows
from counts
group by all;

create table regions as
select 'city' as region_level, city_code as region_code, city_code as place from cities
union all
select 'province', province_code, city_code from cities
union all
select 'province', province_code, province_code from provinces;

create table measures as
unpivot (
    select
        edition,
        region_level,
        region_code,
        cast(sum(columns(* exclude (
            raw_table, edition, region_level, region_code, place, is_refused, row_count
        ))) as double)
    from counts
    join regions using (place)
    where not is_refused
    group by all
)
on columns(* exclude (edition, region_level, region_code)) into name measure value measured;

-- 4. Scores and ranks --------------------------------------------------------------------

create table indicator_values as
select
    editions.edition,
    regions.region_level,
    regions.region_code,
    node_code,
    direction = '-1' as less_is_better,
    case
        when statistic = 'mean' then coalesce(numerators.measured / known.measured, 0)
        else coalesce(numerators.measured, 0)
    end as raw_value
from editions
cross join (select distinct region_level, region_code from regions) as regions
cross join (from nodes where node_level = 'indicator')
left join measures as numerators
    on (editions.edition, regions.region_level, regions.region_code, node_code)
    = (numerators.edition, numerators.region_level, numerators.region_code, numerators.measure)
left join measures as known
    on (editions.edition, regions.region_level, regions.region_code, node_code || '_known')
    = (known.edition, known.region_level, known.region_code, known.measure);

create table index_scores as
with bounded as (
    select
        *,
        min(raw_value) over peers as low_value,
        max(raw_value) over peers as high_value
    from indicator_values
    window peers as (partition by edition, region_level, node_code)
),
indicator_scores as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        weight * coalesce(
            100 * if(less_is_better, high_value - raw_value, raw_value - low_value)
            / nullif(high_value - low_value, 0),
            0
        ) as score
    from bounded
    join weights using (node_code)
),
with_circles as (
    from indicator_scores
    union all
    select edition, 'circle', circle_code, node_code, score
    from indicator_scores
    join circle_members on region_code = province_code
),
rolled_up as (
    select edition, region_level, region_code, ancestors.node_code, sum(score) as score
    from with_circles
    join nodes as indicator using (node_code)
    join nodes as subdimension on indicator.parent_code = subdimension.node_code
    cross join lateral (
        select unnest([
            indicator.node_code, subdimension.node_code, subdimension.parent_code, 'overall'
        ]) as node_code
    ) as ancestors
    group by all
)
select
    *,
    rank() over (
        partition by edition, region_level, node_code order by round(score, 9) desc
    ) as score_rank
from rolled_up;
