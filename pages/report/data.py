"""The report, written for every edition and language; the page shows one of them at a time."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from pages.report.blocks import numbered
from pages.report.circles import circles, in_order
from pages.report.cities import cities
from pages.report.facts import Facts
from pages.report.method import method
from pages.report.overall import overall
from pages.report.printed import PrintedFigures
from pages.report.writer import Writer

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
