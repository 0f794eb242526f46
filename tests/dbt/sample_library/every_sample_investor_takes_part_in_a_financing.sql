select
    investors.edition,
    investors.investor_id
from {{ ref('int_accepted_investors') }} as investors
left join {{ ref('int_capital_relations_screened') }} as relations
    on
        investors.edition = relations.edition
        and investors.investor_id = relations.investor_id
        and relations.role = 'financing'
where relations.relation_id is null
