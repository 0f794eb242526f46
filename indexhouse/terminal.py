"""Text on a terminal: what it cannot show is written as an escape, never sent as it is."""

import sys


def printable(text: str) -> str:
    """The text on one line, with control codes and other invisible signs written as escapes.

    A key of a raw file may hold codes that move the cursor or rename the window.
    """
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def printable_lines(text: str) -> str:
    """Likewise, line by line."""
    return "\n".join(map(printable, text.split("\n")))


def escape_what_cannot_be_encoded() -> None:
    """Write letters that the terminal's encoding lacks as escapes, too: no traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def can_show(text: str) -> bool:
    """Whether the encoding of standard output has every letter of the text."""
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
