"""One sheet per edition that computes the scores of one level with live formulas.

Yellow cells are inputs: indicator values and weights. Formulas derive bounds, normalised scores,
dimension scores, the overall score and its rank, as models/intermediate/scoring does, and the
differences from the mart. There is one row per region; results are frozen on the left.
"""

import duckdb
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from indexhouse.marts.labels import Label
from indexhouse.publishing.catalog import Catalog
from indexhouse.publishing.recalculation import Node, Recalculation, Region
from indexhouse.publishing.sheets import (
    ANY_NUMBER,
    HEADER,
    HEADER_ROWS,
    INPUT,
    Styles,
    sheet_name,
    shown_columns,
)

TITLE = "{0} 年版{1}得分复算 {2} scores recalculated, {0} edition"
HOW_TO = (
    "改动黄色单元格（权重、指标值），得分与排名随之变动。Change a yellow cell (a weight or a value)"
    " and the scores and ranks follow.",
    "标准化得分 = 100 ×（值 − 最小值）÷（最大值 − 最小值），各区域相同时为 0；未知值按最差值计；"
    "得分 = Σ 权重 × 标准化得分，取九位小数后排名。"
    "Normalised = 100 × (value − low) / (high − low), 0 if all regions are equal, an unknown"
    " value being taken for the worst;"
    " score = Σ weight × normalised, rounded to nine decimals for ranking.",
)
RESULTS = (
    ("代码", "Code"),
    ("{0}", "{1} (Chinese)"),
    ("{0}（英）", "{1}"),
    ("综合评分（分）", "Overall score (points)"),
    ("与集市之差", "Difference from the mart"),
    ("排名", "Rank"),
    ("较集市上升（位）", "Places gained on the mart"),
)
# Column numbers: the results, then the dimensions.
CODE, REGION_ZH, REGION_EN, SCORE, DIFFERENCE, RANK, CLIMBED, DIMENSIONS = range(8)
# Row numbers: explanation, headers, parameters of each indicator, then the regions.
NOTICE, LARGEST, GROUP, NAME_ZH, NAME_EN, UNIT, DIMENSION = range(3, 10)
DIRECTION, WEIGHT, LOW, HIGH, REGIONS = range(10, 15)
POINTS, SHARE, EXACT = "0.00", "0.0000", "0.000000000"
TOLERANCE = 1e-9
WIDTHS = {
    CODE: 8,
    REGION_ZH: 16,
    REGION_EN: 16,
    SCORE: 13,
    DIFFERENCE: 14,
    RANK: 7,
    CLIMBED: 13,
}
MUTED = {"font_color": "#595959", "text_wrap": True}


def live_name(edition: int) -> str:
    """The name of the sheet of an edition."""
    return f"复算 Recalculate {edition}"


