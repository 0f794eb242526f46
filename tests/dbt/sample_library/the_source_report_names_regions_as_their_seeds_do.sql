select distinct
    figures.region_code,
    figures.region_name_zh as printed_name,
    regions.region_name_zh
from {{ ref('printed_figures') }} as figures
left join {{ ref('dim_regions') }} as regions using (region_level, region_code)
where
    figures.region_name_zh is distinct from regions.region_name_zh
    and figures.region_name_zh is distinct from regions.short_name_zh
