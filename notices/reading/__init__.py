"""From files back to facts: reads plain text in a language and says what it states, and where.

This room never looks at how the texts were made. What it knows of a language stands in
`languages/<tag>/reading.yaml`: words and patterns that a speaker can read and correct.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from notices.model import Mention
from notices.reading.mentions import mention_json
from notices.reading.reader import Reader

__all__ = ["Reader", "mention_json", "read", "reader"]

_Vocabulary = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=64)
def _reader(locale: str, vocabulary: _Vocabulary) -> Reader:
    return Reader(locale, dict(vocabulary))


def read(
    text: str, locale: str, names: Mapping[str, Sequence[str]] | None = None, *, claims: bool = False
) -> list[Mention]:
    """Every date, duration, number, sum and name that a text states, in the order of the text.

    `names` maps canonical names to the forms in which this locale writes them. With `claims`, the
    claims of reading.yaml (`applies`, `training`, `sold` …) are mentions too.

    >>> [(m.kind, m.value) for m in read("By 28 September 2025, for five years.", "en")]
    [('date', '2025-09-28'), ('duration', 'P5Y')]
    """
    return reader(locale, names).read(text, claims=claims)


def reader(locale: str, names: Mapping[str, Sequence[str]] | None = None) -> Reader:
    """Give the reader of a locale and a vocabulary, for who has many texts to read; made once."""
    return _reader(locale, tuple((name, tuple(forms)) for name, forms in (names or {}).items()))
