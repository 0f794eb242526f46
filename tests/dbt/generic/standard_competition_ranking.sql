{# Rows whose rank is not one more than the number of better scores in their group
   (1, 2, 2, 4), scores being equal when they agree on rank_decimals decimals. #}
{% test standard_competition_ranking(model, score, score_rank, partition_by) %}
    with

        score_counts as (
            select
                {{ partition_by | join(", ") }},
                round({{ score }}, {{ var("rank_decimals") }}) as rounded_score,
                count(*) as row_count
            from {{ model }}
            group by all
        ),

        expected as (
            select
                *,
                1 + coalesce(
                    sum(row_count) over (
                        partition by {{ partition_by | join(", ") }}
                        order by rounded_score desc
                        rows between unbounded preceding and 1 preceding
                    ),
                    0
                ) as expected_rank
            from score_counts
        )

    select ranked.*, expected.expected_rank
    from {{ model }} as ranked
    left join
        expected on round(ranked.{{ score }}, {{ var("rank_decimals") }}) = expected.rounded_score
        {%- for column in partition_by %}
            and ranked.{{ column }} = expected.{{ column }}
        {%- endfor %}
    where ranked.{{ score_rank }} is distinct from expected.expected_rank
{% endtest %}
