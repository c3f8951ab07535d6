"""What stands before a unit and counts it: `two and a half`, `half a`, `another`, `three full`."""

from __future__ import annotations

from notices.model import Bound
from notices.reading.neighbours import is_one_half
from notices.reading.tokens import Passage

NEAR = frozenset({"", " ", "-", "\n", "  ", "- "})
_QUARTER, _THREE_QUARTERS = 0.25, 0.75
_LONGEST_ARTICLE = 2  # characters: ال
_MOST_SKIPPED = 3  # a row of articles must not be walked again from each of them


def count_of(passage: Passage, i: int) -> tuple[int | float | None, int, bool]:
    """Find what is counted, where its unit should stand, and whether the count could be an article."""
    token = passage.tokens[i]
    shy = token.has("articles") or (token.has("whole") and token.has("also_words"))
    if token.sense.duration and token.kind == "word":
        return 1, i, token.has("also_words")
    if token.has("lone_units") and token.kind == "word":
        return 1, i, True
    if token.kind == "number":
        ordinal = token.ordinal and not token.has("counting_ordinals")
        if token.value is None or ordinal or token.value < 0:
            return None, i, False
        count, at = token.value, i + 1
        glued = at < len(passage.tokens) and passage.tokens[at].start == token.end
        shy = shy and not glued
        one = token.has("articles") or (token.value == 1 and is_one_half(passage, i))
        if one and (half := _fraction(passage, at, first=True)):
            return half[0], half[1], False
        at = _skip(passage, at, "count_words")
        if more := _fraction(passage, at, first=False):
            return count + more[0], more[1], False
        if isinstance(count, float):
            at = _skip(passage, _skip(passage, at, "of"), "articles")
        return count, at, shy and token.value == 1
    if half := _fraction(passage, i, first=True):
        return half[0] + _leads_one(passage, i), half[1], False
    return (1, _skip(passage, i + 1, "count_words"), shy) if token.sense.may_count else (None, i, False)


def _leads_one(passage: Passage, i: int) -> bool:
    """Whether a word that counts stands before a half, and leaves out its one: 個半鐘; but 这个半年 is a half."""
    tokens = passage.tokens
    if not i or not tokens[i - 1].has("count_words") or tokens[i - 1].end < tokens[i].start:
        return False
    start = tokens[i - 1].start
    led = i > 1 and tokens[i - 2].end == start and tokens[i - 2].has("lead")
    return led or not passage.text[start - 1 : start].isalpha()


def _fraction(passage: Passage, i: int, first: bool) -> tuple[float, int] | None:
    """`[and] [a] half [of] [a]` from token i on: its value and where it ends."""
    tokens, at = passage.tokens, i
    if not first:
        if at < len(tokens) and passage.gap(tokens[at - 1], tokens[at]) not in NEAR:
            return None
        at = _skip(passage, at, "plus")
        if at < len(tokens) and tokens[at].sense.fraction is None and at == i:
            return None
    at = _skip(passage, at, "articles") if at < len(tokens) and tokens[at].sense.fraction is None else at
    if at >= len(tokens) or tokens[at].sense.fraction is None or tokens[at].kind == "number":
        return None
    if at and at > i and passage.gap(tokens[at - 1], tokens[at]) not in NEAR:
        return None
    value = tokens[at].sense.fraction or 0.0
    at = _skip(passage, _skip(passage, at + 1, "of"), "articles")
    return value, _skip(passage, at, "count_words")


def and_a_half(passage: Passage, i: int) -> tuple[float, int] | None:
    """Read on after the unit: `an hour and a half`, `une heure et quart`, 三年半."""
    tokens = passage.tokens
    at = _skip(passage, _skip(passage, i, "plus"), "articles")
    if at < len(tokens) and _are_quarters(passage, i, at):
        return tokens[at].value or 0, at + 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    quarter = at > i and tokens[i - 1].sense.unit == "hour" and tokens[at].sense.fraction == _QUARTER
    if not tokens[at].has("halves") and not quarter:
        return None
    if any(passage.gap(a, b) not in NEAR for a, b in zip(tokens[i - 1 : at], tokens[i : at + 1], strict=False)):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and (after.sense.unit or after.has("count_words")) and passage.gap(tokens[at], after) in NEAR:
        return None
    return (tokens[at].sense.fraction or 0.5), _behind_repeated(passage, at, tokens[i - 1].word)


def _are_quarters(passage: Passage, i: int, at: int) -> bool:
    """Whether counted quarters go on an hour: an hour and three quarters; not and three quarters of the users."""
    tokens = passage.tokens
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[i - 1].sense.unit != "hour" or token.kind != "number" or token.value != _THREE_QUARTERS:
        return False
    if any(passage.gap(a, b) not in NEAR for a, b in zip(tokens[i - 1 : at], tokens[i : at + 1], strict=True)):
        return False
    goes_on = after is not None and (after.sense.unit or any(map(after.has, ("of", "of_the", "fillers"))))
    return token.tail == "part" and not goes_on


def _behind_repeated(passage: Passage, at: int, unit: str) -> int:
    """Pass over the unit that is said again with its article behind the half of it: سنة ونصف السنة."""
    tokens, end = passage.tokens, passage.tokens[at].end
    gap, _, word = passage.text[end : end + len(unit) + _LONGEST_ARTICLE + 2].partition(" ")
    word = word.partition(" ")[0].rstrip(".,;،")
    again = not gap and word != unit and word.endswith(unit)
    at += 1
    while again and at < len(tokens) and tokens[at].start <= end + len(word):
        at += 1
    return at


def _skip(passage: Passage, i: int, role: str) -> int:
    tokens, last = passage.tokens, i + _MOST_SKIPPED
    while i < len(tokens) and tokens[i].has(role) and i < last and tokens[i].kind in {"word", "number"}:
        if i and passage.gap(tokens[i - 1], tokens[i]) not in NEAR:
            break
        i += 1
    return i


def open_end(passage: Passage, at: int) -> tuple[Bound | None, int]:
    """Read what opens a count before its unit: `30+ days`, `five or more years`, 三十多天."""
    tokens = passage.tokens
    if at >= len(tokens):
        return None, at
    if passage.gap(tokens[at - 1], tokens[at]).strip(" -") == "+":
        return Bound.AT_LEAST, at
    counts = at + 1 < len(tokens) and tokens[at].kind == tokens[at + 1].kind == "word"
    if not counts or not tokens[at + 1].sense.unit or passage.gap(tokens[at], tokens[at + 1]) not in NEAR:
        return None, at
    if passage.gap(tokens[at - 1], tokens[at]) not in NEAR or tokens[at].sense.unit:
        return None, at
    limit = Bound.MORE_THAN if tokens[at].has("vague") else tokens[at].sense.after
    limit = Bound.ABOUT if tokens[at].has("roughly") else limit
    return (limit, at + 1) if limit else (None, at)
