"""What counts as firm: of the random ways to make the index, how many must agree."""

# In this share of the ways, an order or a change of rank counts as firm.
FIRM = 0.95

# The design that varies the most: its intervals are the widest.
DESIGN = """
    select design_code
    from marts.dim_uncertainty_designs
    order by
        varies_normalisation desc, varies_aggregation desc, varies_left_out desc, design_code
    limit 1
"""
