{# The ranking of one level, best region first in each edition: the marts that differ
   in nothing but the level and the parents that its regions have. #}
{% macro rankings_of(region_level, rankings, regions, parents=[]) -%}
    select
        rankings.edition,
        rankings.region_code,
        regions.region_name_zh,
        regions.region_name_en,
        {%- for parent in parents %} regions.{{ parent }}, {%- endfor %}
        rankings.overall_score,
        rankings.overall_rank,
        rankings.previous_overall_rank,
        rankings.overall_rank_change,
        {%- for dimension in ranked_dimensions() %}
            rankings.{{ dimension }}_score, rankings.{{ dimension }}_rank{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ rankings }} as rankings
    inner join {{ regions }} as regions using (region_level, region_code)
    where rankings.region_level = '{{ region_level }}'
    order by rankings.edition, rankings.overall_rank, rankings.region_code
{%- endmacro %}

{# The dimensions that have columns of their own in the rankings: names promised to BI,
   therefore listed. A test ties them to the tree. #}
{% macro ranked_dimensions() -%}
    {{
        return(
            [
                "enterprise_capability",
                "academic_ecosystem",
                "capital_environment",
                "international_openness",
                "linkage_capability",
                "government_response",
            ]
        )
    }}
{%- endmacro %}
