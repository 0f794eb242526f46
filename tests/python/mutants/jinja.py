"""What can be changed in the Jinja of a model or macro: each operator yields edits."""

import re
from itertools import pairwise

from mutants.sql import Edits, other_numbers, replaced
from mutants.template import Tag, Template, Token

COMPARISONS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}
BOOLEANS = {"true": "false", "false": "true"}
# Functions whose text arguments are names: another name is no mutant, but a broken build.
NAMING = {"ref", "source", "var", "doc", "dispatch", "selectattr", "rejectattr", "config"}

WORDS = {"and", "or", "not", "in", "is", "if", "else"}


def comparisons(template: Template) -> Edits:
    for tag in template.tags:
        for token in tag.tokens:
            if token.text in COMPARISONS and token.kind == "operator":
                yield replaced(token, COMPARISONS[token.text])


def logic(template: Template) -> Edits:
    for tag in template.tags:
        begins_a_loop = tag.tokens and tag.tokens[0].text == "for"
        for place, token in enumerate(tag.tokens):
            before = tag.tokens[place - 1].text if place else ""
            if token.kind != "name":
                continue
            if token.text in ("and", "or"):
                yield replaced(token, {"and": "or", "or": "and"}[token.text])
            elif token.text == "not" and tag.tokens[place + 1].text != "loop":
                yield replaced(token, "")
            elif token.text == "in" and before != "not" and not begins_a_loop:
                yield replaced(token, "not in")
            elif token.text in BOOLEANS and before not in ("=", "("):
                yield replaced(token, BOOLEANS[token.text])


def branches(template: Template) -> Edits:
    """A condition turned round, or never true."""
    for tag in template.tags:
        words = [token.text for token in tag.tokens]
        if words[:1] in (["if"], ["elif"]) and "execute" not in words:
            start, end = tag.tokens[1].start, tag.tokens[-1].end
            yield [(start, start, "not ("), (end, end, ")")]
            yield [(start, end, "false")]
        elif "if" in words[1:] and words[-1] != "execute":
            condition = tag.tokens[words.index("if", 1) + 1]
            if condition.text != "not":
                yield [(condition.start, condition.start, "not ")]


def numbers(template: Template) -> Edits:
    for tag in template.tags:
        for token in tag.tokens:
            if token.kind in ("integer", "float"):
                for other in other_numbers(token.text):
                    yield replaced(token, other)


def strings(template: Template) -> Edits:
    """Texts that are compared, or listed."""
    for tag in template.tags:
        tokens = tag.tokens
        for place, token in enumerate(tokens):
            neighbours = [other.text for other in tokens[max(place - 1, 0) : place + 2]]
            if token.kind == "string" and {"==", "!=", "in"} & set(neighbours):
                yield [(token.end - 1, token.end - 1, "x")]


def lists(template: Template) -> Edits:
    """An element dropped from a list that is set or returned, not from that of a call."""
    for tag in template.tags:
        is_call = tag.kind == "variable" and tag.tokens[0].text != "return"
        for elements in bracketed(tag, "["):
            if len(elements) > 1 and not is_call:
                for first, second in pairwise(elements):
                    yield [(first[0].start, second[0].start, "")]
                yield [(elements[-2][-1].end, elements[-1][-1].end, "")]


def arguments(template: Template) -> Edits:
    """Neighbouring arguments swapped, if each is a single word."""
    for tag in template.tags:
        for elements in bracketed(tag, "("):
            for first, second in pairwise(elements):
                if len(first) == len(second) == 1 and first[0].text != second[0].text:
                    yield [*replaced(first[0], second[0].text), *replaced(second[0], first[0].text)]


def bracketed(tag: Tag, bracket: str) -> list[list[list[Token]]]:
    """The elements of every list, or the arguments of every call, in a tag."""
    found = []
    for place, token in enumerate(tag.tokens):
        before = tag.tokens[place - 1] if place else None
        is_call = before is not None and before.kind == "name" and before.text not in WORDS
        is_definition = tag.tokens[0].text == "macro"
        names = is_call and before is not None and before.text in NAMING
        if token.text == bracket and is_call == (bracket == "(") and not (names or is_definition):
            found.append(elements_after(tag.tokens[place + 1 :]))
    return found


def elements_after(tokens: list[Token]) -> list[list[Token]]:
    elements: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        is_operator = token.kind == "operator"
        if is_operator and not depth and re.fullmatch(r"[\])}]", token.text):
            break
        if is_operator:
            depth += (token.text in "([{") - (token.text in ")]}")
        if is_operator and token.text == "," and not depth:
            elements.append([])
        else:
            elements[-1].append(token)
    return [element for element in elements if element]


OPERATORS = {
    f"jinja {operator.__name__}": operator
    for operator in (comparisons, logic, branches, numbers, strings, lists, arguments)
}
