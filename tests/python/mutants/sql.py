"""What can be changed in the SQL of a model or macro: each operator yields edits."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mutants.clauses import CLOSING, OPENING, case_parts, closing, conjuncts, items
from mutants.template import Template, Token

Edit = tuple[int, int, str]
Edits = Iterator[list[Edit]]

COMPARISONS = {
    "=": ["<>"],
    "<>": ["="],
    "<": ["<=", ">"],
    "<=": ["<", ">"],
    ">": [">=", "<"],
    ">=": [">", "<"],
}
ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*"}
FUNCTIONS = {
    "min": ["max"],
    "max": ["min"],
    "sum": ["count", "max"],
    "count": ["sum"],
    "avg": ["max"],
    "lag": ["lead"],
    "lead": ["lag"],
    "least": ["greatest"],
    "greatest": ["least"],
    "rank": ["row_number", "dense_rank"],
    "try_cast": ["cast"],
}
UNWRAPPED = {"coalesce", "nullif", "round", "abs", "trim", "lower", "greatest", "least"}
JOINS = {"left": ["inner"], "inner": ["left"], "full": ["left", "inner"]}
OPERANDS = {"VAR", "NUMBER", "STRING", "R_PAREN"}


def replaced(token: Token, text: str) -> list[Edit]:
    return [(token.start, token.end, text)]


def around(template: Template):
    """Every token between its neighbours."""
    edge = Token("", "", 0, 0)
    tokens = [edge, *template.sql, edge]
    return zip(tokens, tokens[1:], tokens[2:], strict=False)


def comparisons(template: Template) -> Edits:
    for token in template.sql:
        for other in COMPARISONS.get(token.text, []):
            yield replaced(token, other)


def arithmetic(template: Template) -> Edits:
    for before, token, after in around(template):
        if token.text not in ARITHMETIC or token.kind == "STRING":
            continue
        if before.kind in OPERANDS and after.kind in {*OPERANDS, "L_PAREN", "CASE"}:
            yield replaced(token, ARITHMETIC[token.text])
        elif token.text == "-":
            yield replaced(token, "")


def logic(template: Template) -> Edits:
    """And for or; the `and` of `between` is none."""
    betweens = 0
    for token in template.sql:
        if token.text == "between":
            betweens += 1
        elif token.text == "and" and betweens:
            betweens -= 1
        elif token.text in ("and", "or"):
            yield replaced(token, {"and": "or", "or": "and"}[token.text])


def negations(template: Template) -> Edits:
    """`not` dropped or added: is null, in, between, is distinct from, a boolean."""
    is_unpivot = False
    for before, token, after in around(template):
        is_unpivot = is_unpivot or token.text == "for"
        if token.text == "not":
            yield replaced(token, "")
        elif token.text == "is" and after.text != "not":
            yield replaced(token, "is not")
        elif token.text in ("in", "between") and before.text != "not":
            if not is_unpivot:
                yield replaced(token, f"not {token.text}")
            is_unpivot = False
        elif token.text in ("true", "false"):
            yield replaced(token, {"true": "false", "false": "true"}[token.text])


def numbers(template: Template) -> Edits:
    """Another number, but not that of digits in a type: decimal(38, 8)."""
    is_type = False
    tokens = template.sql
    for place, token in enumerate(tokens):
        is_type = token.kind == "DECIMAL" or (is_type and token.text != ")")
        # What `exists (select 1 …)` selects is nothing to it.
        before = [other.text for other in tokens[max(place - 3, 0) : place]]
        is_read = before != ["exists", "(", "select"]
        if token.kind == "NUMBER" and is_read and not is_type:
            for other in other_numbers(token.text):
                yield replaced(token, other)


def other_numbers(text: str) -> list[str]:
    if not text.isdigit():
        return [str(Decimal(text) * 2)]
    return [str(int(text) + 1), *([str(int(text) - 1)] if int(text) else [])]


def strings(template: Template) -> Edits:
    for token in template.sql:
        if token.kind == "STRING" and not template.has_tag(token.start, token.end, ("variable",)):
            yield [(token.end - 1, token.end - 1, "x")]


def functions(template: Template) -> Edits:
    tokens = template.sql
    for place, (token, after) in enumerate(pairwise(tokens)):
        if after.text == "(" and not (token.text == "count" and tokens[place + 2].text == "*"):
            for other in FUNCTIONS.get(token.text, []):
                yield replaced(token, other)


def unwrapped(template: Template) -> Edits:
    """A function's first argument in its place: a default, a rounding or a bound is lost."""
    tokens = template.sql
    for place, (token, after) in enumerate(pairwise(tokens)):
        if token.text in UNWRAPPED and after.text == "(":
            first = items(tokens, place + 2)
            if first:
                end = closing(tokens, place + 1)
                yield [
                    (token.start, after.end, ""),
                    (first[0][-1].end, tokens[end].end, ""),
                ]


