"""Numbers that are nothing more than numbers: which of them count something, and which are labels."""

from __future__ import annotations

from notices.reading.neighbours import NEAR, near, signed
from notices.reading.tokens import Passage, Token

_MOST_NAMED = 3  # words in the name of a street


def judge_numbers(passage: Passage) -> None:
    """Keep the numbers that count something; hide page numbers, clock times, pronouns."""
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.kind != "number":
            continue
        before = tokens[i - 1] if i and near(passage, i - 1, NEAR | {". ", "."}) else None
        after = tokens[i + 1] if near(passage, i, NEAR | {"."}) else None
        hides = (before is not None and before.has("hides_before")) or (
            after is not None and (after.has("hides_after") or after.has("clock"))
        )
        if hides or _is_house(passage, i) or token.ordinal or token.value is None or not _counts(passage, token, after):
            token.kind = "hidden"
        else:
            signed(passage, token)


def _is_house(passage: Passage, i: int) -> bool:
    """Whether a name in capitals and a word for a street follow: 12 Main Street."""
    tokens = passage.tokens
    if i + 1 >= len(tokens) or not tokens[i + 1].has("streets") or tokens[i].written != "digits":
        return False
    between = passage.written[tokens[i].end : tokens[i + 1].start].split(" ")
    named = between[1:-1]
    return 1 <= len(named) <= _MOST_NAMED and all(word[:1].isupper() for word in named)


def _counts(passage: Passage, token: Token, after: Token | None) -> bool:
    """Whether a word that is not always a number (`one`, 一) is one here."""
    if not (token.has("also_words") or token.has("articles")):
        return True
    if after is not None and token.value != 1 and (after.has("count_words") or after.kind == "number"):
        return True
    return passage.is_all(token.start, token.end)
