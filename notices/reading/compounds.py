"""Durations of several units, which add up: `2 years and 3 months`, `1 hour ten`; and lists, which do not.

Where nothing but a space stands between them, the smaller unit may come first: `2 days 1 month`.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.reading.iso_durations import ORDER
from notices.reading.tokens import NOTHING, Passage, Token

_SMALLER = {
    "year": ("month",),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour",),
    "hour": ("minute",),
    "minute": ("second",),
}
_HOURS: dict[str, float] = {"year": 8760, "month": 744, "week": 168, "day": 24, "business_day": 24, "hour": 1}
_HOURS |= {"minute": 1 / 60, "second": 1 / 3600}
_FEW = {"month": 12, "week": 4, "day": 28, "business_day": 5, "hour": 24, "minute": 60, "second": 60}
_FULL = {"month": 12, "week": 5, "day": 31, "hour": 24, "minute": 60, "second": 60}


_Endings = tuple[tuple[str, ...], tuple[str, ...]]


def added(passage: Passage, declined: _Endings) -> Iterator[Token]:
    """Add up neighbours: `2 years and 3 months`; but 5 years and 30 days are two durations.

    Nor are those added up whose endings say from and to: kuudesta kuukaudesta kahteen vuoteen.
    """
    tokens, i = passage.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        i += 1
        if token.kind == "duration" and (end := _end_of_whole(passage, i)):
            _extend(passage, token, [each for each in tokens[i:end] if each.kind == "duration"])
            i = end
        while token.kind == "duration" and (found := _smaller(passage, token, i)):
            following, at = found
            if token.word.endswith(declined[0]) and following.word.endswith(declined[1]):
                break
            if "," in passage.gap(tokens[i - 1], tokens[i]) and _is_list(passage, at):
                break
            _extend(passage, token, [following])
            i = at + 1
        yield token


def _extend(passage: Passage, token: Token, smaller: list[Token]) -> None:
    token.parts = (sum((each.parts[0] for each in smaller), token.parts[0]),)
    token.end, token.tail = smaller[-1].end, smaller[-1].tail
    token.word = passage.text[token.start : token.end]


def _end_of_whole(passage: Passage, i: int) -> int:
    """Where a list ends that is one time: a year, two days, three hours and four seconds; 0 where there is none.

    It has three parts or more, each far too small for one of the unit before it.
    """
    tokens, at, parts = passage.tokens, i, 1
    while at < len(tokens):
        linked = tokens[at].has("plus")
        last = at + linked
        if last >= len(tokens) or tokens[last].kind != "duration" or len(tokens[last].parts) != 1:
            return 0
        gaps = {passage.gap(tokens[at - 1], tokens[at]), passage.gap(tokens[last - 1], tokens[last])}
        (unit, count), (small, least) = tokens[at - 1].parts[0][-1], tokens[last].parts[0][0]
        if not gaps <= {", ", " "} or not (linked or gaps == {", "}) or not _is_whole(count, least):
            return 0
        if not (is_smaller(small, unit) and least < _FEW[small]):
            return 0
        parts, at = parts + 1, last + 1
        if linked:
            return at if parts > 2 else 0
    return 0


def _is_list(passage: Passage, at: int) -> bool:
    """Whether durations behind commas are told one by one: `a year, six months or 30 days`."""
    tokens, link = passage.tokens, at + 1
    last = link + 1 if link < len(tokens) and (tokens[link].has("or") or tokens[link].has("plus")) else link
    if last >= len(tokens) or tokens[last].kind != "duration":
        return False
    gaps = passage.gap(tokens[at], tokens[link]), passage.gap(tokens[last - 1], tokens[last])
    if not set(gaps) <= {" ", ", ", ","} or (last > link and tokens[link].has("or")):
        return set(gaps) <= {" ", ", ", ","}
    (unit, _), (small, count) = tokens[at].parts[0][-1], tokens[last].parts[0][0]
    return not fits(unit, small, count)


def _smaller(passage: Passage, token: Token, i: int) -> tuple[Token, int] | None:
    tokens = passage.tokens
    joined = i < len(tokens) and tokens[i].has("plus")
    at = i + 1 if joined else i
    if at < len(tokens) and (minutes := _bare_minutes(passage, token, at)):
        return minutes, at
    if at >= len(tokens) or tokens[at].kind != "duration" or len(tokens[at].parts) != 1:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].has("set_aside") and passage.gap(tokens[at], tokens[at + 1]) == " ":
        return None  # 5 vuotta 30 päivän sijaan
    between = passage.text[token.end : tokens[at].start].replace("  ", " ")
    if "\n" in between and between.isspace():
        return None  # one on each line
    gaps = {_gap(passage, token, tokens[i]), passage.gap(tokens[at - 1], tokens[at]) if joined else ""}
    unit, (small, count) = token.parts[0][-1][0], tokens[at].parts[0][0]
    told = joined and len(token.parts[0]) > 1 and gaps == {", ", " "}  # a year, six months, and ten days
    if not (told or gaps <= ({"", " ", ", ", ","} if not joined else {"", " ", "-"})):  # שנתיים ו-3 חודשים
        return None
    if "," in "".join(gaps) and not _is_whole(count, token.parts[0][-1][1]):
        return None  # a list: 1½ years, 1½ months
    plain = (not joined or len(token.parts[0]) > 1) and gaps <= {"", " ", "-"}
    if plain and is_smaller(small, unit) and count * _HOURS[small] < _HOURS[unit]:
        return tokens[at], at
    last = token.parts[0][-1][1]
    if between in {"", " "} and fits(small, unit, last) and _is_whole(count, last):
        return tokens[at], at  # 2 days 1 month
    one_more = joined and count == 1 and is_smaller(small, unit)  # a year and a day
    return (tokens[at], at) if one_more or fits(unit, small, count) else None


def _gap(passage: Passage, left: Token, right: Token) -> str:
    """Give what stands between, without the dot of an abbreviation that ends no sentence: 1 Std. 30 Min."""
    gap = passage.gap(left, right)
    goes_on = gap == ". " and not passage.written[right.start].isupper()
    return gap[1:] if left.tail == "shortened" and goes_on else gap


def _is_whole(*counts: int | float) -> bool:
    return all(isinstance(count, int) for count in counts)


def is_smaller(unit: str | None, than: str | None) -> bool:
    """Whether a unit is smaller than another: a minute than an hour."""
    return unit in ORDER and than in ORDER and ORDER.index(unit) > ORDER.index(than)


def fits(unit: str, small: str, count: int | float) -> bool:
    """Whether so many small units are what people write behind a larger one: 2 years and 3 months."""
    if small not in _SMALLER.get(unit, ()) or count >= _FULL.get(small, 0):
        return False
    return count < {"month": 28, "week": 7}.get(unit, count + 1)


def _bare_minutes(passage: Passage, token: Token, i: int) -> Token | None:
    """Read `2 hours ten.`, `2 hours and ten.`: a number that ends the sentence counts the minutes."""
    number = passage.tokens[i]
    last = token.parts[0][-1][0]
    if last != "hour" or number.kind != "number" or not isinstance(number.value, int) or not 0 < number.value < 60:
        return None
    if number.start == token.end and token.word[-1:].isalpha() and token.word[-2:-1].isdigit():  # 1h30, 1u30
        counts = len(number.word) == len("30") and not passage.text[number.end : number.end + 1].isalnum()
        made = Token("duration", number.start, number.end, number.word, NOTHING, parts=((("minute", number.value),),))
        return made if counts else None
    if passage.gap(passage.tokens[i - 1], number) != " " or _goes_on(passage, number):
        return None
    return Token("duration", number.start, number.end, number.word, NOTHING, parts=((("minute", number.value),),))


def _goes_on(passage: Passage, number: Token) -> bool:
    """Whether something follows that the number may count."""
    return passage.text[number.end : number.end + 2].lstrip(" \n")[:1].isalnum()
