{{ rankings_of('circle', ref('rankings'), ref('dim_regions')) }}
