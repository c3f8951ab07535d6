"""What may stand between two parts of a date: a space, a hyphen, the dot of an abbreviation, a comma, a line's end."""

from __future__ import annotations

from notices.reading.lexicon import Lexicon
from notices.reading.patterns import Pattern
from notices.reading.tokens import Passage, Token

_LIGHT = frozenset({"", " ", "» ", "” ", ".", ". ", "-", "/", " / ", "  ", " . ", "./"})
_COMMA = frozenset({",", ", ", " , ", " ,", "., ", ".,"})
_BEHIND_DOT = frozenset({".-", ". / "})
_HALF_DASH = frozenset({" -", "- "})  # 2- October, 05-August -2016
_SHORT_DAY = frozenset({("day", "month"), ("month", "day")})
_LONGEST = 3  # characters of a gap in which a line may end


class DateGaps:
    """Judges what parts the words of a date in one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._dotted, self._dotted_days, self._short_year = lex.dotted, lex.dotted_days, lex.short_year

    def seen(self, passage: Passage, pattern: Pattern, i: int, k: int) -> tuple[str, bool]:
        """Give what stands before part k of a date that begins at i, and whether it marks a short year: '25, -25."""
        tokens = passage.tokens
        if not k:
            return "", False
        gap = passage.gap(tokens[i + k - 1], tokens[i + k])
        gap = gap.replace("\n", " ") if len(gap) <= _LONGEST and "\n\n" not in gap else gap  # no other paragraph
        if gap in _BEHIND_DOT and tokens[i + k - 1].word in self._dotted:
            gap = gap[1:]  # 28-sept.-2025
        marked = pattern.slots[k] == "year" and self._is_short_year(passage, i + k, gap)
        gap = gap[:-1] if marked else gap
        return (gap.removeprefix("]") if tokens[i + k - 1].sense.month else gap), marked  # [Sept] 04, 2014

    def may_part(self, passage: Passage, pattern: Pattern, i: int, k: int, gaps: tuple[str, str]) -> bool:
        """Whether the parts before and behind a gap can belong to one date; the gap before it is known too."""
        last, gap = gaps
        if gap in {" ", ""} and not pattern.joined:
            return True
        token, left = passage.tokens[i + k], passage.tokens[i + k - 1]
        if pattern.joined:
            return gap in {"-", "/"} and (k == 1 or gap == last)
        if pattern.commas[k] and gap in _COMMA:
            return True
        if gap in _HALF_DASH:
            return self._is_half_dash(passage, pattern, i, k)
        if gap not in _LIGHT:
            return False
        ordinal = left.kind == "number" and left.written != "words" and len(left.word) < len("2025")  # 28. September
        ordinal = ordinal and pattern.slots[k] != "year"  # June 18. 2025 was a long year
        if "." not in gap or gap == "." or ordinal or left.word in self._dotted:
            return True
        stopped = (
            pattern.slots[k] == "day" and gap == ". " and not self._dotted_days and ends(passage, token)
        )  # October. 2
        return stopped or (gap == last == ". " and not self._dotted_days and token.kind == "number")

    @staticmethod
    def _is_half_dash(passage: Passage, pattern: Pattern, i: int, k: int) -> bool:
        """Whether a dash with one space belongs to a date: before a whole year, between a day and its month."""
        token = passage.tokens[i + k]
        if pattern.slots[k] == "year":
            return len(token.word) == len("2025") and token.word.isdigit()
        behind = passage.tokens[i + k + 1 : i + k + 2]
        spans = bool(behind) and behind[0].sense.month is not None  # 1 May -28 May
        return pattern.slots in _SHORT_DAY and not (pattern.slots[k] == "day" and spans)

    def _is_short_year(self, passage: Passage, k: int, gap: str) -> bool:
        """Whether a sign says that two digits are a year: `’25`, `28 sept -25`; not in `1 May -28 May`."""
        token, behind = passage.tokens[k], passage.tokens[k + 1 : k + 2]
        if len(token.word) != 2 or not token.word.isdigit() or gap[-1:] not in self._short_year:
            return False
        spans = gap[-1:] == "-" and (gap != " -" or (behind and behind[0].sense.month is not None))
        return not spans

    def is_last(self, passage: Passage, pattern: Pattern, i: int, k: int) -> bool:
        """Whether two digits end a sentence or the text, where they can be nothing else: 14 kwietnia 15, 28 Sep. 25."""
        token, left = passage.tokens[i + k], passage.tokens[i + k - 1]
        gap = passage.gap(left, token)
        dotted = gap == ". " and left.word in self._dotted
        if k + 1 < len(pattern.slots) or "day" not in pattern.slots[:k] or not (gap in {" ", ", "} or dotted):
            return False
        day_first = gap != ", " and pattern.slots[0] == "day" and len(token.word) == 2
        return passage.is_all(passage.tokens[i].start, token.end) or (day_first and ends(passage, token))

    def is_bare_abbreviation(self, passage: Passage, k: int) -> bool:
        """Whether the word there shortens a month without the dot that people write."""
        token = passage.tokens[k] if k < len(passage.tokens) else None
        return token is not None and token.word in self._dotted and passage.text[token.end : token.end + 1] != "."


def ends(passage: Passage, token: Token) -> bool:
    """Whether a sentence or a clause ends behind the token."""
    behind = passage.text[token.end : token.end + 2]
    return behind[:1] in {"", ".", ",", ";", ":", ")", "\n"} or behind == " ("
