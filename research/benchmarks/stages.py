"""What the stages of a build on Spark took, from its event log."""

import csv
from pathlib import Path

import duckdb

CSV, LONGEST = "spark_stages.csv", 6
MADE = (
    r"InsertIntoHadoopFsRelationCommand\s+(?:Input[^\n]*\n)?Arguments: file:[^,]*/(\w+)[.]db/(\w+),"
)
# Rows from which on a step has size: a stage that reads so many should not be a single task.
SIZE = 1_000_000
EVENTS = """
    create temp table events as
    select * from read_json('{folder}/**/events_*', format = 'newline_delimited', columns = {{
        Event: 'varchar', "Stage ID": 'bigint', "Stage IDs": 'bigint[]', "Properties": 'json',
        executionId: 'bigint', physicalPlanDescription: 'varchar',
        "Task Info": 'json', "Task Metrics": 'json'
    }}, maximum_object_size = 200000000)
"""
STAGES = """
    with
        tasks as (
            select
                "Stage ID" as stage,
                ("Task Info"->>'Launch Time')::bigint as launched,
                ("Task Info"->>'Finish Time')::bigint as finished,
                coalesce(("Task Metrics"->'Input Metrics'->>'Records Read')::bigint, 0)
                + coalesce(
                    ("Task Metrics"->'Shuffle Read Metrics'->>'Total Records Read')::bigint, 0
                ) as rows_read,
                coalesce(
                    ("Task Metrics"->'Shuffle Write Metrics'->>'Shuffle Bytes Written')::bigint, 0
                ) as shuffled
            from events where Event = 'SparkListenerTaskEnd'
        ),
        jobs as (
            select stage, max(execution) as execution
            from (
                select unnest("Stage IDs") as stage,
                    ("Properties"->>'spark.sql.execution.id')::bigint as execution
                from events where Event = 'SparkListenerJobStart'
            )
            group by stage
        ),
        made as (
            select executionId as execution,
                max(regexp_extract(physicalPlanDescription, '{made}', 2)) as made
            from events where executionId is not null group by 1
        )
    select
        coalesce(nullif(any_value(made), ''), 'a test or a check') as step,
        count(*) as tasks,
        (max(finished) - min(launched)) / 1000 as seconds,
        max(finished - launched) / 1000 as longest_task,
        sum(rows_read)::bigint as rows_read,
        max(rows_read)::bigint as most_rows_in_a_task,
        sum(shuffled) / 1e6 as shuffled_mb
    from tasks left join jobs using (stage) left join made using (execution)
    group by stage order by seconds desc
"""


def stages_of(folder: Path) -> list[dict]:
    """One row per stage, the longest first.

    step: the table that it is for; tasks; seconds from the first task's start to the last one's
    end; longest_task in seconds; rows_read, and most_rows_in_a_task of them; shuffled_mb.
    """
    with duckdb.connect() as connection:
        connection.execute(EVENTS.format(folder=folder))
        rows = connection.execute(STAGES.format(made=MADE))
        names = [name for name, *_ in rows.description or []]
        return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def write(folder: Path, scale: int, store: Path) -> None:
    """Put the stages of a build at a scale into spark_stages.csv, in place of earlier ones."""
    file = store / CSV
    kept = [row for row in read(store) if int(row["scale"]) != scale]
    stages = [{"scale": scale, **row} for row in stages_of(folder)]
    rows = sorted(kept + stages, key=lambda row: int(row["scale"]))
    with open(file, "w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, stages[0])
        writer.writeheader()
        writer.writerows(rows)


def read(store: Path) -> list[dict]:
    """The rows of spark_stages.csv, as text."""
    file = store / CSV
    if not file.exists():
        return []
    with open(file, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tables(store: Path) -> list[str]:
    """The longest stages at each scale as a Markdown table, and the largest in a single task."""
    rows, lines = read(store), []
    for scale in dict.fromkeys(row["scale"] for row in rows):
        stages = [row for row in rows if row["scale"] == scale]
        large = sum(int(row["rows_read"]) >= SIZE for row in stages)
        alone = max(int(row["rows_read"]) for row in stages if row["tasks"] == "1")
        lines += [
            "",
            f"**Stages on Spark, k = {int(scale):,}**: {len(stages):,}, of which {large} read a"
            f" million rows or more; the largest that ran in one task read {alone:,}. The longest:",
            "",
            "| stage of | tasks | seconds | longest task | rows read | shuffled, MB |",
            "|---|--:|--:|--:|--:|--:|",
            *map(line, stages[:LONGEST]),
        ]
    return lines


def line(row: dict) -> str:
    numbers = f"{float(row['seconds']):.1f} | {float(row['longest_task']):.1f}"
    size = f"{int(row['rows_read']):,} | {float(row['shuffled_mb']):,.1f}"
    return f"| `{row['step']}` | {row['tasks']} | {numbers} | {size} |"
