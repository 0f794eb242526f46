"""Data of the report page: one document per edition and language, of which the page shows one."""

from pathlib import Path

import duckdb
from jinja2 import Environment, FileSystemLoader

from indexhouse.languages import LANGUAGES
from indexhouse.site.report.blocks import numbered
from indexhouse.site.report.circles import circles, in_order
from indexhouse.site.report.cities import cities
from indexhouse.site.report.facts import Facts
from indexhouse.site.report.method import method
from indexhouse.site.report.overall import overall
from indexhouse.site.report.printed import PrintedFigures
from indexhouse.site.report.writer import Writer


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Editions, the documents as HTML (edition -> language -> text), and the printed figures."""
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
    """The document of one edition and language; without circles, it has no section on them."""
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
