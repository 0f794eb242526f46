"""Descriptions in both languages, as HTML."""

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False})


def described(entry: dict) -> dict[str, str]:
    """{zh, en} of a node or column of dbt's manifest: its description and `description_zh`."""
    meta = entry.get("config", {}).get("meta") or entry.get("meta") or {}
    return in_html(entry["description"], meta.get("description_zh", ""))


def in_html(en: str, zh: str) -> dict[str, str]:
    """{zh, en} of two texts in Markdown."""
    return {"zh": MARKDOWN.renderInline(one_line(zh)), "en": MARKDOWN.renderInline(one_line(en))}


def one_line(text: str) -> str:
    return " ".join(text.split())
