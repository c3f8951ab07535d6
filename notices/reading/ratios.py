"""Two figures with a stroke between them: `1/2 year`, `3/4 of the users`, `1 1/2 hours`, 5/100."""

from __future__ import annotations

import re

from notices.reading.date_signs import counts
from notices.reading.figures import tidy
from notices.reading.tokens import NOTHING, Passage, Token

_RATIO = re.compile(r"(\d{1,3})/([1-9]\d{0,2})")
_HUNDREDTHS = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)/100")
_MIXED = re.compile(r"(\d{1,3})  ?(\d{1,2})/(\d{1,2})")
_SMALLEST_PART = 32
_QUARTERS = 4


def ratio(passage: Passage, i: int, *, hundredths: bool) -> Token | None:
    """Read a ratio that counts something or is all there is; one of a hundred in percent where it is said so."""
    token = passage.tokens[i]
    before = passage.tokens[i - 1] if i else token
    # 1 and 4/5, minus 4/5
    first = passage.tokens[i - 2] if i > 1 and before.has("plus") else before if before.has("minus") else token
    if not passage.is_all(first.start, token.end) and not _is_share(passage, i):
        return None
    if hundredths and (top := _HUNDREDTHS.fullmatch(token.word)):
        return Token("percentage", token.start, token.end, token.word, NOTHING, tidy(float(top[1])))
    found = _RATIO.fullmatch(token.word)
    value = tidy(int(found[1]) / int(found[2])) if found else None
    return None if value is None else Token("number", token.start, token.end, token.word, NOTHING, value)


def mixed(passage: Passage, run: list[Token], i: int) -> Token | None:
    """Read `1 1/2 years`; what is no such number (`12 9/28`) is hidden, and not read by halves either."""
    written = passage.text[run[0].start : run[-1].end]
    parts = _MIXED.fullmatch(written)
    if not parts:
        return None
    whole, top, bottom = map(int, parts.groups())
    counted = i + 1 < len(passage.tokens) and counts(passage, i + 1)
    sane = 1 < bottom <= _SMALLEST_PART and top and (top < bottom or counted)
    value = tidy(whole + top / bottom) if sane else None
    return Token("number" if sane else "hidden", run[0].start, run[-1].end, written, NOTHING, value)


def is_span(passage: Passage, i: int) -> bool:
    """Whether a stroke leads from one count of a unit to another: 24/48 ore; three quarters of a year are a part."""
    found, behind = _RATIO.fullmatch(passage.tokens[i].word), passage.tokens[i + 1 : i + 2]
    if not found or not behind or not behind[0].sense.unit or not counts(passage, i):
        return False
    first, last = int(found[1]), int(found[2])
    return 1 < first < last and last > _QUARTERS


def _is_share(passage: Passage, i: int) -> bool:
    """Whether a ratio counts something."""
    after = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else passage.tokens[i]
    return counts(passage, i) or (after.has("of") and passage.gap(passage.tokens[i], after) == " ")
