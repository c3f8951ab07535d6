"""Where a text quotes words: a label, perhaps."""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST = 80  # characters of what may be a label


def quotations(words: str, quotes: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where quoted words begin and end, the marks aside."""
    last = 0
    while last < len(words):
        begins = [(at, q[-1]) for q in quotes if (at := words.find(q[0], last)) >= 0 and _opens(words, at)]
        if not begins:
            return
        at, close = min(begins, key=lambda it: it[0])
        end = words.find(close, at + 1)
        ends = [words.find(q[-1], at + 1) for q in quotes if q[0] == words[at]]
        end = min((it for it in ends if it > at + 1), default=-1)
        if end < 0:
            last = at + 1
            continue
        if end - at - 1 <= _LONGEST:
            yield at + 1, end
        last = end + 1


def _opens(words: str, at: int) -> bool:
    """An apostrophe inside a word opens nothing."""
    return not (words[at] in "'’" and at > 0 and words[at - 1].isalnum())
