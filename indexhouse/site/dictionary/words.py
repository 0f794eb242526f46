"""Descriptions in the two languages that the project writes side by side."""

import re

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False})
CHINESE = re.compile(r"[\u3400-\u9fff]")
# A sentence ends with 。 or with a full stop before a space; it may end without either.
SENTENCE = re.compile(r".+?(?:。|\.(?=\s|$)|$)", re.DOTALL)


def bilingual(description: str) -> dict[str, str]:
    """{zh, en} of "English sentences. 中文句子。", each as HTML."""
    sentences = [part.strip() for part in SENTENCE.findall(" ".join(description.split()))]
    return {
        "zh": html("".join(part for part in sentences if is_chinese(part))),
        "en": html(" ".join(part for part in sentences if part and not is_chinese(part))),
    }


def is_chinese(sentence: str) -> bool:
    """An English sentence may quote Chinese words; it ends with a full stop all the same."""
    return bool(CHINESE.search(sentence)) and not sentence.endswith(".")


def html(text: str) -> str:
    return MARKDOWN.renderInline(text)
