"""Numbers that end a phrase, and would be lost: por | ciento veinte, `that | one hundred days`, à | neuf euros."""

from __future__ import annotations

from notices.reading.tokens import Passage, Sense

_BESIDE = frozenset({"", " ", "-"})


def swallows(passage: Passage, sense: Sense, first: int, last: int) -> bool:
    """Whether the last word of a phrase, which stands from `first` to `last`, is rather the number of what follows."""
    if not passage.tokens[last].sense.may_begin_number:
        return False
    if sense.percent_share or "percent" in sense.roles:
        return not _is_counted(passage, first) and _counts(passage, last)
    return ("nothing" in sense.roles or sense.after is not None) and _goes_on(passage, last)  # on gün ve altı ay


def _is_counted(passage: Passage, at: int) -> bool:
    """Whether a number stands right before, maybe in brackets: diez (10) por ciento."""
    before = passage.tokens[at - 1] if at else None
    if before is None or not (before.kind == "digits" or before.sense.may_begin_number or before.sense.goes_on_number):
        return False
    return passage.gap(before, passage.tokens[at]).removeprefix(")") in _BESIDE


def _counts(passage: Passage, last: int) -> bool:
    """Whether a value follows, maybe behind `and`: por cento e vinte reais."""
    tokens, at = passage.tokens, last + 1
    at += at + 1 < len(tokens) and tokens[at].has("joiner")
    follows = at < len(tokens) and tokens[at].sense.may_be_value
    return follows and all(passage.gap(tokens[k], tokens[k + 1]) == " " for k in range(last, at))


def _goes_on(passage: Passage, last: int) -> bool:
    """Whether a scale follows, or what more than one can be counted of: no one hundred days, but `no one day`."""
    number, behind = passage.tokens[last], passage.tokens[last + 1 : last + 2]
    if not behind or passage.gap(number, behind[0]) != " ":
        return False
    several = number.sense.scale or (number.sense.number or 0) > 1
    return bool(behind[0].sense.scale or (several and behind[0].sense.may_be_value))
