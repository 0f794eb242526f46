"""How long the ranking page takes: the first view, and a redraw after a change of edition or level.

Opens site/ranking.html (make docs) from the disk in headless Chromium. A time ends when the changed
page has been painted; CPU time is that of the page's main thread. Needs what make acceptance needs.

python -m research.benchmarks.pages [--site DIR] [--runs N]
"""

import argparse
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from research.benchmarks.contenders import PROJECT

CHROMIUM = "/usr/bin/chromium-headless-shell"
MARKS = "<!-- pages: written by research.benchmarks.pages -->\n", "<!-- end of pages -->"
README = Path(__file__).with_name("README.md")
PROVINCES, CITIES, NODE = "level=province", "level=city", "capital_environment"
# What is seen before -> the hash that it is changed to, and the goal in milliseconds.
FIRST = [("first view, provinces", PROVINCES, 1000), ("first view, cities", CITIES, 1000)]
CHANGES = [
    ("edition, provinces", PROVINCES, f"edition=2022&{PROVINCES}", 200),
    ("edition, cities", CITIES, f"edition=2022&{CITIES}", 200),
    ("level, provinces to cities", PROVINCES, CITIES, 200),
    ("level, cities to provinces", CITIES, PROVINCES, 200),
    ("a region's page", PROVINCES, "level=province&region=500000", 200),
    ("back from it", "level=province&region=500000", PROVINCES, 200),
    ("a weight", f"{PROVINCES}&weights={NODE}:10", f"{PROVINCES}&weights={NODE}:20", 200),
]
# A frame is painted before the task that its callback asks for.
PAINTED = """() => new Promise((done) =>
    requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
    }))"""
CHANGE = f"""async (hash) => {{
    const start = performance.now();
    history.pushState(null, "", hash);
    dispatchEvent(new PopStateEvent("popstate"));
    return (await ({PAINTED})()) - start;
}}"""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m research.benchmarks.pages", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--site", type=Path, default=PROJECT / "site")
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    address = (arguments.site.resolve() / "ranking.html").as_uri()
    lines = ["| what | milliseconds | CPU milliseconds | goal |", "|---|--:|--:|--:|"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, state, goal in FIRST:
            runs = [first_view(browser, address, state) for _ in range(arguments.runs)]
            lines.append(line(name, runs, goal))
        for name, before, after, goal in CHANGES:
            runs = changes(browser, address, before, after, arguments.runs)
            lines.append(line(name, runs, goal))
        browser.close()
    before, _, rest = README.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    table = "\n".join(["", *lines, ""])
    README.write_text(before + MARKS[0] + table + MARKS[1] + after, encoding="utf-8")
    print(*lines, sep="\n")


def line(name: str, runs: list[tuple[float, float]], goal: int) -> str:
    """A row of the table: medians of wall and CPU time."""
    wall, cpu = (median(times) for times in zip(*runs, strict=True))
    return f"| {name} | {wall:.0f} | {cpu:.0f} | {goal:,} |"


class Tab:
    """An empty tab that knows how much CPU time its main thread has taken."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page(viewport={"width": 1440, "height": 900})
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu(self) -> float:
        """Milliseconds since the tab was opened."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def first_view(browser: Browser, address: str, state: str) -> tuple[float, float]:
    """From the start of the navigation, as a reader who comes for the first time."""
    tab = Tab(browser)
    start = tab.cpu()
    tab.page.goto(f"{address}#lang=en&{state}")
    wall = tab.page.evaluate(PAINTED)
    cpu = tab.cpu() - start
    tab.page.close()
    return wall, cpu


def changes(
    browser: Browser, address: str, before: str, after: str, runs: int
) -> list[tuple[float, float]]:
    """From one state to another and back, as often as runs; only the way there counts."""
    tab = Tab(browser)
    tab.page.goto(f"{address}#lang=en&{before}")
    found = []
    for _ in range(runs):
        start = tab.cpu()
        wall = tab.page.evaluate(CHANGE, f"#lang=en&{after}")
        found.append((wall, tab.cpu() - start))
        tab.page.evaluate(CHANGE, f"#lang=en&{before}")
    tab.page.close()
    return found


if __name__ == "__main__":
    main()
