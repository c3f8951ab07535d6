"""What around a run of digits says that it is a date: the words before it, a date behind a dash, nothing else."""

from __future__ import annotations

import re

from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Passage, Token

_CERTAIN = re.compile(r"\d\d?([/.-])\d\d?\1\d{4}|(?:1[3-9]|[23]\d)(/)\d\d?|\d\d?/(?:1[3-9]|[23]\d)")
_DAY = re.compile(r"(\d\d?)([-/.])(\d\d?)")
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_GAPS = frozenset({". - ", "./", ".-", " - ", "-"})
_SPACED = frozenset({" - ", " — "})
_LAST_MONTH = 12
_NO_NEAR = 9  # so many spaces part a date from the word before it
_PROPER = re.compile(r"([1-9])/([1-9]\d?)")


def surely(passage: Passage, i: int, lex: Lexicon) -> int:
    """Tell how sure a date is: 3 if nothing else is there, 2 if the words promise one, 1 if they often do, or 0."""
    token = passage.tokens[i]
    if passage.is_all(token.start, token.end):
        ended = lex.dotted_days and "." in token.word and passage.text[token.end : token.end + 1] == "."
        return 2 if ended else 3
    if _ends_in_dot(passage, i, lex):
        return 2
    if _goes_on(passage, i) or _closes(passage, i, lex) or _is_end(passage, i, lex) or _is_closed(passage, i):
        return 2
    before = passage.tokens[i - 1] if i else token
    gap = passage.gap(before, token) if i else ""
    after = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else token
    if after is not token and after.kind == "digits" and _leads_to(passage, i):
        return 2
    if i and before.kind == "digits" and gap in _SPACED and _is_certain(passage, i) and _DAY.fullmatch(before.word):
        return 2  # the end of 1-5 - 7-5, 2020
    dashed = "-" in token.word and any("-" in order for order in lex.numeric_days)
    if dashed and not before.sense.month and _is_certain(passage, i) == "-":
        return 2  # 12-08, 2015; not januari 4-22, 1995
    dotted = gap in {". ", "., "} and (before.has("shortened") or before.word in lex.dotted)  # d. 5/6, So., 28.09.25
    if i and ((len(gap) < _NO_NEAR and not gap.strip(" ,:-(")) or dotted):
        if before.sense.weekday or before.has("sure_date"):
            return 2
        if before.has("date_lead") or before.has("to") or before.sense.before_date:
            return 1
    if i + 1 < len(passage.tokens) and (after.sense.weekday or after.has("date_trail")):
        touches = after.start == token.end and (proper := _PROPER.fullmatch(token.word))
        if touches and proper and int(proper[1]) < int(proper[2]):
            return 0  # 1/2に減らす
        return 1 if len(passage.gap(token, after)) <= 3 else 0
    return 0


