"""Tables, keys and measures of the index, as the polars and pandas contenders name them."""

COUNTED_ENTITIES = {
    "alliances": ("alliance_id", "alliance_count"),
    "conferences": ("conference_id", "conference_count"),
    "policies": ("policy_id", "policy_count"),
    "parks": ("park_id", "park_count"),
}
ACADEMIC = {"universities": "university", "institutes": "institute"}
PAPERS_AND_PATENTS = {
    "domestic_paper_count": "mean_domestic_papers",
    "international_paper_count": "mean_international_papers",
    "patent_count": "mean_patents",
}
PLACE_CODES = ["province_code", "city_code"]
REGION = ["edition", "region_level", "region_code"]
PEERS = ["edition", "region_level", "node_code"]
