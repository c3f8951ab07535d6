"""How two values hang together: `to` and `or`, `between` before them, the little words on the way."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.hours import is_hour
from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Passage, Token

NEAR = frozenset({"", " ", "\n"})
_DASH = frozenset({"-", " - ", "—", " — ", "- ", " -", ".-", ". - ", ".—", ". — ", "--"})
_SET_OFF = frozenset({", ", "., "})
_NO_LETTER = frozenset({"", " "})
_PARTING = ("(", ";", ". ", " - ", " — ")
_LOOSE = NEAR | {"-", "- "}
_MOST_FILLERS = 3
_MOST_OF_TIME = 4  # tokens in `6 p.m. Pacific Time on the`
_WIDEST_LEAD = len(" Uhr am ")  # between an hour and its date, or a date and its hour
_FROM_REACHES = 3  # tokens


Step = Callable[[Passage, int], tuple[Token, int]]


def sweep_values(passage: Passage, join: Step) -> None:
    """Let a step put values together, from left to right; words stay."""
    tokens, kept, end = passage.tokens, list[Token](), 0
    for i, token in enumerate(tokens):
        if i < end:
            continue
        made, width = (token, 1) if token.kind == "word" else join(passage, i)
        kept.append(made)
        end = i + width
    passage.tokens = kept


class Links:
    """Sees what a language's words for `to`, `or` and `and` put together."""

    def __init__(self, lex: Lexicon) -> None:
        self._dotted_days = lex.dotted_days
        self._from, self._to = tuple(lex.from_endings), tuple(lex.to_endings)

    def joined(self, passage: Passage, i: int, last: int | None = None) -> tuple[str, int] | None:
        """How token i goes on, whose last word is token `last`: `to` or `or`, and where the other side stands."""
        tokens, end = passage.tokens, i if last is None else last
        if end + 1 >= len(tokens):
            return None
        if passage.text[tokens[end].end] == "'" and _is_ending(passage, end + 1):
            end += 1  # an ending behind figures: Mart'ın 1'i ile 15'i arasında
        link, dated = tokens[end + 1], tokens[i].kind == "date"
        gap = passage.gap(tokens[end], link)
        gap = gap.removeprefix(")") if end > i else gap  # 28 September (inclusive) to
        if link.kind != "word":
            spans = gap in _DASH or _is_slash(passage, i, gap, link)
            near = gap == " " or (gap == ". " and dated and self._dotted_days)  # maanantaista 2.3. perjantaihin
            return ("to", end + 1) if spans or (near and self._is_declined(passage, tokens[i], link)) else None
        set_off = gap in _SET_OFF and link.has("to") and _is_set_off(passage, i)  # von Montag, 1. Mai, bis …
        if not (set_off or gap in _LOOSE or (gap in {".", ". "} and self._is_near(passage, tokens[i], link))):
            return None
        at = over_fillers(passage, end + 2, dated=dated)
        if at >= len(tokens) or (set_off and tokens[at].kind != "date"):
            return None  # rue du 4-Septembre, au 5e étage
        # five-to-ten-year, בין 18 ל-24, עד ה-5 (a little word that sticks to figures by a hyphen)
        sticks = gap in {"-", "- "} or tokens[at - 1].word[-2:-1] in _NO_LETTER
        timed = dated and at > end + 2 and is_hour(passage, at - 1)
        gap = passage.gap(tokens[at - 1], tokens[at])
        if any(map(gap.__contains__, _PARTING)) if timed else gap not in (_LOOSE if sticks else NEAR):
            return None
        between = link.has("and") and (_after_between(passage, i) or _before_between(passage, at))
        if link.has("to") or between or (link.has("from") and dated and _is_closed(passage, at)):
            return "to", at
        return ("or", at) if link.has("or") or link.has("and") else None

    def _is_declined(self, passage: Passage, token: Token, other: Token) -> bool:
        """Whether case alone says from and to: kahdesta viiteen vuotta, 18:sta 24 kuukauteen."""
        if (
            token.kind == other.kind and token.kind in {"date", "duration"} and token.tail != "lent"
        ):  # maanantaista 1.9. sunnuntaihin 28.9.
            first, last = (passage.text[it.start : it.end].split() for it in (token, other))
            parts = (0, -1) if token.kind == "date" else (0,)  # toukokuun puolivälistä kesäkuun puoliväliin
            return _ends(first, parts, self._from) and _ends(last, parts, self._to)
        counts = token.kind == "number" or token.tail == "lent"
        known = (
            counts and other.kind in {"number", "duration", "percentage", "money"} and token.word.endswith(self._from)
        )
        return known and any(word.endswith(self._to) for word in other.word.split())

    def _is_near(self, passage: Passage, token: Token, link: Token) -> bool:
        """Whether a dot belongs to the day or the month before it: 1. bis 28. September, 21 de dez. a 6 de jan."""
        if token.kind == "number":
            return self._dotted_days
        return token.kind == "date" and not passage.written[link.start].isupper()


