-- The audit shows every figure as its seed has it, and judges it by its operator.
with

expected as (
    select
        figures.*,
        audited.computed_value,
        audited.computed_value - figures.printed_value as difference,
        exceptions.proof_zh,
        exceptions.proof_en,
        case figures.operator
            when '=' then abs(difference) * 2 * power(10, figures.decimals) <= 1 + 1e-6
            when '<' then difference < 0
            when '<=' then difference <= 0
            when '>' then difference > 0
        end as is_reproduced
    from {{ ref('printed_figures') }} as figures
    inner join {{ ref('audit_printed_figures') }} as audited using (figure_id)
    left join {{ ref('printed_exceptions') }} as exceptions using (figure_id)
)

select *
from expected
full join {{ ref('audit_printed_figures') }} as audited using (figure_id)
where
    expected.proof_zh is distinct from audited.proof_zh
    or expected.proof_en is distinct from audited.proof_en
    {%- for column in [
        'locator',
        'edition',
        'region_level',
        'region_code',
        'region_name_zh',
        'node_code',
        'measure',
        'operator',
        'printed_value',
        'decimals',
        'basis',
        'note',
    ] %}
    or expected.{{ column }} is distinct from audited.{{ column }}
    {%- endfor %}
    or {{ differ('audited.difference', 'expected.difference') }}
    or expected.is_reproduced is distinct from (audited.verdict = 'reproduced')
