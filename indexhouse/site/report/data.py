"""The report, written for every edition and language; the page shows one of them at a time."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from indexhouse.site.report.blocks import numbered
from indexhouse.site.report.circles import circles, in_order
from indexhouse.site.report.cities import cities
from indexhouse.site.report.facts import Facts
from indexhouse.site.report.method import method
from indexhouse.site.report.overall import overall
from indexhouse.site.report.printed import PrintedFigures
from indexhouse.site.report.writer import Writer

LANGUAGES = ("zh", "en")


def read(marts) -> dict:
    """The documents in HTML, and what is to be said of the numbers that the report prints."""
    facts, printed = Facts(marts), PrintedFigures(marts)
    return {
        "editions": [
            [edition.year, edition.name.zh, edition.name.en] for edition in facts.editions.values()
        ],
        "documents": {
            edition.year: {
                language: written(Writer(facts, printed, edition, language))
                for language in LANGUAGES
            }
            for edition in facts.editions.values()
        },
        "printed": printed.for_script(),
    }


def written(writer: Writer) -> str:
    sections = [method(writer), overall(writer)]
    if in_order(writer):
        sections.append(circles(writer))
    sections.append(cities(writer))
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template("document.html.jinja").render(
        sections=numbered(sections),
        say=writer.say,
        language=writer.language,
        edition=writer.edition,
        name=writer.name,
    )
