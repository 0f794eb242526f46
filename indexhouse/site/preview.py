"""preview.png: the picture that a chat or a network shows beside a link to the site.

The tile map, if the regions have tiles, and the leaders of the first level that competes, in
English: the font that Pillow brings has no Chinese.
"""

from math import sqrt
from pathlib import Path

import duckdb
from PIL import Image, ImageDraw, ImageFont

from indexhouse.marts.index import Index, read_levels
from indexhouse.marts.rows import is_sample_library, rows

PREVIEW, SIZE = "preview.png", (1200, 630)
# Light colours of frame.css.
PAPER, INK, SOFT, BAR = "#f6f8fb", "#16202e", "#526075", "#124e8c"
LOW, HIGH = (221, 232, 246), (18, 78, 140)
MARGIN, LEADERS = 60, 8
RECONSTRUCTION = "The sample library is a reconstruction: its rows are synthetic."
REGIONS = """
    select rankings.region_name_en as name, score, score_rank as rank, tile_row, tile_column
    from marts.rankings inner join marts.dim_regions using (region_level, region_code)
    where region_level = ? and node_code = ?
        and edition = (select max(edition) from marts.dim_editions)
    order by score_rank, region_code
"""


def write_preview(marts: duckdb.DuckDBPyConnection, index: Index, site: Path) -> None:
    regions = rows(marts, REGIONS, [read_levels(marts)[0].code, index.root])
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((MARGIN, 44), index.site.en, INK, font(54))
    tiles = [region for region in regions if region["tile_row"] is not None]
    if tiles:
        draw_tiles(draw, tiles)
    draw_leaders(draw, regions[:LEADERS], left=660 if tiles else MARGIN)
    if is_sample_library(marts):
        draw.text((MARGIN, 592), RECONSTRUCTION, SOFT, font(20))
    picture.save(site / PREVIEW, optimize=True)


def draw_tiles(draw: ImageDraw.ImageDraw, tiles: list[dict]) -> None:
    """One square a region, the darker the higher its score (a square-root scale, as on the map)."""
    across = [tile["tile_column"] for tile in tiles]
    down = [tile["tile_row"] for tile in tiles]
    side = min(540 // (max(across) - min(across) + 1), 440 // (max(down) - min(down) + 1))
    highest = max(tile["score"] for tile in tiles) or 1
    for tile in tiles:
        left = MARGIN + side * (tile["tile_column"] - min(across))
        top = 130 + side * (tile["tile_row"] - min(down))
        share = sqrt(max(tile["score"], 0) / highest)
        colour = tuple(round(a + share * (b - a)) for a, b in zip(LOW, HIGH, strict=True))
        draw.rounded_rectangle((left, top, left + side - 5, top + side - 5), 8, colour)


def draw_leaders(draw: ImageDraw.ImageDraw, leaders: list[dict], left: int) -> None:
    """Rank, name, bar and score of the first regions."""
    highest = max((region["score"] for region in leaders), default=0) or 1
    right = SIZE[0] - MARGIN
    for place, region in enumerate(leaders):
        top = 126 + 57 * place
        draw.text((left, top), f"{region['rank']}  {region['name']}", INK, font(25))
        draw.text((right, top), f"{region['score']:.2f}", SOFT, font(25), anchor="ra")
        width = (right - left) * max(region["score"], 0) / highest
        draw.rectangle((left, top + 34, left + width, top + 44), BAR)


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
