"""The Content-Security-Policy of a page: it runs its own scripts and loads nothing.

Whatever text gets into a page, no browser runs it: a script must have one of these hashes, and
attributes such as onclick are no scripts of the page.
"""

import base64
import hashlib
from collections.abc import Iterable

NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'"
# Pictures that a page draws itself, and the empty icon.
PICTURES = "img-src data: blob:"


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy of a page of ours; style attributes carry the lengths of bars."""
    return "; ".join(
        [
            NOTHING_ELSE,
            PICTURES,
            f"script-src {hashes(scripts)}",
            f"style-src {hashes(styles)}",
            "style-src-attr 'unsafe-inline'",
        ]
    )


def hashes(texts: Iterable[str]) -> str:
    """Sources of a policy: the texts of elements, as they are between their tags."""
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def as_script_text(json: str) -> str:
    """JSON that may stand in a script element: "</script" or "<!--" would end or hide it."""
    return json.replace("<", "\\u003c")
