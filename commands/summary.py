"""One line at the end of a build: what was made, and where."""

import sys
from pathlib import Path

import duckdb


def summary(warehouse: Path) -> str:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        provinces, cities, editions = connection.execute(
            "select (select count(distinct region_code) from marts.province_rankings),"
            " (select count(distinct region_code) from marts.city_rankings),"
            " (select string_agg(edition, ', ' order by edition) from marts.dim_editions)"
        ).fetchone()
        raw, rejected = connection.execute(
            "select sum(raw_rows), sum(rejected_rows) from audit.audit_row_counts"
        ).fetchone()
    return (
        f"Built {warehouse.resolve()}: {provinces} provinces and {cities} cities ranked"
        f" for {editions} from {raw:,} raw rows ({rejected:,} rejected)."
    )


if __name__ == "__main__":
    print(summary(Path(sys.argv[1])))
