-- noqa: disable=layout.select_targets
-- One indicator ranks the provinces almost as all of them do.
select node_code, pearson
from {{ ref('fct_node_correlations') }}
where edition = 2023 and region_level = 'province' and other_node_code = 'overall'
order by pearson desc
