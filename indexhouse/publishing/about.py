"""What a data set must say of itself: version, licence, authors, source, and how to cite it.

The authors, the licence and the date are those of CITATION.cff. They are about this project's own
data: what somebody else has built from their own rows or index has the licence that they give it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indexhouse.marts.index import Index
from indexhouse.marts.labels import Label
from indexhouse.marts.notice import NOTICE_EN, NOTICE_ZH
from indexhouse.project import PROJECT, read_yaml

LICENCE_PAGE = "https://spdx.org/licenses/{}.html"
SOURCE = Label(
    "“中国人工智能科技产业区域竞争力”原报告（数字），重建的样本行",
    "The source report on the regional competitiveness of China's AI industry (its figures), and"
    " reconstructed rows",
)
CFF, BIB = "CITATION.cff", "citation.bib"


@dataclass(frozen=True)
class About:
    """`licence` is an SPDX identifier; it and `released` are empty for somebody else's data, whose
    version is the latest edition.
    """

    name: str  # a name for machines
    title: Label
    description: Label
    version: str
    editions: tuple[int, ...]
    licence: str
    released: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    source: Label | None

    @property
    def licence_page(self) -> str:
        return LICENCE_PAGE.format(self.licence) if self.licence else ""

    @property
    def year(self) -> str:
        """When it was made public, or the last edition."""
        return self.released[:4] or str(self.editions[-1])

    def citation(self, language: str) -> str:
        """The sentence to cite the data set with, in zh or en."""
        editions = ", ".join(map(str, self.editions))
        if language == "zh":
            authors = f"{'、'.join(self.authors)}：" if self.authors else ""
            return (
                f"{authors}《{self.title.zh}》数据集，{editions.replace(', ', '、')} 年版，"
                f"版本 {self.version}，{self.year}。"
            )
        authors = f"{', '.join(self.authors)} " if self.authors else ""
        return (
            f"{authors}({self.year}). {self.title.en}: editions {editions} (version"
            f" {self.version}) [data set]."
        )

    def bibtex(self) -> str:
        fields = {
            "title": f"{{{self.title.en}}}: editions {', '.join(map(str, self.editions))}",
            "author": " and ".join(f"{{{author}}}" for author in self.authors),
            "year": self.year,
            "version": self.version,
            "note": f"Data set. {self.description.en}",
        }
        lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
        return "\n".join([f"@misc{{{self.name},", *lines, "}"]) + "\n"


def about(index: Index, build: dict[str, Any], editions: tuple[int, ...]) -> About:
    """What is known of the data of a build; `build` is the row of audit_build."""
    ours = citation_file() if build["is_sample_library"] else {}
    notice = Label(NOTICE_ZH, NOTICE_EN)
    what = Label(
        f"{index.title.zh}：区域在指标树各节点的得分与排名。",
        f"{index.title.en}: scores and ranks of regions at every node of the index tree.",
    )
    if ours:
        what = Label(f"{what.zh}{notice.zh}", f"{what.en} {notice.en}")
    return About(
        name=f"{index.file.replace('_', '-')}-index",
        title=index.title,
        description=what,
        version=(build["project_version"] or "") if ours else str(editions[-1]),
        editions=editions,
        licence=ours.get("license", ""),
        released=str(ours.get("date-released", "")),
        authors=tuple(author["name"] for author in ours.get("authors", [])),
        keywords=tuple(ours.get("keywords", ["composite indicator"])),
        source=SOURCE if ours else None,
    )


@cache
def citation_file() -> dict[str, Any]:
    return dict(read_yaml(PROJECT / CFF))


def write_citation(known: About, folder: Path) -> None:
    """Write citation.bib and, for this project's own data, CITATION.cff and the licence."""
    (folder / BIB).write_text(known.bibtex(), encoding="utf-8")
    if known.licence:
        for name in (CFF, "LICENSE"):
            (folder / name).write_bytes((PROJECT / name).read_bytes())
