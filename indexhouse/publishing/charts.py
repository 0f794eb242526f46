"""The chart sheet: scores of the latest edition by dimension, in Chinese and English.

The charts refer to the sheet of live scores, so they follow when a weight is changed there.
"""

from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indexhouse.languages import in_language
from indexhouse.publishing.catalog import Catalog
from indexhouse.publishing.live_scores import (
    DIMENSIONS,
    NAME_EN,
    NAME_ZH,
    REGION_EN,
    REGION_ZH,
    REGIONS,
    LiveScores,
    live_name,
)
from indexhouse.publishing.sheets import Styles

CHARTS = "图表 Charts"
# The dimension colours of the website (frame.css).
COLOURS = ("#124E8C", "#2F86C4", "#17A2A2", "#7FBF6B", "#E3B73F", "#E07B3C")
TITLES = {"zh": "{0} 年版{1}得分", "en": "Scores of the {2}, edition {0}"}
NAMES = {"zh": REGION_ZH, "en": REGION_EN}
FIRST_ROW, COLUMNS_APART = 2, 10
SIZE = {"width": 620, "height": 820}


def write_charts(
    workbook: Workbook, sheet: Worksheet, styles: Styles, catalog: Catalog, live: LiveScores
) -> None:
    """Write the notice and one stacked bar chart per language.

    `sheet` exists already because it comes before the sheet of live scores.
    """
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    # Repeated here because a reader may open only this sheet.
    sheet.set_row(0, 34)
    look = styles(font_color="#C00000", text_wrap=True, valign="vcenter")
    sheet.merge_range(0, 0, 0, 2 * COLUMNS_APART - 1, catalog.notice, look)
    for place, language in enumerate(NAMES):
        sheet.insert_chart(FIRST_ROW, place * COLUMNS_APART, bars(workbook, live, language))


def bars(workbook: Workbook, live: LiveScores, language: str) -> ChartBar:
    """A stacked bar per region, in the order of the live sheet (by rank in the mart)."""
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    assert isinstance(chart, ChartBar)
    source = live_name(live.scores.edition)
    names = [source, REGIONS, NAMES[language], live.last, NAMES[language]]
    for place in range(len(live.scores.dimensions)):
        column = DIMENSIONS + place
        chart.add_series(
            {
                # A reference to the header: a text that begins with = would become a formula.
                "name": [source, in_language(language, NAME_ZH, NAME_EN), column],
                "categories": names,
                "values": [source, REGIONS, column, live.last, column],
                "fill": {"color": COLOURS[place % len(COLOURS)]},
                "gap": 30,
            }
        )
    title = TITLES[language].format(live.scores.edition, live.level.short_zh, live.level.many_en)
    chart.set_title({"name": title, "name_font": {"size": 14}})
    # Puts the first rank on top, as in the sheet.
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "interval_unit": 1})
    chart.set_x_axis(
        {"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(SIZE)
    return chart
