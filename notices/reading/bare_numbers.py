"""Numbers that are nothing more than numbers: which of them count something, and which are labels."""

from __future__ import annotations

from notices.reading.neighbours import NEAR, near, signed
from notices.reading.tokens import Passage, Token

_MOST_NAMED = 3  # words in the name of a street
_DEEPEST = 12  # characters by which a list is set in
_ITEM_ENDS = frozenset({";", ",", ".", ":"})


def judge_numbers(passage: Passage) -> None:
    """Keep the numbers that count something; hide page numbers, clock times, pronouns, list markers."""
    tokens = passage.tokens
    labelled = -_MOST_NAMED  # the last number that its word made a label
    for i, token in enumerate(tokens):
        if token.kind == "hidden" and i and tokens[i - 1].has("hides_before"):
            labelled = i
        if token.kind != "number":
            continue
        if _goes_on(passage, labelled, i) or _marks_an_item(passage, i):
            token.kind = "hidden"
            labelled = i if _goes_on(passage, labelled, i) else labelled
            continue
        before = tokens[i - 1] if i and near(passage, i - 1, NEAR | {". ", ".", ": ", ":"}) else None
        after = tokens[i + 1] if near(passage, i, NEAR | {"."}) else None
        called = before is not None and (before.has("hides_before") or before.has("ages"))
        labelled = i if called else labelled
        hides = called or (after is not None and (after.has("hides_after") or after.has("clock")))
        if hides or _is_house(passage, i) or token.ordinal or token.value is None or not _counts(passage, token, after):
            token.kind = "hidden"
        else:
            signed(passage, token)


def _goes_on(passage: Passage, labelled: int, i: int) -> bool:
    """Whether a label goes on: Article 6(1), sections 3, 4 and 5, kl. 9–17."""
    tokens = passage.tokens
    if labelled == i - 1:
        gap = passage.gap(tokens[labelled], tokens[i])
        return gap in {"(", ")(", "-", "/"} or (gap in {", ", "、"} and _ends_in_and(passage, i))
    if labelled != i - 2 or not _links(tokens[i - 1]):
        return False
    gaps = passage.gap(tokens[labelled], tokens[i - 1]), passage.gap(tokens[i - 1], tokens[i])
    return set(gaps) <= {"", " "}


def _ends_in_and(passage: Passage, i: int) -> bool:
    tokens = passage.tokens
    return i + 2 < len(tokens) and _links(tokens[i + 1]) and tokens[i + 2].kind == "number"


def _links(token: Token) -> bool:
    return token.has("and") or token.has("or") or token.has("to")


def _marks_an_item(passage: Passage, i: int) -> bool:
    """Whether a small number opens a line, or an item in brackets: `2. Pro`, `(2) Pro`, 2、Pro."""
    token = passage.tokens[i]
    if token.written != "digits" or not token.word.isdigit() or len(token.word) > 2:
        return False
    text, start, end = passage.text, token.start, token.end
    bracketed = text[start - 1 : start] == "("
    before = text[max(0, start - _DEEPEST) : start - bracketed].rstrip(" ")
    opens = before.endswith("\n") or (not before and start < _DEEPEST)
    behind = text[end : end + 1]
    goes_on = text[end + 1 : end + 3].strip(" \n")
    if bracketed:
        return behind == ")" and bool(goes_on) and (opens or before[-1:] in _ITEM_ENDS)
    if behind == "、":
        return opens and not (near(passage, i, frozenset({"、"})) and passage.tokens[i + 1].kind == "number")
    spaced = text[end + 1 : end + 2] in {" ", "\n"} or not goes_on[:1].isascii()
    return opens and behind in {".", ")"} and bool(goes_on) and spaced


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
