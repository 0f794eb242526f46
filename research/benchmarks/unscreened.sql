-- Replaces parts 1 and 2 of by_hand.sql: counts all rows without screening them.

create view enterprise_places as
select edition, enterprise_id, coalesce(city_code, province_code) as place
from raw_rows('enterprises');

create table counts as
select
    'enterprises' as raw_table,
    edition,
    coalesce(city_code, province_code) as place,
    count(*) as row_count,
    count(*) as enterprise_count,
    sum(valuation_cny_100m) as enterprise_mean_valuation,
    count(valuation_cny_100m) as enterprise_mean_valuation_known,
    sum(patent_count) as enterprise_mean_patents,
    count(patent_count) as enterprise_mean_patents_known,
    count(*) filter (where technology_layer in ('foundation', 'technology'))
        as foundation_technology_enterprise_count
from raw_rows('enterprises')
group by all
union all by name
select
    'universities' as raw_table,
    edition,
    coalesce(city_code, province_code) as place,
    count(*) as row_count,
    count(*) as university_count,
    sum(domestic_paper_count) as university_mean_domestic_papers,
    count(domestic_paper_count) as university_mean_domestic_papers_known,
    sum(international_paper_count) as university_mean_international_papers,
    count(international_paper_count) as university_mean_international_papers_known,
    sum(patent_count) as university_mean_patents,
    count(patent_count) as university_mean_patents_known
from raw_rows('universities')
group by all
union all by name
select
    'institutes' as raw_table,
    edition,
    coalesce(city_code, province_code) as place,
    count(*) as row_count,
    count(*) as institute_count,
    sum(domestic_paper_count) as institute_mean_domestic_papers,
    count(domestic_paper_count) as institute_mean_domestic_papers_known,
    sum(international_paper_count) as institute_mean_international_papers,
    count(international_paper_count) as institute_mean_international_papers_known,
    sum(patent_count) as institute_mean_patents,
    count(patent_count) as institute_mean_patents_known
from raw_rows('institutes')
group by all
union all by name
select 'alliances' as raw_table, edition, coalesce(city_code, province_code) as place,
    count(*) as row_count, count(*) as alliance_count
from raw_rows('alliances')
group by all
union all by name
select 'conferences' as raw_table, edition, coalesce(city_code, province_code) as place,
    count(*) as row_count, count(*) as conference_count
from raw_rows('conferences')
group by all
union all by name
select 'policies' as raw_table, edition, coalesce(city_code, province_code) as place,
    count(*) as row_count, count(*) as policy_count
from raw_rows('policies')
group by all
union all by name
select 'parks' as raw_table, edition, coalesce(city_code, province_code) as place,
    count(*) as row_count, count(*) as park_count
from raw_rows('parks')
group by all
union all by name
select 'investors' as raw_table, edition, count(*) as row_count
from raw_rows('investors')
group by all
union all by name
select
    'capital_relations' as raw_table,
    edition,
    place,
    count(*) as row_count,
    count(*) filter (where role = 'financing') as financing_count,
    sum(amount_cny_100m) filter (where role = 'financing') as financing_amount,
    count(*) filter (where role = 'investment') as investment_count
from raw_rows('capital_relations')
left join enterprise_places using (edition, enterprise_id)
group by all
union all by name
select
    'technology_relations' as raw_table,
    edition,
    place,
    count(*) as row_count,
    count(*) filter (where direction = 'enablement') as technology_enablement_count,
    count(*) filter (where direction = 'input' and counterparty_country_code <> 'CN')
        as international_technology_input_count,
    count(*) filter (where direction = 'enablement' and counterparty_country_code <> 'CN')
        as international_technology_enablement_count
from raw_rows('technology_relations')
left join enterprise_places using (edition, enterprise_id)
group by all
union all by name
select
    'core_people' as raw_table,
    edition,
    place,
    count(*) as row_count,
    count(*) filter (where has_studied_abroad) as international_study_count,
    count(*) filter (where has_worked_abroad) as international_work_count
from raw_rows('core_people')
left join enterprise_places using (edition, enterprise_id)
group by all;

alter table counts add column is_refused boolean default false;
