"""Draws the plots of the README from the files in seeds/raw."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from research.reconstruction.seeds import CIRCLE, CITY, PROVINCE, Seeds
from research.reconstruction.tables import Tables
from research.reconstruction.verify import RANK_DECIMALS, Check, Finding

FOLDER = Path("research/reconstruction/plots")
LEAST_GAP = 0.003  # smallest distance between neighbours in a ranking, in points
INK, MUTED, GRID = "#1f2933", "#7b8794", "#e4e7eb"
COLOURS = ("#1b6ca8", "#d1495b", "#2e8b57", "#e08e1b")
RESIDUAL_GROUPS = {
    "Province scores": ("score", PROVINCE),
    "Circle scores": ("score", CIRCLE),
    "City scores": ("score", CITY),
    "Shares": ("share", ""),
}


def draw(seeds: Seeds, tables: Tables, root: Path) -> list[Path]:
    """Draw all plots as SVG and return their paths; the same tables give the same files."""
    matplotlib.rcParams["svg.hashsalt"] = "reconstruction"
    matplotlib.rcParams["font.size"] = 9
    check = Check(seeds, tables)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    canvases = {
        "residuals.svg": draw_residuals(check.findings()),
        "rank_margins.svg": draw_rank_margins(check),
        "distributions.svg": draw_distributions(tables, max(seeds.editions)),
    }
    for name, canvas in canvases.items():
        canvas.savefig(root / FOLDER / name, metadata={"Date": None})
    return [root / FOLDER / name for name in canvases]


def new_canvas(width: float, height: float, columns: int = 1) -> tuple[Canvas, list[Axes]]:
    """An empty figure of the given size in inches, with axes side by side."""
    canvas = Canvas(figsize=(width, height), layout="constrained")
    axes = [canvas.add_subplot(1, columns, column + 1) for column in range(columns)]
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
        axis.spines[["left", "bottom"]].set_color(MUTED)
        axis.tick_params(colors=INK)
        axis.grid(color=GRID, linewidth=0.8)
        axis.set_axisbelow(True)
    return canvas, axes


def draw_residuals(findings: list[Finding]) -> Canvas:
    """Computed minus printed values, in half units of the last printed decimal."""
    canvas, (axis,) = new_canvas(7.2, 3.2)
    jitter = np.random.default_rng(1)
    labels: list[str] = []
    for position, (label, (measure, level)) in enumerate(RESIDUAL_GROUPS.items()):
        residuals = [
            float((f.computed - Fraction(f.figure.printed)) / Fraction(f.figure.half_unit))
            for f in findings
            if measure in f.figure.measure
            and f.figure.operator == "="
            and (not level or f.figure.level == level)
        ]
        heights = position + jitter.uniform(-0.28, 0.28, len(residuals))
        axis.scatter(residuals, heights, s=14, color=COLOURS[position], alpha=0.65, linewidths=0)
        labels.append(f"{label} ({len(residuals)})")
    axis.axvspan(-1, 1, color=COLOURS[0], alpha=0.07, zorder=0)
    axis.axvline(0, color=MUTED, linewidth=0.8)
    axis.set_xlim(-1.5, 1.5)
    axis.set_xticks([-1, -0.5, 0, 0.5, 1])
    axis.set_ylim(len(RESIDUAL_GROUPS) - 0.5, -0.5)
    axis.set_yticks(range(len(labels)), labels)
    axis.tick_params(axis="y", length=0)
    axis.spines["left"].set_visible(False)
    axis.set_xlabel("computed minus printed, in half units of the last printed decimal")
    axis.set_title(
        "All scores and shares round to the printed figure (band)",
        loc="left", fontsize=9.5, color=INK,
    )  # fmt: skip
    return canvas


def draw_rank_margins(check: Check) -> Canvas:
    """Histogram of the distances between neighbours in all printed rankings, in points."""
    canvas, (axis,) = new_canvas(7.2, 3.2)
    bins = LEAST_GAP * np.logspace(0, 4.5, 37)
    for colour, level in zip(COLOURS, (PROVINCE, CITY, CIRCLE), strict=False):
        gaps = list(gaps_between_ranks(check, level))
        label = f"{level} (smallest {min(gaps):.4f})"
        axis.hist(
            np.clip(gaps, LEAST_GAP, None),
            bins=bins.tolist(),
            histtype="step",
            linewidth=1.6,
            color=colour,
            label=label,
        )
    axis.set_xscale("log")
    axis.axvline(LEAST_GAP, color=MUTED, linestyle="--", linewidth=1)
    axis.text(
        0.95 * LEAST_GAP, axis.get_ylim()[1], f"{LEAST_GAP} ", ha="right", va="top", color=MUTED
    )
    axis.set_xlim(0.4 * LEAST_GAP, 100)
    axis.set_xlabel("points between neighbours in a printed ranking (log scale)")
    axis.set_ylabel("pairs of neighbours")
    axis.legend(frameon=False, loc="upper right")
    axis.set_title(
        "Ranks hold with room to spare; exact ties are left out",
        loc="left", fontsize=9.5, color=INK,
    )  # fmt: skip
    return canvas


def gaps_between_ranks(check: Check, level: str) -> Iterator[float]:
    """Yield the distances in points between regions with a printed rank and their neighbours."""
    printed: dict[tuple[int, str], set[str]] = {
        (f.edition, f.node): set() for f in check.seeds.figures if f.level == level
    }
    for figure in check.seeds.figures:
        if figure.level == level and figure.measure == "rank" and figure.operator == "=":
            printed[figure.edition, figure.node].add(figure.region)
    for (edition, node), regions in printed.items():
        computed = check.editions[edition]
        line = sorted(computed.regions[level], key=lambda r: computed.scores[r, node], reverse=True)
        for front, back in pairwise(line):
            gap = computed.scores[front, node] - computed.scores[back, node]
            if {front, back} & regions and round(gap, RANK_DECIMALS) > 0:
                yield float(gap)


def draw_distributions(tables: Tables, edition: int) -> Canvas:
    """Heavy tails: share of known rows that are at least as large, on log scales."""
    canvas, axes = new_canvas(7.2, 3.2, columns=2)
    enterprises = [r for r in tables["raw_enterprises"] if r["edition"] == edition]
    capital = [r for r in tables["raw_capital_relations"] if r["edition"] == edition]
    financing = Counter(r["enterprise_id"] for r in capital if r["role"] == "financing")
    money = {
        "Valuation of an enterprise": [r["valuation_cny_100m"] for r in enterprises],
        "Amount of a financing": [
            r["amount_cny_100m"] for r in capital if r["role"] == "financing"
        ],
    }
    counts = {
        "Patents of an enterprise": [r["patent_count"] for r in enterprises],
        "Financings of an enterprise": list(financing.values()),
    }
    for axis, series, unit in zip(
        axes, (money, counts), ("CNY 100 million", "number"), strict=True
    ):
        for colour, (label, values) in zip(COLOURS, series.items(), strict=False):
            known = np.sort([float(v) for v in values if v is not None and float(v) > 0])[::-1]
            share = np.arange(1, len(known) + 1) / len(known)
            axis.plot(known, share, color=colour, linewidth=1.6, label=f"{label} ({len(known):,})")
        axis.set(xscale="log", yscale="log", xlabel=unit, ylim=(1e-5, 1.5))
        axis.legend(frameon=False, loc="lower left", fontsize=8)
    axes[0].set_ylabel("share of known rows at least as large")
    canvas.suptitle(
        f"Rows are heavy-tailed within exact totals (edition {edition}, known values)",
        x=0.01, ha="left", fontsize=9.5, color=INK,
    )  # fmt: skip
    return canvas
