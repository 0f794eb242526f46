"""Where the parts of a statement begin and end, by its words alone."""

from mutants.template import Token

OPENING, CLOSING = "([{", ")]}"
# The first words of what ends a condition, or the list of a select.
CLAUSES = {
    *("from", "where", "group", "having", "order", "window", "qualify", "limit", "unpivot"),
    *("union", "except", "intersect", "inner", "left", "full", "cross", "join", "on", "using"),
    *("when", "then", "else", "end"),
}


def closing(tokens: list[Token], place: int) -> int:
    """The place of the bracket that closes the one at `place`."""
    depth = 0
    for other in range(place, len(tokens)):
        depth += (tokens[other].text in OPENING) - (tokens[other].text in CLOSING)
        if not depth:
            return other
    return len(tokens) - 1


def split(tokens: list[Token], place: int, separator: str) -> list[list[Token]]:
    """What stands from `place` to the end of its clause or bracket, split at its own depth."""
    parts: list[list[Token]] = [[]]
    depth = cases = betweens = 0
    for token in tokens[place:]:
        first_word = token.text.split()[0] if token.kind != "STRING" else ""
        if not depth and not cases and (first_word in CLAUSES or token.text in CLOSING):
            break
        depth += (token.text in OPENING) - (token.text in CLOSING)
        cases += (token.text == "case") - (token.text == "end")
        betweens += token.text == "between"
        if token.text == separator and not depth and not cases:
            if separator == "and" and betweens:
                betweens -= 1
            else:
                parts.append([])
                continue
        parts[-1].append(token)
    return [part for part in parts if part]


def items(tokens: list[Token], place: int) -> list[list[Token]]:
    return split(tokens, place, ",")


def conjuncts(tokens: list[Token], place: int) -> list[list[Token]]:
    return split(tokens, place, "and")


def case_parts(tokens: list[Token], place: int) -> list[tuple[Token, list[Token]]]:
    """The words when, then and else of a case, each with what follows it."""
    parts: list[tuple[Token, list[Token]]] = []
    depth = cases = 0
    for token in tokens[place + 1 :]:
        cases += token.text == "case"
        if not depth and not cases and token.text in ("when", "then", "else", "end"):
            if token.text == "end":
                break
            parts.append((token, []))
            continue
        cases -= token.text == "end"
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth < 0:
            break
        if parts:
            parts[-1][1].append(token)
    return parts
