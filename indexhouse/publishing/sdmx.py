"""sdmx/: scores, ranks and values of indicators as statistical offices exchange them.

SDMX 2.1: structure.xml has the dataflow, its structure and codelists, data.csv the observations as
SDMX-CSV 1.0. pysdmx writes the structure; names are English, descriptions Chinese.
"""

import re
from datetime import datetime, timezone
from pathlib import Path

import duckdb

from indexhouse.publishing.catalog import Catalog
from indexhouse.publishing.tables import quoted
from indexhouse.terminal import printable

AGENCY, FLOW, VERSION = "INDEXHOUSE", "INDEX", "1.0"
CODE = re.compile(r"[A-Za-z0-9_@$-]+")
MEASURES = {
    "SCORE": ("Score, in points", "得分"),
    "SCORE_RANK": ("Rank", "名次"),
    "VALUE": ("Value of the indicator, in its unit", "指标值，单位见指标"),
}
# The codes of a dimension: id, English name, Chinese name.
REGIONS = """
    select region_code, region_name_en, region_name_zh
    from warehouse.marts.dim_regions order by region_code
"""
NODES = """
    select node_code, node_name_en || coalesce(' (' || unit_en || ')', ''), node_name_zh
    from warehouse.marts.dim_index_nodes order by node_order
"""
OBSERVATIONS = f"""
    select '{AGENCY}:{FLOW}({VERSION})' as "DATAFLOW", region_code as "REF_AREA",
        node_code as "NODE", measure as "MEASURE", edition as "TIME_PERIOD", value as "OBS_VALUE"
    from (
        select region_code, node_code, 'SCORE' as measure, edition, score as value
        from warehouse.marts.fct_index_scores
        union all
        select region_code, node_code, 'SCORE_RANK', edition, score_rank
        from warehouse.marts.fct_index_scores
        union all
        select region_code, node_code, 'VALUE', edition, raw_value
        from warehouse.marts.fct_indicator_values where is_known
    )
    order by all
"""


def write_sdmx(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write structure and data; none of them, which is said, if a code cannot be SDMX's."""
    # It takes a while to import: commands that do not need it should not wait.
    from pysdmx.io import write_sdmx as write
    from pysdmx.io.format import Format
    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    regions = connection.execute(REGIONS).fetchall()
    nodes = connection.execute(NODES).fetchall()
    other = next((row[0] for row in [*regions, *nodes] if not CODE.fullmatch(row[0])), None)
    if other is not None:
        words = f"Note: no sdmx/ is written. SDMX has no code {other!r}: letters, digits, _ @ $ -."
        print(printable(words))
        return
    (folder / "sdmx").mkdir()
    connection.execute(
        f"copy ({OBSERVATIONS}) to {quoted(folder / 'sdmx' / 'data.csv')} (format csv, header)"
    )
    # A fixed moment, so that one build gives one file.
    made = datetime(catalog.editions[-1], 1, 1, tzinfo=timezone.utc)
    header = Header(id=FLOW, prepared=made, sender=Organisation(AGENCY))
    write(
        structure(catalog, regions, nodes),
        Format.STRUCTURE_SDMX_ML_2_1,
        str(folder / "sdmx" / "structure.xml"),
        header=header,
        prettyprint=True,
    )


def structure(catalog: Catalog, regions: list[tuple], nodes: list[tuple]) -> list:
    """The codelists, the concepts, the structure of the data and its dataflow."""
    from pysdmx.model import (
        Code,
        Codelist,
        Component,
        Components,
        Concept,
        ConceptScheme,
        Dataflow,
        DataStructureDefinition,
        DataType,
        ItemReference,
        Role,
    )

    def codelist(id: str, name: str, rows: list[tuple]) -> Codelist:
        codes = [Code(code, name=en or code, description=zh) for code, en, zh in rows]
        return Codelist(id, name=name, agency=AGENCY, version=VERSION, items=codes)

    def concept(id: str) -> ItemReference:
        return ItemReference("Concept", AGENCY, "CS_INDEX", VERSION, id)

    area = codelist("CL_AREA", "Regions", regions)
    node = codelist("CL_NODE", "Nodes of the index tree", nodes)
    measures = codelist("CL_MEASURE", "Measures", [(id, *name) for id, name in MEASURES.items()])
    concepts = {
        "REF_AREA": ("Region", Role.DIMENSION, DataType.STRING, area),
        "NODE": ("Node", Role.DIMENSION, DataType.STRING, node),
        "MEASURE": ("Measure", Role.DIMENSION, DataType.STRING, measures),
        "TIME_PERIOD": ("Edition", Role.DIMENSION, DataType.PERIOD, None),
        "OBS_VALUE": ("Observation", Role.MEASURE, DataType.DOUBLE, None),
    }
    scheme = ConceptScheme(
        "CS_INDEX",
        name="Concepts",
        agency=AGENCY,
        version=VERSION,
        items=[Concept(id, name=about[0]) for id, about in concepts.items()],
    )
    components = Components(
        [
            Component(id, True, role, concept(id), local_dtype=kind, local_codes=codes)
            for id, (_, role, kind, codes) in concepts.items()
        ]
    )
    title = str(catalog.index.title)
    data = DataStructureDefinition(
        FLOW, name=title, agency=AGENCY, version=VERSION, components=components
    )
    flow = Dataflow(
        FLOW,
        name=title,
        description=catalog.notice or None,
        agency=AGENCY,
        version=VERSION,
        structure=data,
    )
    return [area, node, measures, scheme, data, flow]