class LiveScores:
    """The sheet of one edition, written strictly top-down (the workbook uses constant memory).

    Blocks of columns start at DIMENSIONS (dimension scores), `differences`, `values` (inputs) and
    `normalised`, and end before `end`; regions fill the rows REGIONS to `last`.
    """

    def __init__(
        self,
        workbook: Workbook,
        styles: Styles,
        connection: duckdb.DuckDBPyConnection,
        catalog: Catalog,
        edition: int,
    ):
        self.scores = Recalculation(connection, catalog.index, catalog.level, edition)
        self.level = catalog.level
        self.mart = (Scores if catalog.index.is_own else SheetScores)(connection, catalog, edition)
        self.notice = catalog.notice
        dimensions, indicators = len(self.scores.dimensions), len(self.scores.indicators)
        self.differences = DIMENSIONS + dimensions
        self.values = self.differences + dimensions
        self.normalised = self.values + indicators
        self.end = self.normalised + indicators
        self.last = REGIONS + len(self.scores.regions) - 1
        self.styles = styles
        self.sheet = workbook.add_worksheet(live_name(edition))
        self.sheet.freeze_panes(UNIT, DIMENSIONS)
        self.sheet.set_landscape()
        self.sheet.repeat_columns(REGION_ZH, REGION_ZH)

    def write(self) -> None:
        """Write the sheet: explanation, headers, parameters, then one row per region."""
        self.shape_columns()
        self.write_top()
        self.write_headers()
        self.write_tree()
        self.write_bounds()
        for row, region in enumerate(self.scores.regions, start=REGIONS):
            self.write_results(row, region)
            self.write_indicators(row, region)

    def shape_columns(self) -> None:
        """Set column widths, and colour differences beyond TOLERANCE."""
        for column in range(self.end):
            self.sheet.set_column(column, column, WIDTHS.get(column, 20))
        beyond_tolerance = {
            "type": "cell",
            "criteria": "not between",
            "minimum": -TOLERANCE,
            "maximum": TOLERANCE,
            "format": self.styles(EXACT, bg_color="#F8CBAD"),
        }
        for first, last in self.difference_blocks():
            self.sheet.conditional_format(REGIONS, first, self.last, last, beyond_tolerance)

    def write_top(self) -> None:
        """Write the title, the explanation, the notice and the largest difference from the mart."""
        title = TITLE.format(self.scores.edition, self.level.short_zh, self.level.name.en)
        self.text(0, 0, title, bold=True, font_size=14)
        for row, line in enumerate(HOW_TO, start=1):
            self.text(row, 0, line)
        self.text(NOTICE, 0, self.notice, font_color="#C00000")
        self.text(LARGEST, 0, "与集市的最大差 Largest difference from the mart")
        blocks = [
            xl_range(REGIONS, first, self.last, last) for first, last in self.difference_blocks()
        ]
        formula = f"=MAX(MAX({','.join(blocks)}),-MIN({','.join(blocks)}))"
        largest = max(
            abs(self.scores.score(region, dimension) - self.mart.score(region, dimension))
            for region in self.scores.regions
            for dimension in [None, *self.scores.dimensions]
        )
        self.formula(LARGEST, DIFFERENCE, formula, largest, EXACT)

    def write_headers(self) -> None:
        """Write the group headings and the Chinese and English column names."""
        groups = (
            (CODE, DIMENSIONS, "结果 Results"),
            (DIMENSIONS, self.differences, "一级指标得分（分） Dimension scores (points)"),
            (self.differences, self.values, "一级指标得分与集市之差 Differences from the mart"),
            (self.values, self.normalised, "指标值 Indicator values"),
            (self.normalised, self.end, "标准化得分 Normalised scores, 0 to 100"),
        )
        for first, end, group in groups:
            header = self.styles(**HEADER, align="left")
            self.sheet.merge_range(GROUP, first, GROUP, end - 1, group, header)
        nodes = self.scores.dimensions * 2 + self.scores.indicators * 2
        words = self.level.one_zh, self.level.name.en
        results = [(zh.format(*words), en.format(*words)) for zh, en in RESULTS]
        names = [*results, *((node.zh, node.en) for node in nodes)]
        for row, language in ((NAME_ZH, 0), (NAME_EN, 1)):
            self.sheet.set_row(row, 48 if row == NAME_EN else 34)
            for column, name in enumerate(names):
                self.text(row, column, name[language], **HEADER)

    def write_tree(self) -> None:
        """Write unit, dimension, direction and weight of each indicator, and dimension weights."""
        self.sheet.set_row(UNIT, 32)
        self.row_name(UNIT, "单位", "Unit")
        for column, node in self.indicator_columns(self.values):
            self.text(UNIT, column, str(Label(node.unit_zh, node.unit_en)), **MUTED)
        self.row_name(DIMENSION, "一级指标", "Dimension")
        for column, node in [
            *self.dimension_columns(DIMENSIONS),
            *self.indicator_columns(self.values),
        ]:
            self.text(DIMENSION, column, node.dimension, **MUTED)
        self.row_name(DIRECTION, "方向", "Direction")
        for column, node in self.indicator_columns(self.values):
            self.sheet.write_number(DIRECTION, column, node.direction, self.styles("0"))
        self.row_name(WEIGHT, "权重", "Weight")
        self.formula(WEIGHT, SCORE, f"=SUM({self.weights})", self.scores.weight(), SHARE)
        for column, node in self.dimension_columns(DIMENSIONS):
            formula = f"=SUMPRODUCT({self.belongs(column)}*{self.weights})"
            self.formula(WEIGHT, column, formula, self.scores.weight(node), SHARE)
        for column, node in self.indicator_columns(self.values):
            weight = self.scores.weights[node.code]
            self.sheet.write_number(WEIGHT, column, weight, self.styles(SHARE, **INPUT))

    def write_bounds(self) -> None:
        """Write the lowest and highest value of each indicator; bounds that were set are inputs."""
        for row, zh, en, function, bound in (
            (LOW, "最小值", "Low", "MIN", self.scores.low),
            (HIGH, "最大值", "High", "MAX", self.scores.high),
        ):
            self.row_name(row, zh, en)
            for column, node in self.indicator_columns(self.values):
                if node.code in self.scores.bounds:
                    look = self.styles(ANY_NUMBER, **INPUT)
                    self.sheet.write_number(row, column, bound(node), look)
                    continue
                regions = xl_range(REGIONS, column, self.last, column)
                self.formula(row, column, f"={function}({regions})", bound(node), ANY_NUMBER)

    def write_results(self, row: int, region: Region) -> None:
        """Write a region's scores, its rank and their differences from the mart."""
        scores = xl_range_abs(REGIONS, SCORE, self.last, SCORE)
        score, rank = xl_rowcol_to_cell(row, SCORE), xl_rowcol_to_cell(row, RANK)
        normalised = self.across(row, self.normalised)
        computed, place = self.scores.score(region), self.scores.ranks[region.code]
        for column, name in enumerate((region.code, region.zh, region.en)):
            self.text(row, column, name)
        formula = f"=SUMPRODUCT({self.weights},{normalised})"
        self.formula(row, SCORE, formula, computed, POINTS, bold=True)
        self.difference(row, DIFFERENCE, SCORE, region, None)
        formula = f"=1+SUMPRODUCT(--(ROUND({scores},9)>ROUND({score},9)))"
        self.formula(row, RANK, formula, place, "0", bold=True)
        formula = f"={self.mart.rank_in(row, region)}-{rank}"
        self.formula(row, CLIMBED, formula, self.mart.rank(region) - place, "+0;-0;0")
        for column, node in self.dimension_columns(DIMENSIONS):
            formula = f"=SUMPRODUCT({self.belongs(column)}*{self.weights}*{normalised})"
            self.formula(row, column, formula, self.scores.score(region, node), POINTS)
            self.difference(row, column - DIMENSIONS + self.differences, column, region, node)

    def difference(
        self, row: int, column: int, minuend: int, region: Region, node: Node | None
    ) -> None:
        """Write the score in column `minuend` minus the mart's (overall if `node` is None)."""
        formula = f"={xl_rowcol_to_cell(row, minuend)}-{self.mart.score_in(row, region, node)}"
        computed = self.scores.score(region, node) - self.mart.score(region, node)
        self.formula(row, column, formula, computed, EXACT)

    def write_indicators(self, row: int, region: Region) -> None:
        """Write a region's indicator values (inputs) and normalised scores."""
        for column, node in self.indicator_columns(self.values):
            value = self.scores.values[region.code, node.code]
            self.sheet.write_number(row, column, value, self.styles(ANY_NUMBER, **INPUT))
        for place, (column, node) in enumerate(self.indicator_columns(self.normalised)):
            cell, low, high, direction = (
                xl_rowcol_to_cell(at, self.values + place, row_abs=at != row)
                for at in (row, LOW, HIGH, DIRECTION)
            )
            if self.scores.indicators[place].code in self.scores.bounds:
                cell = f"MIN(MAX({cell},{low}),{high})"
            above = f"IF({direction}=-1,{high}-{cell},{cell}-{low})"
            formula = f"=IF({high}={low},0,100*({above}/({high}-{low})))"
            self.formula(
                row, column, formula, self.scores.normalised[region.code, node.code], POINTS
            )

    @property
    def weights(self) -> str:
        """The range of the indicator weights."""
        return xl_range_abs(WEIGHT, self.values, WEIGHT, self.normalised - 1)

    def belongs(self, column: int) -> str:
        """A formula that marks the indicators of the dimension in this column."""
        dimensions = xl_range_abs(DIMENSION, self.values, DIMENSION, self.normalised - 1)
        return f"({dimensions}={xl_rowcol_to_cell(DIMENSION, column, row_abs=True)})"

    def across(self, row: int, first: int) -> str:
        """The range of one cell per indicator in a row, starting at column `first`."""
        return xl_range(row, first, row, first + len(self.scores.indicators) - 1)

    def difference_blocks(self) -> tuple[tuple[int, int], ...]:
        """First and last column of each block of differences from the mart."""
        return (DIFFERENCE, DIFFERENCE), (self.differences, self.values - 1)

    def dimension_columns(self, first: int) -> list[tuple[int, Node]]:
        """(Column, dimension) for a block of dimensions that starts at column `first`."""
        return list(enumerate(self.scores.dimensions, start=first))

    def indicator_columns(self, first: int) -> list[tuple[int, Node]]:
        """(Column, indicator) for a block of indicators that starts at column `first`."""
        return list(enumerate(self.scores.indicators, start=first))

    def row_name(self, row: int, zh: str, en: str) -> None:
        """Write the name of a row of parameters in the two name columns."""
        self.text(row, REGION_ZH, zh, bold=True)
        self.text(row, REGION_EN, en, bold=True)

    def text(self, row: int, column: int, text: str, **look: object) -> None:
        """Write a text cell."""
        self.sheet.write_string(row, column, text, self.styles("@", **look))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        result: float,
        number_format: str,
        **look: object,
    ) -> None:
        """Write a formula with its cached result, for readers that do not recalculate."""
        self.sheet.write_formula(row, column, formula, self.styles(number_format, **look), result)