def _ends_in_dot(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether a dot behind the month belongs to it: 28.9. endet; but PostgreSQL 9.1. ends a sentence."""
    token = passage.tokens[i]
    if not _DOTTED.fullmatch(token.word) or passage.text[token.end : token.end + 1] != "." or is_numbered(passage, i):
        return False
    if lex.decimal != "." and any(_join_dotted(passage, k) for k in (i, i - 2)):
        return True
    behind = passage.text[token.end + 1 : token.end + 3]
    if lex.dotted_days and behind[:1] in {"-", "—"} and behind[1:].isdigit():  # 3.9.–12.9.
        return True
    if not (behind == " -" or (lex.dotted_days and not behind[:1].isalnum())):  # 1.20.x
        return False
    return behind[:1] == " " or int(token.word.partition(".")[0]) > _LAST_MONTH or _is_led(passage, i)


def _join_dotted(passage: Passage, k: int) -> bool:
    """Whether a word for `to` stands between two days, of which the first has a dot: 15.11. по 02.12."""
    parts = passage.tokens[max(0, k) : k + 3]
    if len(parts) < 3 or not parts[1].has("to") or not all(_DAY.fullmatch(part.word) for part in parts[::2]):
        return False
    return passage.gap(parts[0], parts[1]) == ". " and "." in parts[2].word and not is_numbered(passage, k)


def is_numbered(passage: Passage, i: int) -> bool:
    """Whether a word says that the figures are a label: Version 3.10."""
    return i > 0 and passage.tokens[i - 1].has("hides_before") and len(passage.gap(*passage.tokens[i - 1 : i + 1])) < 3


def _is_led(passage: Passage, i: int) -> bool:
    """Whether a word before says that a date follows."""
    before = passage.tokens[i - 1] if i and passage.gap(*passage.tokens[i - 1 : i + 1]) in {" ", ": "} else None
    if before is None:
        return False
    return bool(before.sense.before_date or before.sense.weekday) or any(
        map(before.has, ("date_lead", "sure_date", "to"))
    )


def is_part(passage: Passage, i: int) -> bool:
    """Whether a fraction is a part of what follows: 1/3 de la página; a year may follow a date: 1/3 de 2025."""
    tokens = passage.tokens
    linked = i + 2 < len(tokens) and (tokens[i + 1].has("and") or tokens[i + 1].has("to"))
    return _is_part(passage, i) or (linked and _is_part(passage, i + 2))  # between 1/3 and 2/3 of the users


def _is_part(passage: Passage, i: int) -> bool:
    parts = _PROPER.fullmatch(passage.tokens[i].word)
    if not parts or int(parts[1]) >= int(parts[2]) or i + 1 >= len(passage.tokens):
        return False
    token, after = passage.tokens[i : i + 2]
    linked = passage.gap(token, after) == " " and (after.has("of") or after.has("of_the"))
    return linked and not passage.text[after.end : after.end + 2].strip(" ").isdigit()


def _closes(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether the day before which a dash stands is told by the date behind it: 14. - 15.10., 14./15.10."""
    token, before = passage.tokens[i], passage.tokens[i - 1]
    if not i or lex.decimal == "." or "." not in token.word or before.kind != "digits":
        return False
    gap = passage.gap(before, token)
    day = token.word.partition(".")[0]
    bare = before.word.isdigit() and day.isdigit() and int(before.word) < int(day)
    return (bare and gap in _DAY_GAPS) or (gap in {". - ", ".-", ".— "} and "." in before.word)


def _is_certain(passage: Passage, i: int) -> str:
    """Give the sign of a date that cannot be anything else, also where its year stands apart: 28/9, 7/5 2020."""
    parts = passage.tokens[i : i + 2]
    if whole := _CERTAIN.fullmatch(parts[0].word):
        return whole[1] or "/"
    day = _DAY.fullmatch(parts[0].word)
    dated = len(parts) > 1 and passage.gap(*parts) in {" ", ", "} and _YEAR.fullmatch(parts[1].word)
    return day[2] if day and dated else ""


def _goes_on(passage: Passage, i: int) -> bool:
    """Whether a word for `to` and a date that cannot be anything else follow: od 1.10 do 5.10.2025, 1/9 to 28/9."""
    parts = passage.tokens[i : i + 3]
    if len(parts) < 3 or not parts[1].has("to") or parts[2].kind != "digits":
        return False
    near = passage.gap(*parts[:2]) in {"", " ", ". "} and passage.gap(*parts[1:]) in {"", " "}
    sign = _is_certain(passage, i + 2) if near else ""
    return bool(sign) and sign in parts[0].word


def _is_closed(passage: Passage, i: int) -> bool:
    """Whether a word closes a range of which this is an end, and no fraction of one: 10/1 से 11/7 तक."""
    return any(k >= 0 and _close(passage.tokens[k : k + 4], passage) for k in (i, i - 2))


def _close(parts: list[Token], passage: Passage) -> bool:
    if len(parts) < 4 or not parts[1].has("to") or not parts[3].has("closes_range"):
        return False
    days = [_DAY.fullmatch(part.word) for part in parts[::2]]
    gaps = {passage.gap(*parts[k : k + 2]) for k in range(3)}
    if not all(days) or not gaps <= {"", " "} or len({day[2] for day in days if day}) > 1:
        return False
    return any(int(day[1]) > int(day[3]) for day in days if day and day[2] == "/")


def _is_end(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether words join two days in figures: van 1-10 tot 7-11, between 9/3 and 9/12, zwischen 3.9. und 12.9."""
    day = _DAY.fullmatch(passage.tokens[i].word)
    return day is not None and any(_join_days(passage, k, day[2], lex) for k in (i, i - 2, i - 3))


def _join_days(passage: Passage, k: int, sign: str, lex: Lexicon) -> bool:
    """Whether token k and the one behind a link are the days of a range: no fractions of one, and no decimals."""
    tokens = passage.tokens
    if not 0 < k < len(tokens) - 2:
        return False
    leads, link = tokens[k - 1 - (k > 1 and tokens[k - 1].has("fillers")) : k], tokens[k + 1]
    at = k + 2 + (k + 3 < len(tokens) and tokens[k + 2].has("fillers"))
    days = [day for part in (tokens[k], tokens[at]) if (day := _DAY.fullmatch(part.word)) and day[2] == sign]
    led = any(lead.has("from") or lead.has("between") for lead in leads)
    if len(days) < 2 or not led or not (link.has("to") or link.has("and")):
        return False
    gap = passage.gap(tokens[k], link)
    if sign == ".":
        padded = lex.decimal != "." and all(day[3][0] == "0" for day in days)  # od 3.09 do 12.09
        return (gap == ". " and lex.dotted_days) or (gap == " " and padded and not counts(passage, at))
    improper = any(int(day[1]) >= int(day[3]) for day in days)
    return gap == " " and (improper if sign == "/" else any(sign in order for order in lex.numeric_days))


def _leads_to(passage: Passage, i: int) -> bool:
    """Whether a date that cannot be anything else stands behind a dash: 1/9 – 28/9, 28.9.–8.10., 1-9 – 7-10-2025."""
    word, gap = passage.tokens[i].word, passage.gap(*passage.tokens[i : i + 2])
    sign = _is_certain(passage, i + 1) if "-" in gap else ""
    if not sign or sign not in word:
        return False
    return gap in _SPACED if sign == "-" else gap.strip(" ").removeprefix("." if sign == "." else "") == "-"


def counts(passage: Passage, i: int) -> bool:
    """Whether a unit or a percent sign follows: then `1/2` or `18-24` is a count; or their month: 4-22 de abril."""
    if i + 1 >= len(passage.tokens):
        return False
    token, after, *behind = passage.tokens[i : i + 3]
    sense = after.sense
    if behind and behind[0].sense.month and after.has("of") and passage.gap(after, behind[0]) == " ":
        return passage.gap(token, after) == " "
    near = passage.gap(token, after) in {"", " ", "-"}
    return near and bool(sense.month or sense.unit or sense.currency or sense.scale or after.has("percent"))
