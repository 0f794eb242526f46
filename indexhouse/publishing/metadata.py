"""The data set as catalogues describe one: DCAT for portals, schema.org for search engines.

Both are JSON-LD and name the same files. Addresses are relative to where the description is, since
nobody knows here where the files will be served.
"""

import json
from pathlib import Path

from indexhouse.marts.labels import Label
from indexhouse.publishing.about import About

DCAT = "dcat.jsonld"
# The files that hold data, by the ending of their name.
MEDIA = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".duckdb": "application/vnd.duckdb",
    ".geojson": "application/geo+json",
}
# One build makes the same files, but for this one: DuckDB lays out each file anew.
VARYING = ".duckdb"
IANA = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write_dcat(known: About, folder: Path) -> None:
    """Write dcat.jsonld, which describes the files that are in the folder by now."""
    text = json.dumps(dcat(known, data_files(folder)), ensure_ascii=False, indent=2)
    (folder / DCAT).write_text(text + "\n", encoding="utf-8")


def data_files(folder: Path) -> dict[str, int]:
    """Path -> size of every file with data."""
    return {
        file.relative_to(folder).as_posix(): file.stat().st_size
        for file in sorted(folder.rglob("*"))
        if file.suffix in MEDIA
    }


def dcat(known: About, files: dict[str, int]) -> dict:
    """A dcat:Dataset with a dcat:Distribution per file."""
    described: dict = {
        "@context": CONTEXT,
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": known.name,
        "dct:title": in_both(known.title),
        "dct:description": in_both(known.description),
        "dct:language": ["zh", "en"],
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": year(known.editions[0]),
            "dcat:endDate": year(known.editions[-1]),
        },
        "dcat:version": known.version,
        "dcat:keyword": list(known.keywords),
        "dcat:distribution": [distribution(known, path, size) for path, size in files.items()],
    }
    if known.licence:
        described["dct:license"] = {"@id": known.licence_page}
        described["dct:issued"] = {"@value": known.released, "@type": "xsd:date"}
    if known.authors:
        described["dct:creator"] = [
            {"@type": "foaf:Agent", "foaf:name": author} for author in known.authors
        ]
    if known.source:
        described["dct:source"] = {"dct:title": in_both(known.source)}
    return described


def distribution(known: About, path: str, size: int) -> dict:
    described: dict = {
        "@id": path,
        "@type": "dcat:Distribution",
        "dct:title": path,
        "dcat:downloadURL": {"@id": path},
        "dcat:accessURL": {"@id": path},
        "dcat:mediaType": {"@id": IANA + MEDIA[Path(path).suffix]},
    }
    if not path.endswith(VARYING):
        described["dcat:byteSize"] = {"@value": size, "@type": "xsd:nonNegativeInteger"}
    if known.licence:
        described["dct:license"] = {"@id": known.licence_page}
    return described


def in_both(text: Label) -> list[dict]:
    return [
        {"@value": text.zh, "@language": "zh"},
        {"@value": text.en, "@language": "en"},
    ]


def year(edition: int) -> dict:
    return {"@value": str(edition), "@type": "xsd:gYear"}


def schema_org(known: About, files: dict[str, int], address: str) -> dict:
    """A schema.org/Dataset; the files are below `address`, which may be relative."""
    described: dict = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "identifier": known.name,
        "name": known.title.en,
        "alternateName": known.title.zh,
        "description": known.description.en,
        "inLanguage": ["zh", "en"],
        "version": known.version,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{known.editions[0]}/{known.editions[-1]}",
        "keywords": list(known.keywords),
        "creditText": known.citation("en"),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": address + path,
                **({} if path.endswith(VARYING) else {"contentSize": f"{size} B"}),
                "encodingFormat": MEDIA[Path(path).suffix],
            }
            for path, size in files.items()
        ],
    }
    if known.licence:
        described |= {"license": known.licence_page, "datePublished": known.released}
    if known.authors:
        described["creator"] = [
            {"@type": "Organization", "name": author} for author in known.authors
        ]
    return described
