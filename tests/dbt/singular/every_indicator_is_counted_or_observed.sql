-- The build tells of each in a note.
select * from {{ ref('audit_notes') }}
where reason_code = 'not_measured'
