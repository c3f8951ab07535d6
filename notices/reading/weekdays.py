"""The weekday that stands beside a date, and whether it is true."""

from __future__ import annotations

import datetime
from itertools import pairwise

from notices.reading.lexicon import Lexicon
from notices.reading.neighbours import near
from notices.reading.tokens import Day, Passage, Token

_NEAR_WEEKDAY = frozenset({"", " ", ", ", ",", " (", ". (", ".(", "(", "), ", "-", ", den ", "\n", " , "})
_BEHIND_SHORT = frozenset({". ", "., "})  # So., 28.09.2025


def name_brief_weekdays(passage: Passage, lex: Lexicon) -> None:
    """See a weekday in the one character that stands in brackets behind a day: 9/28（日）, 9月28日(一)."""
    for before, token in pairwise(passage.tokens) if lex.brief_weekdays else ():
        if token.word not in lex.brief_weekdays:
            continue
        bracketed = (
            passage.gap(before, token) in {"(", " (", ".(", ". ("} and passage.text[token.end : token.end + 1] == ")"
        )
        if bracketed and (before.kind == "digits" or before.has("day_sign")):
            token.sense = lex.brief_weekdays[token.word]


def names_weekday(passage: Passage, i: int) -> bool:
    """Whether a word for an order names the weekday of the date behind it: quarta, 03/01; sexta, 12 de maio."""
    token, behind = passage.tokens[i], passage.tokens[i + 1 : i + 2]
    if token.sense.weekday is None or token.kind != "word" or not behind or behind[0].kind not in {"date", "number"}:
        return False
    return passage.gap(token, behind[0]) in {" ", ", "}


def name_paid_weekdays(lex: Lexicon) -> None:
    """Let money that is written like a short weekday be one, too: Fr. is Friday, and a franc."""
    for word, sense in lex.senses.items():
        if word.endswith(".") and sense.currency and (day := lex.senses.get(word[:-1])):
            sense.weekday = day.weekday


def take_weekdays(passage: Passage, dotted: frozenset[str]) -> None:
    """Take in the weekday beside a date and say whether it is true."""
    tokens, gone = passage.tokens, set()
    for i, token in enumerate(tokens):
        if token.kind != "date":
            continue
        for k in (i - 1, i + 1, i - 2):
            if not 0 <= k < len(tokens) or not tokens[k].sense.weekday or tokens[k].kind != "word":
                continue
            if id(tokens[k]) in gone:
                continue  # it belongs to the date before it
            filled = k == i - 2 and passage.gap(tokens[i - 1], token) in _NEAR_WEEKDAY
            if k == i - 2 and not (filled and tokens[i - 1].has("fillers")):
                continue
            left, right = sorted((tokens[k], token), key=lambda each: each.start)
            between = passage.gap(left, right) if abs(k - i) == 1 else passage.gap(tokens[k], tokens[i - 1])
            if tokens[k].sense.unit and k and tokens[k - 1].kind == "number" and near(passage, k - 1):
                continue  # 3 mån (3 mars)
            if tokens[k].sense.month and (between == "-" or filled):
                continue  # mar–abr 2025, mar a abr de 2025
            shortened = between in _BEHIND_SHORT and left.word.rstrip(".") in dotted
            if between in _NEAR_WEEKDAY or shortened:
                token.weekday = _takes(token, tokens[k].sense.weekday or 0)
                if k < i:
                    token.start = tokens[k].start
                    gone |= {id(tokens[k]), *([id(tokens[i - 1])] if k == i - 2 else [])}
                elif "(" not in between or passage.text[tokens[k].end : tokens[k].end + 1] == ")":
                    token.end = tokens[k].end + ("(" in between)
                    gone.add(id(tokens[k]))
                break
    if gone:
        passage.tokens = [token for token in tokens if id(token) not in gone]


def _takes(token: Token, weekday: int) -> bool | None:
    """Whether a date fell on the weekday beside it, which tells how it is read: Wed, 3/1/2024 is 3 January."""
    true = is_weekday(token.days[0], weekday)
    if true is False and (fitting := [day for day in token.others if is_weekday(day, weekday)]):
        token.days, token.others, true = (fitting[0],), (), True
    elif true:
        token.others = ()
    return true


def is_weekday(day: Day, weekday: int) -> bool | None:
    """Whether the date fell on this weekday (Monday is 1); None where the year is not written."""
    if day.year is None or day.day is None:
        return None
    try:
        return datetime.date(day.year, day.month, day.day).isoweekday() == weekday
    except ValueError:
        return False
