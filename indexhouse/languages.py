"""The two languages of the pages, the workbook and the explanations."""

from typing import TypeVar

LANGUAGES = ("zh", "en")

Text = TypeVar("Text")


def in_language(language: str, zh: Text, en: Text) -> Text:
    """Return `zh` if the language is zh, otherwise `en`."""
    return zh if language == "zh" else en
