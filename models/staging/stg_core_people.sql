{{ stage(
    'core_people',
    raw_table('core_people'),
    key='person_id',
    text=['enterprise_id'],
    boolean=['has_studied_abroad', 'has_worked_abroad']
) }}