def _ends(words: list[str], at: tuple[int, ...], endings: tuple[str, ...]) -> bool:
    """Whether one of the words at these places has such an ending."""
    return any(words[k].endswith(endings) for k in at)


def over_fillers(passage: Passage, at: int, *, dated: bool = False) -> int:
    """Give the place behind the little words that stand before a value: `the`, `about`; before a date, its hour."""
    tokens, last = passage.tokens, min(len(passage.tokens), at + _MOST_FILLERS + (_MOST_OF_TIME if dated else 0))
    while at < last:
        near = passage.gap(tokens[at - 1], tokens[at]) in NEAR
        little = tokens[at].has("fillers") or tokens[at].sense.before
        if dated and is_hour(passage, at):
            near = tokens[at].start - tokens[at - 1].end <= _WIDEST_LEAD
        elif not little:
            break
        if not near:
            break
        at += 1
    return at


def over_hour(passage: Passage, i: int) -> int:
    """Give the last token of a date with its hour: 1 September 2025 at 9:00 (CET), le 1er septembre à 9 h."""
    tokens, last = passage.tokens, i
    while last + 1 < len(tokens) and last - i < _MOST_OF_TIME:
        at = last + 1
        if last == i and tokens[at].kind == "word" and not _is_aside(passage, at):
            at += 1  # a little word before the hour
        if at >= len(tokens) or not _is_aside(passage, at) or (last > i and tokens[at].kind == "duration"):
            break
        if not all(_is_close(passage, tokens[k], tokens[k + 1]) for k in range(last, at)):
            break
        last = at
    return last


def _is_aside(passage: Passage, k: int) -> bool:
    """Whether a token says the hour, that the day itself counts, or what was a year."""
    token = passage.tokens[k]
    behind_year = token.has("date_trail") and token.has("literal")  # 4.01.2025 r.
    return is_hour(passage, k) or behind_year or token.has("included") or token.has("excluded")


def _is_close(passage: Passage, left: Token, right: Token) -> bool:
    gap = passage.text[left.end : right.start][: _WIDEST_LEAD + 1]
    ended = ". " in gap and not left.word.endswith(".") and not passage.written[right.start].islower()
    return len(gap) <= _WIDEST_LEAD and "\n\n" not in gap and not ended


def take_end(passage: Passage, made: Token, at: int) -> int:
    """Take in the word that closes a range, which bounds no value: 9月1日から28日まで, 18개월부터 24개월까지."""
    tokens = passage.tokens
    if at + 1 < len(tokens) and tokens[at + 1].has("closes_range") and passage.gap(made, tokens[at + 1]) in NEAR:
        made.end = tokens[at + 1].end
        return at + 1
    return at


def _is_ending(passage: Passage, at: int) -> bool:
    """Whether a little word is tied to the figures before it."""
    tokens = passage.tokens
    return tokens[at].start == tokens[at - 1].end and tokens[at].has("fillers") and at + 1 < len(tokens)


def _is_set_off(passage: Passage, i: int) -> bool:
    """Whether a comma may close a day that a range begins with: from Monday, 1 May, to; von Montag, 1., bis."""
    dated = passage.tokens[i].kind == "date" or (i > 0 and passage.tokens[i - 1].sense.weekday is not None)
    return dated and after_from(passage, i)


def after_from(passage: Passage, i: int) -> bool:
    """Whether `from` stands close before."""
    tokens, start = passage.tokens, passage.tokens[i].start
    return any(tokens[k].has("from") and start - tokens[k].end <= 12 for k in range(max(0, i - _FROM_REACHES), i))


def _is_slash(passage: Passage, i: int, gap: str, other: Token) -> bool:
    """Whether a slash joins token i to a date: 2025-09-01/2025-09-28, 28./29. September, but not Oct/2025."""
    token = passage.tokens[i]
    if gap == "/" and token.kind in {"number", "duration"} and other.kind == "duration":
        return True  # 24/48 ore
    if gap not in {"/", "./"} or other.kind != "date":
        return False
    return token.kind != "date" or gap != "/" or not any(map(str.isalpha, passage.text[token.start : other.end]))


def _is_closed(passage: Passage, at: int) -> bool:
    """Whether a word closes a range behind the date at `at`: 1.9. alkaen 28.9. asti."""
    behind = passage.tokens[at + 1 : at + 2]
    if not behind or passage.tokens[at].kind != "date":
        return False
    return behind[0].has("closes_range") and passage.gap(passage.tokens[at], behind[0]) in NEAR


def _before_between(passage: Passage, at: int) -> bool:
    """Whether a word for `between` stands close behind: 18 और 24 महीने के बीच."""
    tokens = passage.tokens
    behind = tokens[at + 1 : at + 3]
    return any(it.has("between_behind") and it.start - tokens[at].end <= 12 for it in behind)


def _after_between(passage: Passage, i: int) -> bool:
    """Whether `between` stands close before."""
    tokens, start = passage.tokens, passage.tokens[i].start
    return any(tokens[k].has("between") and start - tokens[k].end <= 12 for k in range(max(0, i - 3), i))
