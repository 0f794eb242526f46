{# The ranking of one level, best region first in each edition: the wide marts that this index
   promises to BI, which differ in nothing but the level and the parents that its regions have. #}
{% macro rankings_of(region_level, rankings, regions, parents=[]) -%}
    with
        pivoted as (
            select
                edition,
                region_level,
                region_code,
                {%- for dimension in ranked_dimensions() %}
                    max(score) filter (
                        where node_code = '{{ dimension }}'
                    ) as {{ dimension }}_score,
                    max(score_rank) filter (
                        where node_code = '{{ dimension }}'
                    ) as {{ dimension }}_rank,
                {%- endfor %}
                max(score) filter (where node_code = 'overall') as overall_score,
                max(score_rank) filter (where node_code = 'overall') as overall_rank,
                max(previous_rank) filter (where node_code = 'overall') as previous_overall_rank,
                max(rank_change) filter (where node_code = 'overall') as overall_rank_change
            from {{ rankings }}
            where region_level = '{{ region_level }}'
            group by edition, region_level, region_code
        )

    select
        pivoted.edition,
        pivoted.region_code,
        regions.region_name_zh,
        regions.region_name_en,
        {%- for parent in parents %} regions.{{ parent }}, {%- endfor %}
        pivoted.overall_score,
        pivoted.overall_rank,
        pivoted.previous_overall_rank,
        pivoted.overall_rank_change,
        {%- for dimension in ranked_dimensions() %}
            pivoted.{{ dimension }}_score, pivoted.{{ dimension }}_rank{{ ',' if not loop.last }}
        {%- endfor %}
    from pivoted
    inner join {{ regions }} as regions using (region_level, region_code)
    order by pivoted.edition, pivoted.overall_rank, pivoted.region_code
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
