{# The relation that a raw table is read from: the sample library's seed, or the user's file
   when `raw_location` names a folder. #}
{% macro raw_table(name) -%}
    {%- if raw_folder() -%} {{ return(source("raw", "raw_" ~ name)) }}
    {%- else -%} {{ return(ref("raw_" ~ name)) }}
    {%- endif -%}
{%- endmacro %}

{# The columns of a raw table by the input contract (models/staging/_input_contract.yml), in
   order: name, data_type and meta each. Empty while dbt parses, before it has read the YAML. #}
{% macro contract_columns(raw_table) -%}
    {%- set name = "raw_" ~ raw_table -%}
    {%- set tables = own_nodes("source" if raw_folder() else "seed") -%}
    {%- for table in tables | selectattr("name", "equalto", name) -%}
        {{ return(table.columns.values() | list) }}
    {%- endfor -%}
    {%- if execute -%}
        {%- do exceptions.raise_compiler_error(name ~ " is not in the input contract.") -%}
    {%- endif -%}
    {{ return([]) }}
{%- endmacro %}

{# The folder whose files are read as raw tables; empty where they are seeds. Spark reads the sample
   library as files, too: row by row, as dbt loads seeds, it would take minutes. #}
{% macro raw_folder() -%}
    {%- set other_seeds = own_nodes("seed") if target.type == "spark" else [] -%}
    {%- set sample_library = (other_seeds | map(attribute="root_path") | first) ~ "/seeds/raw" -%}
    {{ return(var("raw_location") or (sample_library if target.type == "spark" else "")) }}
{%- endmacro %}

{#
  Runs at the start of a build: makes a view over the user's files of every raw table, so that
  nothing is copied. CSV columns and the values of partition folders stay text, which staging
  reads. The CSV dialect is given, not guessed: a guess can take rows for comments or titles.
#}
{% macro mount_raw_files() -%}
    {%- if execute and raw_folder() and flags.WHICH in ["build", "run", "test"] %}
        {%- set schema = schema_of_build("raw_files" if var("raw_location") else "raw") %}
        {%- do run_query("create schema if not exists " ~ schema) %}
        {%- for name in var("raw_tables") %}
            {%- do run_query(
                "create or replace view "
                ~ schema
                ~ ".raw_"
                ~ name
                ~ " as "
                ~ read_raw_table("raw_" ~ name)
            ) %}
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{# A query for all rows of one raw table; of none if it may be left out and is. Stops the build if
   it is there in more than one form, or is missing. #}
{% macro read_raw_table(table) -%}
    {%- set folder = folder_of(table) %}
    {%- set found = run_query(list_raw_files(folder, table)) %}
    {%- set forms = found.columns[0].values() | unique | list %}
    {%- if not forms and may_be_left_out(table) %} {{ return(no_rows_of(table)) }}
    {%- elif forms | length != 1 %}
        {%- do exceptions.raise_compiler_error(
            table
            ~ ": "
            ~ (
                "no file"
                if not forms
                else "more than one form (" ~ forms | join(", ") ~ ")"
            )
            ~ " in "
            ~ folder
            ~ ". Give exactly one of "
            ~ table
            ~ ".csv, "
            ~ table
            ~ ".csv.gz, "
            ~ table
            ~ ".parquet, or a folder "
            ~ table
            ~ "/ of Parquet files."
        ) %}
    {%- endif %}
    {{ return(all_rows(folder, forms[0], found.columns[1].values())) }}
{%- endmacro %}

{# Where a raw table lies: observations belong to an index of one's own, if there is one. #}
{% macro folder_of(table) -%}
    {{
        return(
            var("index_location")
            if table == "raw_observations" and var("index_location")
            else raw_folder()
        )
    }}
{%- endmacro %}

{# An index of one's own counts what it wants to: every table is optional then. #}
{% macro may_be_left_out(table) -%}
    {{ return(var("index_location") != "" or table == "raw_observations") }}
{%- endmacro %}

{# A query for no rows with the columns of the contract. #}
{% macro no_rows_of(table) -%}
    select
        {%- for column in contract_columns(table.removeprefix("raw_")) %}
            cast(null as {{ dbt.type_string() }}) as {{ column.name }} {{- "," if not loop.last }}
        {%- endfor %}
    where false
{%- endmacro %}
