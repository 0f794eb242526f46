{# A query for all rows of a raw table: its folder, the form that it is in, and its files. #}
{% macro all_rows(folder, form, files) -%}
    {{ return(adapter.dispatch("all_rows", "ai_competitiveness")(folder, form, files)) }}
{%- endmacro %}

{% macro default__all_rows(folder, form, files) -%}
    select {{ all_columns(form, files[0]) }} from {{ read_raw_files(form, files) }}
{%- endmacro %}

{# Spark takes options of files on a table only: one over the files, of which nothing is copied.
   FAILFAST: a row with too many or too few values stops the build, as in DuckDB. Spaces around a
   name in the header are none of it. #}
{% macro spark__all_rows(folder, form, files) -%}
    {%- set path = dbt.escape_single_quotes(on_disk(folder.rstrip("/")) ~ "/" ~ form) -%}
    {%- set schema = schema_of_build("files") -%}
    {%- set table = schema ~ "." ~ form.split(".")[0].rstrip("/") -%}
    {%- if ".csv" in form -%}
        {%- set format = "csv" -%}
        {%- set options = (
            "header 'true', quote '\"', escape '\"', multiLine 'true', mode 'FAILFAST'"
        ) -%}
    {%- else -%}
        {%- set format, options = "parquet", "mergeSchema '" ~ (files | length > 1) ~ "'" -%}
    {%- endif -%}
    {%- do run_query("create schema if not exists " ~ schema) -%}
    {%- do run_query("drop table if exists " ~ table) -%}
    {%- do run_query(
        "create table "
        ~ table
        ~ " using "
        ~ format
        ~ " options (path '"
        ~ path
        ~ "', "
        ~ options
        ~ ")"
    ) -%}
    {%- set columns = [] -%}
    {%- for name in run_query("show columns in " ~ table).columns[0].values() -%}
        {%- set safe = name.replace("`", "``") -%}
        {%- do columns.append("`" ~ safe ~ "` as `" ~ safe | trim ~ "`") -%}
    {%- endfor -%}
    select {{ columns | join(", ") }}
    from {{ table }}
{%- endmacro %}

{# A path without a scheme is one of this machine's disk: a cluster would look in a file system of its
   own. #}
{% macro on_disk(path) -%}
    {{ return("file:" ~ path if path.startswith("/") else path) }}
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
    {{ return(adapter.dispatch("list_raw_files", "ai_competitiveness")(folder, table)) }}
{%- endmacro %}

{% macro default__list_raw_files(folder, table) -%}
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

{# Spark lists whatever is in the folder, but hidden files; the form of a file follows from its path.
   A form ends at the folder of a table in parts, which Spark reads as one. #}
{% macro spark__list_raw_files(folder, table) -%}
    {%- set forms = {
        table ~ ".csv": "[.]csv$",
        table ~ ".csv.gz": "[.]csv[.]gz$",
        table ~ ".parquet": "[.]parquet$",
        table ~ "/": "/([^/=]+=[^/]*/){0,3}[^/._~][^/]*[.]parquet$",
        table ~ ".parquet/": "[.]parquet/([^/=]+=[^/]*/){0,3}[^/._~][^/]*[.]parquet$",
    } -%}
    select form, file
    from
        (
            select
                path as file,
                case
                    {%- for form, ending in forms.items() %}
                        when path rlike '/{{ table }}{{ ending }}' then '{{ form }}'
                    {%- endfor %}
                end as form
            from {{ "binaryfile.`" ~ on_disk(folder.rstrip("/")) ~ "/*`" }}
        ) as files
    where form is not null
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
