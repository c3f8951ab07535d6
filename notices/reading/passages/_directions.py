"""Signs of direction: those that only keep a line in order are no words, and a passage is given without.

In a text that runs from right to left, isolates around a Latin name, an address or a date, and marks
beside punctuation, change nothing of what is said. All others stay, for the audit to refuse: what is
not closed, what turns letters or figures of the other direction, what parts a word or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from notices.model import Passage
from notices.reading.passages._builder import Through

RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"))

_RTL = "\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
_SIGNS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_FIGURE = r"[^\W\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc]"
_KEPT = re.compile(
    # Left to right around what is so; right to left around what has nothing else in it.
    rf"(?<![\u2069])(?<!{_FIGURE})(?:"
    rf"[\u2066\u2068](?P<left>[^{_RTL}{_SIGNS}]*)"
    rf"|[\u2067\u2068](?P<right>(?:(?!{_FIGURE})[^{_SIGNS}])*)"
    rf")\u2069(?![\u2066-\u2068])(?!{_FIGURE})"
    rf"|(?<!\w)[\u200e\u200f\u061c]|[\u200e\u200f\u061c](?!\w)"
)


def laid_out(passages: Iterable[Passage], locale: str) -> list[Passage]:
    """The passages of a text in a language, without the signs that only lay them out."""
    if locale.partition("-")[0] not in RIGHT_TO_LEFT:
        return list(passages)
    return [_plain(it) for it in passages]


def _plain(passage: Passage) -> Passage:
    spans = [span for match in _KEPT.finditer(passage.text) for span in _gone(match)]
    if not spans:
        return passage
    text, pairs, end = "", [], 0
    for start, after in spans:
        pairs.append((len(text), end))
        text += passage.text[end:start]
        end = after
    pairs.append((len(text), end))
    text += passage.text[end:]
    inner = tuple(dict(pairs).items())

    def moved(at: int) -> int:
        return at - sum(min(at, after) - start for start, after in spans if start < at)

    return passage._replace(
        text=text,
        offsets=Through(inner, lambda: passage.offsets),
        references=tuple(it._replace(start=moved(it.start), end=moved(it.end)) for it in passage.references),
        marks=tuple(it._replace(start=moved(it.start), end=moved(it.end)) for it in passage.marks),
    )


def _gone(match: re.Match[str]) -> Iterable[tuple[int, int]]:
    """An isolate's two signs, or a mark."""
    start, end = match.span()
    return [(start, end)] if end - start == 1 else [(start, start + 1), (end - 1, end)]
