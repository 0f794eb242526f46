{{ rankings_of('circle', ref('int_region_rankings'), ref('dim_regions')) }}
