"""Percentages, sums of money, and the numbers that are nothing more than numbers."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.tokens import NOTHING, Passage, Token

_NEAR = frozenset({"", " ", "-", "\n"})
_DASH = frozenset({"-", " - ", "—"})
_Step = Callable[[Passage, int], tuple[Token, int]]


def find_amounts(passage: Passage) -> None:
    """Replace numbers and their signs by tokens of kind `percentage` and `money`."""
    if not any(token.sense.makes_amount for token in passage.tokens if token.kind == "word"):
        return
    _sweep(passage, _parts)
    _sweep(passage, _mixed)
    _sweep(passage, _percentage)
    _sweep(passage, _money)
    _sweep(passage, _cents)


def _sweep(passage: Passage, step: _Step) -> None:
    tokens, kept, i = passage.tokens, [], 0
    while i < len(tokens):
        made, width = step(passage, i)
        kept.append(made)
        i += width
    passage.tokens = kept


def _near(passage: Passage, i: int, gaps: frozenset[str] = _NEAR) -> bool:
    """Whether token i + 1 stands right behind token i."""
    tokens = passage.tokens
    return 0 <= i < len(tokens) - 1 and passage.gap(tokens[i], tokens[i + 1]) in gaps


def _is_count(token: Token) -> bool:
    return token.kind == "number" and token.value is not None and not token.ordinal


def _made(passage: Passage, kind: str, first: Token, last: Token, value: int | float) -> Token:
    text = passage.text[first.start : last.end]
    value = round(value, 10)
    return Token(kind, first.start, last.end, text, NOTHING, int(value) if value == int(value) else value)


def _signed(passage: Passage, token: Token) -> Token:
    """Take in a minus that touches its number and nothing before it."""
    start = token.start
    if passage.text[:start] == "- " and token.end == len(passage.text) and token.value:
        token.start, token.value = 0, -token.value
        return token
    lone = passage.text[start - 1 : start] == "-" and not passage.text[max(0, start - 2) : start - 1].strip(
        " \n("
    )
    if lone and isinstance(token.value, int | float) and token.value >= 0 and token.written == "digits":
        token.start, token.value = start - 1, -token.value
        token.word = passage.text[token.start : token.end]
    return token


def _parts(passage: Passage, i: int) -> tuple[Token, int]:
    """三分之二, `two thirds`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not _is_count(token) or not token.value or not _near(passage, i):
        return token, 1
    after = tokens[i + 1]
    if after.has("divides") and _near(passage, i + 1) and _is_count(tokens[i + 2]):
        made = _made(passage, "number", token, tokens[i + 2], (tokens[i + 2].value or 0) / token.value)
        return made, 3
    if after.kind == "word" and after.sense.fraction and not after.has("halves"):
        joined = _near(passage, i + 1) and (tokens[i + 2].has("of") or tokens[i + 2].sense.unit)
        made = _made(passage, "number", token, after, token.value * after.sense.fraction)
        made.kind = (
            "number" if joined or (after.sense.ordinal is None and not after.has("also_words")) else "hidden"
        )
        return made, 2
    return token, 1


def _says_a_half(passage: Passage, i: int) -> bool:
    """`… and a half`."""
    tokens = passage.tokens
    if not _near(passage, i) or not _near(passage, i + 1):
        return False
    return tokens[i].has("plus") and tokens[i + 1].has("articles") and tokens[i + 2].has("halves")


