"""Numbers that are spelled as they sound, not with the signs for them: さんびゃく, にまんごせん."""

from __future__ import annotations

import re

from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Token

_LETTER = "[ぁ-ゖー]"


class Sounds:
    """The sounds of one lexicon."""

    def __init__(self, lex: Lexicon) -> None:
        self._senses = lex.sounds
        any_sound = "|".join(sorted(lex.sounds, key=len, reverse=True))
        self._one = re.compile(any_sound)
        # Nothing but sounds between two other letters: に and さん are words as well.
        self._run = re.compile(f"(?<!{_LETTER})(?:{any_sound}){{1,9}}(?!{_LETTER})") if any_sound else None

    def put(self, text: str, tokens: list[Token]) -> list[Token]:
        """Put the numbers that are spelled in a text in the place of what else was found there."""
        for run in self._run.finditer(text) if self._run else ():
            start, end = run.span()
            words = [
                Token("word", *it.span(), it[0], self._senses[it[0]]) for it in self._one.finditer(text, start, end)
            ]
            long = len(words) > 1 and any(word.sense.scale for word in words)
            if long or any((word.sense.number or 0) > 9 for word in words):
                before = [token for token in tokens if token.end <= start]
                tokens = before + words + [token for token in tokens if token.start >= end]
        return tokens
