"""From one count to another: `18 to 24 months`, `between 2 and 4 weeks`.

A range hides its parts: it is one mention. `18 or 24 months` is no range but two durations.
"""

from __future__ import annotations

from notices.reading.ages import spans_ages
from notices.reading.figures import tidy
from notices.reading.lexicon import Lexicon
from notices.reading.links import Links, sweep_values, take_end
from notices.reading.tokens import NOTHING, Parts, Passage, Token

_MOST = 1000  # a count that stands for a year or a number of users lends its unit to nobody


class Ranges:
    """Joins neighbours that a language's words for `to` and `and` put together."""

    def __init__(self, lex: Lexicon) -> None:
        self._links = Links(lex)

    def find_counts(self, passage: Passage) -> None:
        """Give a bare number the unit of the duration that it is joined to, then join the two."""
        sweep_values(passage, self._shared)
        sweep_values(passage, self._durations)

    def _shared(self, passage: Passage, i: int) -> tuple[Token, int]:
        """Lend a bare number its neighbour's unit: `18 to 24 months`, `6 or 12`, `30- och 60-dagars`."""
        tokens, token = passage.tokens, passage.tokens[i]
        _lend_on(passage, i)
        if token.kind != "number" or token.ordinal or not token.value:
            return token, 1
        if token.has("articles") and not _has_choice(passage, i):
            return token, 1
        last = i + _has_shy_unit(passage, i)
        joined = self._links.joined(passage, i, last) or _listed(passage, i)
        if not joined:
            return token, 1
        other = tokens[joined[1]]
        if last > i and (joined[1] > last + 1 or not other.parts or other.parts[0][0][0] != tokens[last].sense.unit):
            return token, 1
        if other.kind in {"percentage", "money"} and 0 < token.value < (other.value or 0):
            _share_scale(token, other)
            token.kind, token.currency, token.tail = other.kind, other.currency, "lent"  # 5 to 10 dollars
            return token, 1
        if other.kind != "duration" or len(other.parts[0]) != 1:
            return token, 1
        unit, count = other.parts[0][0]
        if not 0 < token.value < count or token.value > _MOST:
            return token, 1
        parts: Parts = ((unit, token.value),)
        end = tokens[last].end
        return Token("duration", token.start, end, token.word, NOTHING, parts=(parts,), tail="lent"), last + 1 - i

    def _durations(self, passage: Passage, i: int) -> tuple[Token, int]:
        tokens, token = passage.tokens, passage.tokens[i]
        joined = self._links.joined(passage, i) if token.kind == "duration" else None
        if not joined or joined[0] != "to":
            return token, 1
        other = tokens[joined[1]]
        if other.kind != "duration" or len(other.parts) != 1:
            return token, 1
        text = passage.text[token.start : other.end]
        both = (token.parts[0], other.parts[0])
        (unit, _), (_, most) = token.parts[0][0], other.parts[0][0]
        kind = "hidden" if unit == "year" and spans_ages(passage, i, most) else "duration_range"
        made = Token(kind, token.start, other.end, text, NOTHING, parts=both)
        return made, take_end(passage, made, joined[1]) + 1 - i


def _has_shy_unit(passage: Passage, i: int) -> bool:
    """Whether a unit that may name a day, or count with one behind a dash, stands behind a number: 3日〜5日以内."""
    behind = passage.tokens[i + 1 : i + 2]
    return bool(behind) and behind[0].has("shy_units") and behind[0].start == passage.tokens[i].end


def _listed(passage: Passage, i: int) -> tuple[str, int] | None:
    """Where a list of three goes on behind a comma and a link: the 60 of `30, 60, or 90 days`."""
    tokens = passage.tokens
    if not 0 < i < len(tokens) - 2 or tokens[i - 1].kind != "number" or passage.gap(tokens[i - 1], tokens[i]) != ", ":
        return None
    linked = tokens[i + 1].has("or") or tokens[i + 1].has("and")
    gaps = passage.gap(tokens[i], tokens[i + 1]), passage.gap(tokens[i + 1], tokens[i + 2])
    return ("or", i + 2) if linked and gaps == (", ", " ") else None


def _share_scale(token: Token, other: Token) -> None:
    """Let a number be of the scale of the one that it is joined to: 5–10 million dollars, 3到5万."""
    value = (token.value or 0) * other.scale
    if token.scale == 1 and value < (other.value or 0):
        token.value, token.scale = tidy(value), other.scale


def _has_choice(passage: Passage, i: int) -> bool:
    """Whether an article counts because a number is joined to it: en eller två dagar."""
    link = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else None
    return link is not None and (link.has("or") or link.has("to")) and passage.gap(passage.tokens[i], link) == " "


def _lend_on(passage: Passage, i: int) -> None:
    """Lend what stands behind: `$20–30`, yüzde 10 ila 15, 百分之二十至三十, `a day or two`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind in {"money", "percentage"} and i + 1 < len(tokens) and not token.word[:1].isdigit():
        linked = token.kind == "percentage" and i + 2 < len(tokens) and tokens[i + 1].has("to")
        other, gaps = (tokens[i + 2], {"", "  "}) if linked else (tokens[i + 1], {"-"})
        between = passage.gap(token, tokens[i + 1]) + (passage.gap(tokens[i + 1], other) if linked else "")
        if between in gaps and other.kind == "number" and (token.value or 0) < (other.value or 0):
            _share_scale(token, other)
            other.kind, other.currency = token.kind, token.currency
    if token.kind != "duration" or i + 2 >= len(tokens) or not tokens[i + 1].has("or"):
        return
    other, (unit, count) = tokens[i + 2], token.parts[0][0]
    spaced = {passage.gap(tokens[k], tokens[k + 1]) for k in (i, i + 1)} == {" "}
    if spaced and count == 1 and other.kind == "number" and other.value == 2 and other.written == "words":
        other.kind, other.parts = "duration", (((unit, 2),),)
