"""Percentages, sums of money, and the numbers that are nothing more than numbers."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.tokens import NOTHING, Passage, Token

_NEAR = frozenset({"", " ", "-", "\n"})
_DASH = frozenset({"-", " - ", "—"})
_Step = Callable[[Passage, int], tuple[Token, int]]


def find_amounts(passage: Passage) -> None:
    """Replace numbers and their signs by tokens of kind `percentage` and `money`."""
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
    lone = passage.text[start - 1 : start] == "-" and not passage.text[max(0, start - 2) : start - 1].strip(
        " \n("
    )
    if lone and isinstance(token.value, int | float) and token.value >= 0 and token.written == "digits":
        token.start, token.value = start - 1, -token.value
        token.word = passage.text[token.start : token.end]
    return token


def _percentage(passage: Passage, i: int) -> tuple[Token, int]:
    tokens, token = passage.tokens, passage.tokens[i]
    if token.has("percent_before") and _near(passage, i) and _is_count(tokens[i + 1]):
        return _made(passage, "percentage", token, tokens[i + 1], tokens[i + 1].value or 0), 2
    if not _is_count(token) or i + 1 >= len(tokens):
        return token, 1
    if tokens[i + 1].has("percent") and _near(passage, i):
        _signed(passage, token)
        return _made(passage, "percentage", token, tokens[i + 1], token.value or 0), 2
    if tokens[i + 1].has("percent_tenths") and _near(passage, i) and 0 < (token.value or 0) <= 10:
        return _made(passage, "percentage", token, tokens[i + 1], (token.value or 0) * 10), 2
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
        at = i + 1
        code = token.sense.currency
        while at < len(tokens) and tokens[at].sense.currency and _near(passage, at - 1, frozenset({"", " "})):
            at += 1  # US$, RMB ¥
        following = tokens[at] if at < len(tokens) else token
        if _is_count(following) and passage.gap(tokens[at - 1], following) in {"", " ", ". "}:
            behind = tokens[at + 1] if at + 1 < len(tokens) and _near(passage, at) else None
            again = behind is not None and behind.kind == "word" and behind.sense.currency
            owned = i and _is_count(tokens[i - 1]) and _near(passage, i - 1)
            if not owned and (not again or token.end == following.start or again == code):
                width = at + 1 - i + (1 if again == code else 0)
                made = _made(passage, "money", token, tokens[i + width - 1], following.value or 0)
                made.currency = code
                return made, width
    if (
        _is_count(token)
        and _near(passage, i)
        and tokens[i + 1].kind == "word"
        and (code := tokens[i + 1].sense.currency or "")
    ):
        made = _made(passage, "money", token, tokens[i + 1], token.value or 0)
        made.currency = code
        return made, 2
    return token, 1


def _cents(passage: Passage, i: int) -> tuple[Token, int]:
    """`20 dollars and 43 cents`, 五元三毛."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind != "money":
        return token, 1
    at = i + 1
    if at < len(tokens) and tokens[at].has("joiner"):
        at += 1
    if at + 1 >= len(tokens) or not _is_count(tokens[at]) or not tokens[at + 1].sense.cents_of:
        return token, 1
    if all(_near(passage, k, frozenset({"", " "})) for k in range(i, at + 1)):
        part = (tokens[at].value or 0) / int(tokens[at + 1].sense.cents_of or 100)
        made = _made(passage, "money", token, tokens[at + 1], (token.value or 0) + part)
        made.currency = token.currency
        return made, at + 2 - i
    return token, 1


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
    if after is not None and (after.has("count_words") or after.kind == "number"):
        return True
    return not passage.text[: token.start].strip() and not passage.text[token.end :].strip(" .\n")
