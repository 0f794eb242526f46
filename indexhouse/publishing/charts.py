"""A sheet of charts of the latest edition, Chinese and English: the provinces' points by dimension.

They read the sheet of live scores: a weight that is changed there moves the bars.
"""

from indexhouse.publishing.catalog import Catalog
from indexhouse.publishing.live_scores import (
    DIMENSIONS,
    PROVINCE_EN,
    PROVINCE_ZH,
    PROVINCES,
    LiveScores,
)

CHARTS = "图表 Charts"
# The colours of the dimensions on the pages.
COLOURS = ("#124E8C", "#2F86C4", "#17A2A2", "#7FBF6B", "#E3B73F", "#E07B3C")
TITLES = {"zh": "{} 年版省级得分", "en": "Scores of the provinces, edition {}"}
NAMES = {"zh": PROVINCE_ZH, "en": PROVINCE_EN}
FIRST_ROW, COLUMNS_APART = 2, 10
SIZE = {"width": 620, "height": 820}


def write_charts(workbook, sheet, styles, catalog: Catalog, live: LiveScores) -> None:
    """Two bar charts in a sheet that was added before, so that it stands in front."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    # The file's readers may see this sheet alone.
    sheet.set_row(0, 34)
    look = styles(font_color="#C00000", text_wrap=True, valign="vcenter")
    sheet.merge_range(0, 0, 0, 2 * COLUMNS_APART - 1, catalog.notice, look)
    for place, language in enumerate(NAMES):
        sheet.insert_chart(FIRST_ROW, place * COLUMNS_APART, bars(workbook, live, language))


def bars(workbook, live: LiveScores, language: str):
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    source = live.sheet.get_name()
    names = [source, PROVINCES, NAMES[language], live.last, NAMES[language]]
    for place, node in enumerate(live.scores.dimensions):
        column = DIMENSIONS + place
        chart.add_series(
            {
                "name": getattr(node, language),
                "categories": names,
                "values": [source, PROVINCES, column, live.last, column],
                "fill": {"color": COLOURS[place % len(COLOURS)]},
                "gap": 30,
            }
        )
    chart.set_title(
        {"name": TITLES[language].format(live.scores.edition), "name_font": {"size": 14}}
    )
    # The first rank on top, as in the sheet.
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "interval_unit": 1})
    chart.set_x_axis(
        {"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(SIZE)
    return chart
