"""How firm ranks and their changes are: lists for the ranking page, one item per region."""

import duckdb

from indexhouse.marts.rows import rows

# The design that varies most of the method: its intervals leave out no choice.
DESIGN = """
    with designs as (
        select design_code, name_zh, name_en from marts.dim_uncertainty_designs
        order by
            varies_normalisation::int + varies_aggregation::int + varies_left_out::int desc,
            weight_noise = 'any' desc,
            design_code
        limit 1
    )
"""

# Positions are those of `regions` in data.py; a region without a row has a null.
INTERVALS = f"""
    {DESIGN}

    select edition, region_level,
        list(rank_p05 order by region_code) as first_ranks,
        list(rank_p95 order by region_code) as last_ranks,
        list(share_above_next order by region_code) as above_next,
        max(draws) as draws
    from marts.dim_editions
    cross join marts.dim_regions
    cross join designs
    left join marts.fct_rank_intervals using (design_code, edition, region_level, region_code)
    group by edition, region_level
    having draws is not null
"""

CHANGES = f"""
    {DESIGN}

    select edition, region_level,
        list(share_rose order by region_code) as rose,
        list(share_fell order by region_code) as fell
    from marts.dim_editions
    cross join marts.dim_regions
    cross join designs
    left join marts.fct_rank_change_confidence
        using (design_code, edition, region_level, region_code)
    group by edition, region_level
    having max(draws) is not null
"""


def read_firmness(marts: duckdb.DuckDBPyConnection) -> list[dict]:
    """Rows of an edition and a level with lists of ranks and shares of draws."""
    return [*rows(marts, INTERVALS), *rows(marts, CHANGES)]
