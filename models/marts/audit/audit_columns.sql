-- A warehouse keeps the labels that it was built with: what is published reads them here.
with

described as (
    {{ described_columns([
        'schema_name', 'table_name', 'title_zh', 'title_en', 'column_name', 'column_order',
        'data_type', 'label_zh', 'label_en', 'unit_zh', 'unit_en', 'description_zh',
        'description_en', 'key_order', 'references_table', 'references_column'
    ]) }}
),

-- The tree, not the YAML, names the columns of a dimension: those that the YAML gives no label.
dimension_columns as (
    select
        node_code || '_score' as column_name,
        node_name_zh || '得分' as label_zh,
        node_name_en || ' score' as label_en,
        unit_zh,
        unit_en
    from {{ ref('dim_index_nodes') }}
    union all
    select
        node_code || '_rank' as column_name,
        node_name_zh || '排名' as label_zh,
        node_name_en || ' rank' as label_en,
        null as unit_zh,
        null as unit_en
    from {{ ref('dim_index_nodes') }}
)

select
    described.schema_name,
    described.table_name,
    described.title_zh,
    described.title_en,
    described.column_name,
    cast(described.column_order as bigint) as column_order,
    described.data_type,
    coalesce(described.label_zh, dimension_columns.label_zh) as label_zh,
    coalesce(described.label_en, dimension_columns.label_en) as label_en,
    coalesce(described.unit_zh, dimension_columns.unit_zh) as unit_zh,
    coalesce(described.unit_en, dimension_columns.unit_en) as unit_en,
    described.description_zh,
    described.description_en,
    cast(described.key_order as bigint) as key_order,
    described.references_table,
    described.references_column
from described
left join dimension_columns
    on described.column_name = dimension_columns.column_name and described.label_en is null
order by described.schema_name, described.table_name, described.column_order
