with

organisations as (
    select
        *,
        raw_table = 'universities' as is_university,
        raw_table = 'institutes' as is_institute
    from {{ ref('int_academic_organisations_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        {% for node in ['university', 'institute'] %}
        {% for column, measure in [
            ('domestic_paper_count', 'mean_domestic_papers'),
            ('international_paper_count', 'mean_international_papers'),
            ('patent_count', 'mean_patents'),
        ] %}
        sum({{ column }}) filter (where is_{{ node }}) as {{ node }}_{{ measure }},
        count({{ column }}) filter (where is_{{ node }})
            as {{ node }}_{{ measure }}_known,
        {% endfor %}
        {% endfor %}
        count(*) filter (where is_university) as university_count,
        count(*) filter (where is_institute) as institute_count
    from organisations
    group by raw_table, edition, place_code, rejection
)

select * from counted
