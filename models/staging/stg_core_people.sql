{{ stage(
    'core_people',
    ref('raw_core_people'),
    key='person_id',
    text=['enterprise_id'],
    boolean=['has_studied_abroad', 'has_worked_abroad']
) }}