class Scores:
    """The mart's scores and ranks of a level and edition, written into formulas as numbers."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, catalog: Catalog, edition: int):
        self.root = catalog.index.root
        rows = connection.execute(
            "select region_code, node_code, score, score_rank from warehouse.marts.rankings"
            " where edition = ? and region_level = ?",
            [edition, catalog.level.code],
        ).fetchall()
        self.scores: dict[tuple[str, str], float] = {row[:2]: row[2] for row in rows}
        self.ranks: dict[str, int] = {row[0]: row[3] for row in rows if row[1] == self.root}

    def score(self, region: Region, dimension: Node | None) -> float:
        """The mart's score for a dimension, or overall."""
        return self.scores[region.code, dimension.code if dimension else self.root]

    def rank(self, region: Region) -> int:
        """The mart's overall rank."""
        return self.ranks[region.code]

    def score_in(self, row: int, region: Region, dimension: Node | None) -> str:
        """The mart's score as a part of a formula in a row."""
        return repr(self.score(region, dimension))

    def rank_in(self, row: int, region: Region) -> str:
        """The mart's rank as a part of a formula in a row."""
        return str(self.rank(region))


class SheetScores(Scores):
    """The same, with formulas that look them up on the sheet of province_rankings."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, catalog: Catalog, edition: int):
        super().__init__(connection, catalog, edition)
        mart = catalog.mart("province_rankings")
        self.edition = edition
        self.sheet = sheet_name(mart)
        self.last = HEADER_ROWS + mart.row_count - 1
        self.columns = [column.name for column in shown_columns(catalog, mart)]

    def score_in(self, row: int, region: Region, dimension: Node | None) -> str:
        return self.cell(row, f"{dimension.code if dimension else self.root}_score")

    def rank_in(self, row: int, region: Region) -> str:
        return self.cell(row, f"{self.root}_rank")

    def cell(self, row: int, column: str) -> str:
        """A formula for a column of the mart, looked up by the region's code in this row."""
        code = xl_rowcol_to_cell(row, CODE, col_abs=True)
        matches = f"({self.range('edition')}={self.edition})*({self.range('region_code')}={code})"
        return f"SUMPRODUCT({matches}*{self.range(column)})"

    def range(self, column: str) -> str:
        """The cells of a column on the mart's sheet."""
        place = self.columns.index(column)
        return f"'{self.sheet}'!{xl_range_abs(HEADER_ROWS, place, self.last, place)}"
