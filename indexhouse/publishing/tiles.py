"""tiles.geojson: the tile map as squares, with the latest scores, for QGIS and map visuals.

The squares are places on a drawing and not on Earth: a region has no coordinates here, and no
boundary. One tile is one degree wide, so that any program shows the map whole.
"""

import json
from pathlib import Path

import duckdb

from indexhouse.marts.rows import rows
from indexhouse.publishing.catalog import Catalog

TILES = "tiles.geojson"
REGIONS = """
    select
        regions.region_code, regions.region_level, regions.region_name_zh, regions.region_name_en,
        regions.tile_row, regions.tile_column, edition, score, score_rank
    from warehouse.marts.dim_regions as regions
    inner join warehouse.marts.fct_index_scores as scores using (region_level, region_code)
    where regions.tile_row is not null and node_code = ? and edition = ?
    order by regions.region_code
"""


def write_tiles(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write the tiles; without any (another index may have none), there is no file."""
    found = rows(connection, REGIONS, [catalog.index.root, catalog.editions[-1]])
    if not found:
        return
    tiles = {
        "type": "FeatureCollection",
        "name": f"{catalog.index.file}_tiles",
        "features": [feature(region) for region in found],
    }
    text = json.dumps(tiles, ensure_ascii=False, indent=1)
    (folder / TILES).write_text(text + "\n", encoding="utf-8")


def feature(region: dict) -> dict:
    west, north = region.pop("tile_column"), -region.pop("tile_row")
    east, south = west + 1, north - 1
    # Against the clock, as GeoJSON (RFC 7946) has the outside of a polygon.
    ring = [[west, north], [west, south], [east, south], [east, north], [west, north]]
    return {
        "type": "Feature",
        "id": region["region_code"],
        "properties": region,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
