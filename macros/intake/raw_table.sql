{# The relation that a raw table is read from: the sample library's seed, or the user's file
   when `raw_location` names a folder. #}
{% macro raw_table(name) -%}
    {%- if var("raw_location") -%} {{ return(source("raw", "raw_" ~ name)) }}
    {%- else -%} {{ return(ref("raw_" ~ name)) }}
    {%- endif -%}
{%- endmacro %}

{# The columns of a raw table by the input contract (models/staging/_input_contract.yml), in
   order: name, data_type and meta each. Empty while dbt parses, before it has read the YAML. #}
{% macro contract_columns(raw_table) -%}
    {%- set name = "raw_" ~ raw_table -%}
    {%- set tables = own_nodes("source" if var("raw_location") else "seed") -%}
    {%- for table in tables | selectattr("name", "equalto", name) -%}
        {{ return(table.columns.values() | list) }}
    {%- endfor -%}
    {%- if execute -%}
        {%- do exceptions.raise_compiler_error(name ~ " is not in the input contract.") -%}
    {%- endif -%}
    {{ return([]) }}
{%- endmacro %}

{#
  Runs at the start of a build: makes a view over the user's file of every raw table, so that
  nothing is copied. The parts of a table may differ in types: none is cast to another's. A
  table is <raw_location>/<table>.parquet, .csv, or a folder <table>/ of Parquet files. CSV
  columns stay text, which staging reads. The CSV dialect is given, not guessed: a guess can take
  rows for comments or titles. Stops the build if a table has no file, or more than one form.
#}
{% macro mount_raw_files() -%}
    {%- if execute and var("raw_location") and flags.WHICH in ["build", "run", "test"] %}
        {%- do run_query("create schema if not exists raw_files") %}
        {%- for name in var("raw_tables") %}
            {%- do run_query(
                "create or replace view raw_files.raw_"
                ~ name
                ~ " as select * from "
                ~ read_raw_file("raw_" ~ name)
            ) %}
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# The SQL that reads the file, or the files, of one raw table. #}
{% macro read_raw_file(table) -%}
    {%- set stem = var("raw_location").rstrip("/") ~ "/" ~ table %}
    {%- set readers = {
        stem ~ ".parquet": "read_parquet",
        stem ~ "/*.parquet": "read_parquet",
        stem ~ ".csv": "read_csv",
    } %}
    {%- set found = [] %}
    {%- for pattern in readers %}
        {%- if run_query(
            "from glob(" ~ dbt.string_literal(dbt.escape_single_quotes(pattern)) ~ ")"
        ) | length %}
            {%- do found.append(pattern) %}
        {%- endif %}
    {%- endfor %}
    {%- if found | length != 1 %}
        {%- do exceptions.raise_compiler_error(
            table
            ~ ": "
            ~ (
                "no file"
                if not found
                else "more than one form (" ~ found | join(", ") ~ ")"
            )
            ~ " in "
            ~ var("raw_location")
            ~ ". Give exactly one of "
            ~ readers
            | join(", ") ~ "."
        ) %}
    {%- endif %}
    {%- set path = dbt.string_literal(dbt.escape_single_quotes(found[0])) %}
    {%- if found[0].endswith(".csv") -%}
        read_csv(
            {{ path }},
            header = true,
            all_varchar = true,
            delim = ',',
            quote = '"',
            escape = '"',
            comment = '',
            skip = 0,
            hive_partitioning = false
        )
    {%- else -%}
        read_parquet({{ path }}, hive_partitioning = false, union_by_name = {{ "*" in found[0] }})
    {%- endif %}
{%- endmacro %}
