{# Values that stand on one side only: `column_name` of the model, and `field` of `to`
   (both optionally narrowed). Unlike `relationships`, it looks both ways. #}
{% test same_members(model, column_name, to, field, where=none, to_where=none) %}
    with

        here as (
            select distinct {{ column_name }} as member
            from {{ model }}
            {% if where %} where {{ where }}{% endif %}
        ),

        there as (
            select distinct {{ field }} as member
            from {{ to }}
            {% if to_where %} where {{ to_where }}{% endif %}
        )

    select here.member as only_here, there.member as only_there
    from here
    full join there on here.member = there.member
    where here.member is null or there.member is null
{% endtest %}