def _mixed(passage: Passage, i: int) -> tuple[Token, int]:
    """三又三分之一, `one and three quarters`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not _is_count(token) or not _near(passage, i) or not _near(passage, i + 1):
        return token, 1
    part = tokens[i + 2]
    if _says_a_half(passage, i + 1) and isinstance(token.value, int):
        return _made(passage, "number", token, tokens[i + 3], token.value + 0.5), 4
    if not tokens[i + 1].has("plus") or not _is_count(part) or not 0 < (part.value or 0) < 1:
        return token, 1
    if token.value is None:
        return token, 1
    value = token.value + (part.value or 0) * (-1 if token.value < 0 else 1)
    return _made(passage, "number", token, part, value), 3


def _percentage(passage: Passage, i: int) -> tuple[Token, int]:
    tokens, token = passage.tokens, passage.tokens[i]
    if token.sense.percent_part and _near(passage, i) and _is_count(tokens[i + 1]):
        value = (tokens[i + 1].value or 0) / token.sense.percent_part
        return _made(passage, "percentage", token, tokens[i + 1], value), 2
    if not _is_count(token) or i + 1 >= len(tokens):
        return token, 1
    if tokens[i + 1].has("percent") and _near(passage, i):
        _signed(passage, token)
        return _made(passage, "percentage", token, tokens[i + 1], token.value or 0), 2
    if tokens[i + 1].has("percent_tenths") and _near(passage, i) and 0 < (token.value or 0) <= 10:
        half = _near(passage, i + 1, frozenset({""})) and tokens[i + 2].has("halves")
        last = tokens[i + 2] if half else tokens[i + 1]
        return _made(passage, "percentage", token, last, (token.value or 0) * 10 + 5 * half), 2 + half
    ranged = i + 2 < len(tokens) and _is_count(tokens[i + 1]) and tokens[i + 2].has("percent")
    if (
        ranged
        and _near(passage, i, _DASH)
        and _near(passage, i + 1)
        and (token.value or 0) < (tokens[i + 1].value or 0)
    ):
        return _made(passage, "percentage", token, token, token.value or 0), 1
    return token, 1


def _money(passage: Passage, i: int) -> tuple[Token, int]:
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word" and token.sense.currency and i + 1 < len(tokens):
        at, code = i + 1, token.sense.currency
        while at < len(tokens) and tokens[at].sense.currency and _near(passage, at - 1, frozenset({"", " "})):
            at += 1  # US$, RMB ¥
        following = tokens[at] if at < len(tokens) else token
        if _is_count(following) and passage.gap(tokens[at - 1], following) in {"", " ", ". "}:
            behind = tokens[at + 1] if at + 1 < len(tokens) and _near(passage, at) else None
            again = behind is not None and behind.kind == "word" and behind.sense.currency
            glued = token.end == following.start
            owned = i and not glued and _is_count(tokens[i - 1]) and _near(passage, i - 1)
            twice = (
                again == code and behind is not None and behind.word.isalpha() and behind.word != token.word
            )
            owns = behind is not None and at + 2 < len(tokens) and _is_count(tokens[at + 2])
            if not owned and (not again or token.end == following.start or twice or owns):
                width = at + 1 - i + (1 if twice else 0)
                made = _made(passage, "money", token, tokens[i + width - 1], following.value or 0)
                following.kind = "hidden"
                made.currency = code
                return made, width
    if (
        _is_count(token)
        and _near(passage, i)
        and tokens[i + 1].kind == "word"
        and (code := tokens[i + 1].sense.currency or "")
    ):
        made = _made(passage, "money", token, tokens[i + 1], token.value or 0)
        glued = i + 2 < len(tokens) and tokens[i + 1].end == tokens[i + 2].start and _is_count(tokens[i + 2])
        if not glued or token.end == tokens[i + 1].start:
            made.currency = code
            return made, 2
    if _is_count(token) and _near(passage, i) and (code := tokens[i + 1].sense.millions_of or ""):
        made = _made(passage, "money", token, tokens[i + 1], (token.value or 0) * 1_000_000)
        made.currency = code
        return made, 2
    return token, 1


def _cents(passage: Passage, i: int) -> tuple[Token, int]:
    """`20 dollars and 43 cents`, 五元三毛."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind != "money":
        return token, 1
    at = i + 1
    if at < len(tokens) and tokens[at].has("plus"):
        at += 1
    if _bare_cents(passage, i, at):
        made = _made(passage, "money", token, tokens[at], (token.value or 0) + (tokens[at].value or 0) / 100)
        made.currency = token.currency
        return made, at + 1 - i
    if at + 1 >= len(tokens) or not _is_count(tokens[at]) or not tokens[at + 1].sense.cents_of:
        return token, 1
    if all(_near(passage, k, frozenset({"", " "})) for k in range(i, at + 1)):
        part = (tokens[at].value or 0) / int(tokens[at + 1].sense.cents_of or 100)
        made = _made(passage, "money", token, tokens[at + 1], (token.value or 0) + part)
        made.currency = token.currency
        return made, at + 2 - i
    return token, 1


def _bare_cents(passage: Passage, i: int, at: int) -> bool:
    """Tell whether a small number that ends the sentence counts the cents (`it costs 15 dollars 50.`)."""
    tokens = passage.tokens
    if at >= len(tokens) or not _is_count(tokens[at]) or not isinstance(tokens[i].value, int):
        return False
    ends = passage.text[tokens[at].end : tokens[at].end + 2].strip(" \n") in {"", ".", "!", "?"}
    small = isinstance(tokens[at].value, int) and 0 < (tokens[at].value or 0) < 100
    return ends and small and all(_near(passage, k, frozenset({" "})) for k in range(i, at))


def judge_numbers(passage: Passage) -> None:
    """Keep the numbers that count something; hide page numbers, clock times, pronouns."""
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.kind != "number":
            continue
        before = tokens[i - 1] if i and _near(passage, i - 1, _NEAR | {". ", "."}) else None
        after = tokens[i + 1] if _near(passage, i, _NEAR | {"."}) else None
        hides = (before is not None and before.has("hides_before")) or (
            after is not None
            and (
                after.has("hides_after") or after.has("clock") or (after.sense.ordinal is not None and False)
            )
        )
        if hides or token.ordinal or token.value is None or not _counts(passage, token, after):
            token.kind = "hidden"
        else:
            _signed(passage, token)


def _counts(passage: Passage, token: Token, after: Token | None) -> bool:
    """Whether a word that is not always a number (`one`, 一) is one here."""
    if not (token.has("also_words") or token.has("articles")):
        return True
    if after is not None and token.value != 1 and (after.has("count_words") or after.kind == "number"):
        return True
    return not passage.text[: token.start].strip() and not passage.text[token.end :].strip(" .\n")
