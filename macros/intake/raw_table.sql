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
  Runs at the start of a build: makes a view over the user's files of every raw table, so that
  nothing is copied. CSV columns and the values of partition folders stay text, which staging
  reads. The CSV dialect is given, not guessed: a guess can take rows for comments or titles.
#}
{% macro mount_raw_files() -%}
    {%- if execute and var("raw_location") and flags.WHICH in ["build", "run", "test"] %}
        {%- do run_query("create schema if not exists raw_files") %}
        {%- for name in var("raw_tables") %}
            {%- do run_query(
                "create or replace view raw_files.raw_"
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
    {%- set files = found.columns[1].values() %}
    {{
        return(
            "select "
            ~ all_columns(forms[0], files[0])
            ~ " from "
            ~ read_raw_files(forms[0], files)
        )
    }}
{%- endmacro %}

{# Where a raw table lies: observations belong to an index of one's own, if there is one. #}
{% macro folder_of(table) -%}
    {{
        return(
            var("index_location")
            if table == "raw_observations" and var("index_location")
            else var("raw_location")
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

{# All columns of files of one form. DuckDB fails on a partition's column that the files have too,
   with another type, unless it is computed. #}
{% macro all_columns(form, file) -%}
    {%- set computed = [] -%}
    {%- for folder in file.split("/")[:-1][-form.count("=") :] if "=" in form -%}
        {%- set name = '"' ~ folder.split("=")[0] ~ '"' -%}
        {%- do computed.append(name ~ " || '' as " ~ name) -%}
    {%- endfor -%}
    * {{- " replace (" ~ computed | join(", ") ~ ")" if computed }}
{%- endmacro %}

{# A query for the files of a raw table and the form that each is in: a file, or a part in a
   folder, which may be partitioned (edition=2023/part-0.parquet). `make check` runs it too, so
   that both read the same files. Names that begin with ., _ or ~ are never read: other programs
   hide their own files behind them. #}
{% macro list_raw_files(folder, table) -%}
    {%- set forms = [table ~ ".csv", table ~ ".csv.gz", table ~ ".parquet"] -%}
    {%- for parts in (table ~ "/", table ~ ".parquet/") -%}
        {%- for depth in range(4) -%}
            {%- do forms.append(parts ~ "*=*/" * depth ~ "*.parquet") -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for form in forms %}
        {#- DuckDB may take a folder for a file where the last name is no pattern. #}
        {%- set pattern = as_pattern(folder.rstrip("/")) ~ "/" ~ form.replace(".", "[.]") %}
        select {{ sql_text(form) }} as form, file
        from glob({{ sql_text(pattern) }})
        where
            not regexp_matches(file, '/{{ table }}(\.parquet)?/(.*/)?[._~]')
            {{ "union all" if not loop.last }}
    {%- endfor %}
    order by file
{%- endmacro %}

{# The SQL that reads files of one form. Parts may differ in their types: none is cast to
   another's. The folders above a table are no partitions of it. #}
{% macro read_raw_files(form, files) -%}
    {%- set paths = [] -%}
    {%- for file in files -%} {%- do paths.append(sql_text(as_pattern(file))) -%} {%- endfor -%}
    {%- if ".csv" in form -%}
        read_csv(
            [{{ paths | join(", ") }}],
            header = true,
            all_varchar = true,
            delim = ',',
            quote = '"',
            escape = '"',
            comment = '',
            skip = 0,
            compression = '{{ "gzip" if form.endswith(".gz") else "none" }}',
            hive_partitioning = false
        )
    {%- else -%}
        read_parquet(
            [{{ paths | join(", ") }}],
            union_by_name = {{ files | length > 1 }},
            hive_partitioning = {{ "=" in form }},
            hive_types_autocast = false
        )
    {%- endif %}
{%- endmacro %}

{# A path as a pattern that matches nothing else: in brackets a sign stands for itself. #}
{% macro as_pattern(path) -%}
    {{ return(path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")) }}
{%- endmacro %}

{# A text as SQL writes it. #}
{% macro sql_text(text) -%}
    {{ return(dbt.string_literal(dbt.escape_single_quotes(text))) }}
{%- endmacro %}
