"""Everything around the dbt models: check input, build, explain, make the site, publish."""
