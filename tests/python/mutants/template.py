"""The two languages of a model or macro: Jinja tags, and the SQL around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment
from sqlglot import Dialect
from sqlglot.errors import SqlglotError

JINJA = Environment(extensions=["jinja2.ext.do"])
DUCKDB = Dialect.get_or_raise("duckdb")


@dataclass(frozen=True)
class Token:
    """A word of either language, with its place in the file."""

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Tag:
    """A Jinja tag: its words without the delimiters. A statement is {% … %}."""

    kind: str
    start: int
    end: int
    tokens: list[Token]


class Template:
    def __init__(self, source: str):
        self.source = source

    @cached_property
    def tags(self) -> list[Tag]:
        tags, begun, inside = [], 0, []
        for token in self._jinja_tokens():
            kind, _, edge = token.kind.rpartition("_")
            if edge == "begin":
                begun, inside = token.start, []
            elif edge == "end":
                tags.append(Tag(kind, begun, token.end, inside))
            elif token.kind not in ("data", "whitespace", "comment"):
                inside.append(token)
        return tags

    def _jinja_tokens(self) -> Iterator[Token]:
        """Jinja's own lexer, which leaves out white space that a tag strips."""
        position = 0
        for _, kind, text in JINJA.lex(self.source):
            start = self.source.index(text, position)
            position = start + len(text)
            yield Token(text, kind, start, position)

    @cached_property
    def masked(self) -> str:
        """The SQL alone, every word in its place: an expression is a name, other tags are blank."""
        text = list(self.source)
        for tag in self.tags:
            length = tag.end - tag.start
            if tag.kind == "variable":
                text[tag.start : tag.end] = "v" * length
            else:  # the lexer takes the white space after a stripping tag for a part of it
                text[tag.start : tag.end] = " " * length
        return "".join(text)

    @cached_property
    def sql(self) -> list[Token]:
        return [
            Token(
                self.masked[token.start : token.end + 1].lower(),
                token.token_type.name,
                token.start,
                token.end + 1,
            )
            for token in DUCKDB.tokenize(self.masked)
        ]

    def has_tag(self, start: int, end: int, kinds: tuple[str, ...] = ("block",)) -> bool:
        return any(tag.kind in kinds and tag.start < end and start < tag.end for tag in self.tags)

    def is_valid(self) -> bool:
        """Whether Jinja can parse it. SQL is left to dbt, except where it can be parsed here."""
        try:
            JINJA.parse(self.source)
        except Exception:
            return False
        return True

    def parses_as_sql(self) -> bool:
        try:
            DUCKDB.parse(self.masked)
        except SqlglotError:
            return False
        return True
