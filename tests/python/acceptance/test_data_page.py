"""The data beside the pages: found, described, cited, and read by other people's programs."""

import asyncio
import json
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pyshacl
import pytest
import rdflib
from conftest import PROJECT
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from PIL import Image
from publication import rows

from indexhouse.publishing.about import citation_file
from indexhouse.site.pages import PAGES, write_pages

OURS = [page.name for page in PAGES if page.is_ours]
SHAPES = Path(__file__).with_name("dcat_shapes.ttl")
BIN = Path(sys.executable).parent
HTTPFS = (
    Path(duckdb_extension_httpfs.__file__).parent
    / f"extensions/v{duckdb.__version__}/httpfs.duckdb_extension"
)


@pytest.fixture(scope="module")
def data(site) -> Path:
    return site / "data"


class Ranges(SimpleHTTPRequestHandler):
    """A web server as they all are: it can send a part of a file."""

    def do_GET(self):
        file, asked = Path(self.translate_path(self.path)), self.headers.get("Range", "")
        part = re.fullmatch(r"bytes=(\d+)-(\d*)", asked)
        if not part or not file.is_file():
            return super().do_GET()
        whole = file.read_bytes()
        start, end = int(part[1]), min(int(part[2] or len(whole) - 1), len(whole) - 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(whole)}")
        self.send_header("Content-Length", str(end - start + 1))
        self.end_headers()
        self.wfile.write(whole[start : end + 1])

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_every_published_file_is_on_the_page_with_its_size(open_page, data):
    page = open_page("data")
    links = page.eval_on_selector_all(
        "a[download]", "all => all.map(one => one.getAttribute('href'))"
    )
    files = {file.relative_to(data.parent).as_posix() for file in data.rglob("*") if file.is_file()}
    assert set(links) == files
    workbook = data / "ai_competitiveness.xlsx"
    size = f"{workbook.stat().st_size / 1e6:.1f} MB"
    assert size in page.locator(".first li").first.inner_text()
    titles = page.locator("table td:nth-child(2)").all_inner_texts()
    assert all(titles) and "Judgement matrices" in titles


def test_the_files_beside_the_pages_are_those_of_make_publish(data, published):
    files = {file.relative_to(data): file for file in data.rglob("*") if file.is_file()}
    assert {published / name for name in files} == {
        file for file in published.rglob("*") if file.is_file()
    }
    differ = {
        name.name
        for name, file in files.items()
        if file.read_bytes() != (published / name).read_bytes()
    }
    assert differ <= {"marts.duckdb", "manifest.json"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_says_how_to_cite_and_what_is_allowed(open_page, data, language):
    page = open_page("data", language=language)
    text = page.locator("main").inner_text()
    version = citation_file()["version"]
    assert version in page.locator(".citation").inner_text()
    assert "Apache-2.0" in text
    assert page.locator("pre").first.text_content() == (data / "citation.bib").read_text()
    assert (data / "CITATION.cff").read_bytes() == (PROJECT / "CITATION.cff").read_bytes()


def snippet(page, name: str) -> str:
    return page.locator(f'pre[aria-label="{name}"]').text_content()


def test_the_snippets_of_duckdb_and_python_run_over_http(open_page, warehouse, server):
    page = open_page("data")
    expected = rows(
        warehouse,
        "select region_name_en, score, score_rank from marts.rankings where edition = 2023"
        " and region_level = 'province' and node_code = 'overall' order by score_rank",
    )
    served = f"{server}data/"
    query, attach = (
        snippet(page, name).replace("https://example.org/data/", served)
        for name in ("DuckDB, Parquet", "DuckDB, attach")
    )
    with duckdb.connect() as connection:
        connection.execute(f"load '{HTTPFS}'")
        query = query.replace("install httpfs;\nload httpfs;\n", "")
        found = connection.execute(query).fetchall()
        assert sorted(found) == sorted(expected) and found[0] == expected[0]
        assert len(connection.execute(attach).fetchall()) == 5
    python = snippet(page, "Python").replace("https://example.org/data/", served).splitlines()
    names: dict = {}
    exec("\n".join(python[:-1]), names)
    assert len(eval(python[-1], names)) == len(expected)


def test_snippets_have_the_address_that_the_page_is_served_at(chromium, site):
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(path=site / "data.html"))
    page.goto("https://index.example/ai/data.html#lang=zh")
    address = "'https://index.example/ai/data/parquet/rankings.parquet'"
    assert address in snippet(page, "DuckDB, Parquet")
    for view, place in (
        ("map", "ranking.html#embed=1&lang=en&at=map"),
        ("region", "ranking.html#embed=1&lang=en&region=110000"),
        ("figure of the report", "report.html#embed=1&lang=en&at=figure-1"),
    ):
        frame = snippet(page, f"HTML, {view}")
        assert f'<iframe src="https://index.example/ai/{place}" width' in frame
    page.close()