def joins(template: Template) -> Edits:
    for token, after in pairwise(template.sql):
        if after.text == "join":
            for other in JOINS.get(token.text, []):
                yield replaced(token, other)


def sets(template: Template) -> Edits:
    """Repeated rows or values are left in."""
    for before, token, _ in around(template):
        if token.text == "distinct" and before.text in ("select", "("):
            yield replaced(token, "")


def orders(template: Template) -> Edits:
    """The other way round; in a window also where no way is written."""
    depth = 0
    tokens = template.sql
    for place, token in enumerate(tokens):
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text in ("asc", "desc"):
            yield replaced(token, {"asc": "desc", "desc": "asc"}[token.text])
        elif token.text.startswith("order") and depth:
            for item in items(tokens, place + 1):
                if item[-1].text not in ("asc", "desc"):
                    yield [(item[-1].end, item[-1].end, " desc")]


def conditions(template: Template) -> Edits:
    """A part of a condition dropped, or a condition turned round."""
    tokens = template.sql
    for place, token in enumerate(tokens):
        if token.text not in ("where", "having", "on", "when"):
            continue
        parts = conjuncts(tokens, place + 1)
        if not parts:
            continue
        if token.text in ("where", "having") or len(parts) > 1:
            for part in parts:
                yield [(part[0].start, part[-1].end, "true")]
        if token.text != "on":
            start, end = parts[0][0].start, parts[-1][-1].end
            yield [(start, start, "not ("), (end, end, ")")]


def cases(template: Template) -> Edits:
    """The results of two branches swapped; a branch or the `else` dropped."""
    tokens = template.sql
    for place, token in enumerate(tokens):
        if token.text != "case":
            continue
        branches = case_parts(tokens, place)
        results = [part for word, part in branches if word.text in ("then", "else") and part]
        for first, second in pairwise(results):
            if not template.has_tag(first[0].start, second[-1].end):
                yield swapped(template, first, second)
        whens = [word for word, _ in branches if word.text == "when"]
        for (word, condition), (_, result) in pairwise([*branches, (token, [])]):
            if word.text == "when" and result and len(whens) > 1:
                yield [(word.start, result[-1].end, "")]
            if word.text == "else" and condition:
                yield [(word.start, condition[-1].end, "")]


def keys(template: Template) -> Edits:
    """A column dropped from a partition or from the columns of a join."""
    tokens = template.sql
    for place, (token, after) in enumerate(pairwise(tokens)):
        if token.text.startswith("partition") or (token.text == "using" and after.text == "("):
            columns = items(tokens, place + (2 if token.text == "using" else 1))
            if len(columns) > 1:
                for first, second in pairwise(columns):
                    yield [(first[0].start, second[0].start, "")]
                yield [(columns[-2][-1].end, columns[-1][-1].end, "")]


def columns(template: Template) -> Edits:
    """The values of two neighbours in a select swapped under their names, or a value unknown."""
    tokens = template.sql
    for place, token in enumerate(tokens):
        if token.text != "select":
            continue
        start = place + 1 + (tokens[place + 1].text == "distinct")
        named = [named_column(template, item) for item in items(tokens, start)]
        for column in filter(None, named):
            if not is_unknown(column[2]):
                yield [(column[0], column[1], f"null as {column[3]}")]
        for first, second in pairwise(named):
            if not first or not second or (is_unknown(first[2]) and is_unknown(second[2])):
                continue
            if not template.has_tag(first[0], second[1]):
                yield [
                    (first[0], first[1], f"{second[2]} as {first[3]}"),
                    (second[0], second[1], f"{first[2]} as {second[3]}"),
                ]


def is_unknown(expression: str) -> bool:
    return re.match(r"(cast\()?null\b", expression) is not None


def named_column(template: Template, item: list[Token]) -> tuple[int, int, str, str] | None:
    """Start, end, expression and name of a column in a select."""
    start, end = item[0].start, item[-1].end
    if template.has_tag(start, end) or item[-1].text in ("*", ")"):
        return None
    has_alias = len(item) > 2 and item[-2].text == "as"
    if not has_alias and not re.fullmatch(r"\w+(\.\w+)?", "".join(token.text for token in item)):
        return None
    expression = item[:-2] if has_alias else item
    return (
        start,
        end,
        template.source[expression[0].start : expression[-1].end],
        template.source[item[-1].start : item[-1].end],
    )


def swapped(template: Template, first: list[Token], second: list[Token]) -> list[Edit]:
    spans = [(part[0].start, part[-1].end) for part in (first, second)]
    texts = [template.source[start:end] for start, end in spans]
    return [(*spans[0], texts[1]), (*spans[1], texts[0])]


OPERATORS = {
    operator.__name__: operator
    for operator in (
        comparisons,
        arithmetic,
        logic,
        negations,
        numbers,
        strings,
        functions,
        unwrapped,
        joins,
        sets,
        orders,
        conditions,
        cases,
        keys,
        columns,
    )
}
