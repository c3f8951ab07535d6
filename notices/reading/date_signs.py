"""What around a run of digits says that it is a date: the words before it, a date behind a dash, nothing else."""

from __future__ import annotations

import re

from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Passage

_CERTAIN = re.compile(r"\d\d?([/.])\d\d?\1\d{4}|(?:1[3-9]|[23]\d)(/)\d\d?|\d\d?/(?:1[3-9]|[23]\d)")
_DAY_GAPS = frozenset({". - ", "./", ".-", " - ", "-"})
_LAST_MONTH = 12
_NO_NEAR = 9  # so many spaces part a date from the word before it
_PROPER = re.compile(r"([1-9])/([1-9]\d?)")
_PAIR = re.compile(r"\d\d?-\d\d?")


def surely(passage: Passage, i: int, lex: Lexicon) -> int:
    """Tell how sure a date is: 3 if nothing else is there, 2 if the words promise one, 1 if they often do, or 0."""
    token = passage.tokens[i]
    if passage.is_all(token.start, token.end):
        ended = lex.dotted_days and "." in token.word and passage.text[token.end : token.end + 1] == "."
        return 2 if ended else 3
    if _ends_in_dot(passage, i, lex):
        return 2
    if _goes_on(passage, i) or _closes(passage, i, lex) or _is_end(passage, i, lex):
        return 2
    before = passage.tokens[i - 1] if i else token
    gap = passage.gap(before, token) if i else ""
    if i and ((len(gap) < _NO_NEAR and not gap.strip(" ,:-(")) or (gap == ". " and before.has("shortened"))):  # d. 5/6
        if before.sense.weekday or before.has("sure_date"):
            return 2
        if before.has("date_lead") or before.has("to") or before.sense.before_date:
            return 1
    after = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else token
    if after.kind == "digits" and _leads_to(token.word, passage.gap(token, after), after.word):
        return 2
    if i + 1 < len(passage.tokens) and (after.sense.weekday or after.has("date_trail")):
        return 1 if len(passage.gap(token, after)) <= 3 else 0
    return 0


def _ends_in_dot(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether a dot behind the month belongs to it: 28.9. endet; but PostgreSQL 9.1. ends a sentence."""
    token = passage.tokens[i]
    if "." not in token.word or passage.text[token.end : token.end + 1] != "." or is_numbered(passage, i):
        return False
    behind = passage.text[token.end + 1 : token.end + 3]
    if not (behind == " -" or (lex.dotted_days and not behind[:1].isalnum())):  # 1.20.x
        return False
    return behind[:1] == " " or int(token.word.partition(".")[0]) > _LAST_MONTH or _is_led(passage, i)


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
    bare = before.word.isdigit() and int(before.word) < int(token.word.partition(".")[0])
    return (bare and gap in _DAY_GAPS) or (gap in {". - ", ".-", ".— "} and "." in before.word)


def _goes_on(passage: Passage, i: int) -> bool:
    """Whether a word for `to` and a date that cannot be anything else follow: od 1.10 do 5.10.2025, 1/9 to 28/9."""
    parts = passage.tokens[i : i + 3]
    if len(parts) < 3 or not parts[1].has("to") or parts[2].kind != "digits":
        return False
    whole = _CERTAIN.fullmatch(parts[2].word)
    near = passage.gap(*parts[:2]) in {"", " ", ". "} and passage.gap(*parts[1:]) == " "
    return near and whole is not None and (whole[1] or "/") in parts[0].word


def _is_end(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether a word joins two days with dashes: van 1-10 tot 7-11, tussen 1-10 en 7-11."""
    if not any("-" in order for order in lex.numeric_days) or not _PAIR.fullmatch(passage.tokens[i].word):
        return False
    return any(_join_days(passage, k) for k in (i, i - 2))


def _join_days(passage: Passage, k: int) -> bool:
    parts = passage.tokens[max(0, k - 1) : k + 3]
    if k < 1 or len(parts) < 4 or not all(_PAIR.fullmatch(part.word) for part in parts[1::2]):
        return False
    led = parts[0].has("from") or parts[0].has("between")
    return led and (parts[2].has("to") or parts[2].has("and")) and passage.gap(parts[1], parts[2]) == " "


def _leads_to(word: str, gap: str, other: str) -> bool:
    """Whether a date that cannot be anything else stands behind a dash: 1/9 – 28/9, 28.9.–8.10.2025."""
    whole = _CERTAIN.fullmatch(other)
    sign = (whole[1] or "/") if whole else ""
    return bool(sign) and sign in word and gap.strip(" ").removeprefix("." if sign == "." else "") == "-"


def counts(passage: Passage, i: int) -> bool:
    """Whether a unit or a percent sign follows: then `1/2` or `18-24` is a count."""
    if i + 1 >= len(passage.tokens):
        return False
    token, after = passage.tokens[i : i + 2]
    sense = after.sense
    near = passage.gap(token, after) in {"", " ", "-"}
    return near and bool(sense.month or sense.unit or sense.currency or sense.scale or after.has("percent"))