def test_a_language_model_lists_tables_and_asks_a_query(open_page, data):
    config = json.loads(snippet(open_page("data"), "MCP"))["mcpServers"]["index"]
    program, *arguments = config["args"]
    arguments = [str(data / "marts.duckdb") if "/" in word else word for word in arguments]

    async def talk() -> tuple[str, str, str]:
        server = stdio_client(StdioServerParameters(command=str(BIN / program), args=arguments))
        async with Client(server) as client:
            tables = await client.call_tool("list_tables", {})
            query = "select region_name_en from rankings where score_rank = 1 and edition = 2023"
            query += " and region_level = 'province' and node_code = 'overall'"
            answer = await client.call_tool("execute_query", {"sql": query})
            refused = await client.call_tool("execute_query", {"sql": "drop table rankings"})
        return tuple(str(said.content) for said in (tables, answer, refused))

    # Playwright has an event loop in this thread.
    with ThreadPoolExecutor(1) as other_thread:
        tables, answer, refused = other_thread.submit(asyncio.run, talk()).result()
    assert "province_rankings" in tables and "Ranking of the provinces" in tables
    assert "Beijing" in answer
    assert "read-only" in refused


def test_the_dcat_description_has_what_portals_ask_for(data):
    place = "https://example.org/data/dcat.jsonld"
    described = rdflib.Graph().parse(data / "dcat.jsonld", publicID=place)
    conforms, _, report = pyshacl.validate(described, shacl_graph=str(SHAPES))
    assert conforms, report
    downloads = {
        str(url).removeprefix("https://example.org/data/")
        for url in described.objects(None, rdflib.DCAT.downloadURL)
    }
    assert len(downloads) > 50
    assert all((data / path).is_file() for path in downloads)
    described.remove((None, rdflib.DCTERMS.license, None))
    assert not pyshacl.validate(described, shacl_graph=str(SHAPES))[0]


def test_search_engines_find_a_dataset_on_the_page(open_page, site):
    text = open_page("data").locator('script[type="application/ld+json"]').text_content()
    found = json.loads(text)
    assert found["@context"] == "https://schema.org/" and found["@type"] == "Dataset"
    needed = {"name", "description", "license", "version", "creator", "datePublished"}
    assert all(found[name] for name in needed) and len(found["description"]) > 50
    assert all((site / file["contentUrl"]).is_file() for file in found["distribution"])
    graph = rdflib.Graph().parse(
        data=json.dumps({**found, "@context": {"@vocab": "https://schema.org/"}}), format="json-ld"
    )
    kinds = graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/DataDownload"))
    assert len(list(kinds)) == len(found["distribution"])


@pytest.mark.parametrize("name", OURS)
def test_a_link_to_a_page_has_title_description_and_picture(open_page, site, name):
    page = open_page(name)
    said = {
        kind: page.locator(f'meta[property="og:{kind}"]').get_attribute("content")
        for kind in ("title", "description", "image")
    }
    assert "AI competitiveness index" in said["title"] and "指数" in said["title"]
    assert "reconstruction" in said["description"] and "重建" in said["description"]
    with Image.open(site / said["image"]) as picture:
        assert picture.size == (1200, 630) and len(picture.getcolors(1 << 20)) > 50


def test_links_have_the_address_where_the_site_will_be(warehouse, site, tmp_path):
    (tmp_path / "data").symlink_to(site / "data")
    write_pages(warehouse, tmp_path, ["data"], address="https://index.example/ai/")
    html = (tmp_path / "data.html").read_text(encoding="utf-8")
    for kind, path in (("image", "preview.png"), ("url", "data.html")):
        assert f'<meta property="og:{kind}" content="https://index.example/ai/{path}">' in html
    assert '"contentUrl": "https://index.example/ai/data/marts.duckdb"' in html
    assert (tmp_path / "preview.png").read_bytes() == (site / "preview.png").read_bytes()
