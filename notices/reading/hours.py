"""The hour of the day that stands beside a date: 9:00, 6 p.m., kl. 9.00, 9 Uhr, 上午9时, Pacific Time."""

from __future__ import annotations

import re

from notices.reading.tokens import NOTHING, Passage, Token

_HOUR_TO = re.compile(r"(\d\d?:\d\d)[-—](\d{1,4}(?:([/.-])\d\d?\3\d{1,4})?|\d\d?(/)\d\d?)")
_BESIDE = frozenset({"", " "})
_OF_DAY = frozenset({"hour", "minute"})
_BELOW_HOUR = frozenset({"minute", "second"})


def tells_time(passage: Passage, k: int) -> bool:
    """Whether a token says the hour, or in which zone it counts."""
    token = passage.tokens[k]
    if token.kind == "word":
        minutes = token.sense.unit in _BELOW_HOUR and k > 1 and passage.tokens[k - 2].has("clock")  # 23時59分
        return minutes or token.has("clock") or token.has("zones")
    struck = ":" in token.word or token.word.endswith("h")  # 9:00, às 18h
    return token.kind == "hidden" and (struck or any(each.has("clock") for each in _beside(passage, k)))


def part_hour(passage: Passage, i: int) -> list[Token]:
    """Give the hour, and the date that a dash joins to it, in one run of digits: 9月1日10:00〜9月28日, 10:00-28.9."""
    token, behind = passage.tokens[i], passage.tokens[i + 1 : i + 2]
    run = _HOUR_TO.fullmatch(token.word)
    signed = behind and behind[0].start == token.end and (behind[0].has("month_sign") or behind[0].sense.unit == "year")
    if not run or not (signed or run[3] or run[4]):
        return []
    cut = token.end - len(run[2])
    hour = Token("digits", token.start, token.start + len(run[1]), run[1], NOTHING)
    return [hour, Token("digits", cut, token.end, run[2], NOTHING)]


def is_hour(passage: Passage, k: int) -> bool:
    """Whether a token says the hour, also where it has not been judged yet: the 9 of `9 a.m.`, 9 h in French."""
    token = passage.tokens[k]
    if token.kind == "number" and not token.ordinal and token.written == "digits":
        return any(each.has("clock") and _touches(passage, token, each) for each in _beside(passage, k))
    units = {unit for parts in token.parts for unit, _ in parts} if token.kind in {"duration", "hidden"} else set()
    return (bool(units) and units <= _OF_DAY) or tells_time(passage, k)


def hide_hours(tokens: list[Token]) -> None:
    """Let hours that look like durations be none."""
    for token in tokens:
        if token.kind == "duration":
            token.kind = "hidden"


def _beside(passage: Passage, k: int) -> list[Token]:
    tokens = passage.tokens
    return [tokens[j] for j in (k - 1, k + 1) if 0 <= j < len(tokens)]


def _touches(passage: Passage, number: Token, clock: Token) -> bool:
    left, right = sorted((number, clock), key=lambda each: each.start)
    gap = passage.gap(left, right)
    return gap in _BESIDE or (gap == ". " and left.word.endswith("."))  # kl. 9.00
