"""How broad a text is, where Chinese and Latin letters stand in one column."""

import unicodedata


def breadth(text: str) -> int:
    """Chinese characters are twice as broad."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
