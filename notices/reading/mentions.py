"""What was found, as the caller gets it: its value in a form that programs read, and its words in the text as given."""

from __future__ import annotations

import unicodedata
from typing import Any, Protocol

from notices.model import Bound, Mention
from notices.reading.iso_durations import iso
from notices.reading.polarity import Polarity
from notices.reading.tokens import Token

_OPPOSITE = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Source:
    """The text as it was given, and where each character of the folded text came from."""

    def __init__(self, text: str, places: list[int] | None) -> None:
        self._text, self._places = text, places

    def span(self, found: _Found) -> tuple[int, int, str]:
        """Where something found in the folded text begins and ends, and its words."""
        text, start, end = self._text, found.start, found.end
        if self._places is not None:
            start, end = self._places[start], self._places[end - 1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
        return start, end, text[start:end]


def mention_of(token: Token, source: Source, polarity: Polarity) -> Mention:
    """Make the mention of a value, with its polarity; a bound that is denied is the opposite one."""
    bound = token.bound or Bound.EXACTLY
    negated = polarity.denies(token.start)
    if negated and bound in _OPPOSITE:  # we never keep it for more than 30 days
        bound, negated = _OPPOSITE[bound], False
    others = tuple(day.iso for day in token.others)
    if token.kind == "date_range" and others:
        others = ("/".join(others),)
    return Mention(token.kind, _value(token), *source.span(token), bound, negated, others, token.weekday)


def _value(token: Token) -> str | int | float:
    if token.days:
        return "/".join(day.iso for day in token.days)
    if token.parts:
        return "/".join(map(iso, token.parts))
    if token.currency:
        return f"{token.currency} {token.value}"
    return token.value if token.value is not None else ""


def mention_json(mention: Mention) -> dict[str, Any]:
    """Show a mention as programs get it: the stable shape of `notices read`."""
    shown: dict[str, Any] = {
        "kind": mention.kind,
        "value": mention.value,
        "bound": mention.bound.value,
        "negated": mention.negated,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }
    if mention.ambiguous:
        shown["ambiguous"] = list(mention.ambiguous)
    if mention.weekday is not None:
        shown["weekday"] = mention.weekday
    return shown
