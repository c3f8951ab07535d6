"""Words of scripts that put no space between them: the longest word that the lexicon knows, at each place.

Some words are only words where they are no piece of something else: 十分 means `very`, but not in
三十分钟, where 三十 is a number and 分钟 a unit. Percent signs of several characters are often spaced
out: 百 分 之. Single signs ($, %) are found the same way.
"""

from __future__ import annotations

import re

from notices.reading.lexicon import SPACELESS, Lexicon
from notices.reading.tokens import Sense

FIRST_SPACELESS = SPACELESS[0]
_SPACELESS = re.compile(f"[{SPACELESS}]")
_MOST_SPACES = 6


class Unspaced:
    """The unspaced words and the signs of one lexicon; how long they are, by their first character."""

    def __init__(self, lex: Lexicon) -> None:
        self.senses: dict[str, Sense] = {}
        self.heads: dict[str, list[int]] = {}
        self._wary: set[str] = set()
        self._tails: dict[str, list[str]] = {}
        self._wide: dict[str, list[str]] = {}
        self._counts = {each for each, sense in lex.senses.items() if len(each) == 1 and _is_count(sense)}
        self._inner = self._counts | {each for each, sense in lex.senses.items() if "point" in sense.roles}
        for word, sense in lex.senses.items():
            if (len(word) == 1 and _is_sign(word)) or (not word.isascii() and _SPACELESS.search(word)):
                self._enter(word, sense)
        for lengths in self.heads.values():
            lengths.sort(reverse=True)
        for words in self._wide.values():
            words.sort(key=len, reverse=True)

    def _enter(self, word: str, sense: Sense) -> None:
        self.senses[word] = sense
        lengths = self.heads.setdefault(word[0], [])
        if len(word) not in lengths:
            lengths.append(len(word))
        if len(word) == 1:
            return
        if "nothing" not in sense.roles:
            self._tails.setdefault(word[0], []).append(word)
        if _is_share(sense) or "nothing" in sense.roles:
            self._wary.add(word)
        if _is_share(sense):
            self._wide.setdefault(word[0], []).append(word)

    def at(self, text: str, start: int) -> tuple[str, int] | None:
        """Give the word that begins here, and where it ends."""
        head = text[start]
        spaced = self._spaced(text, start) if head in self._wide else None
        for length in self.heads[head]:
            word = text[start : start + length]
            if word in self.senses and (word not in self._wary or self._stands(text, start, word)):
                longer = spaced and len(spaced[0]) > len(word)
                return spaced if longer else (word, start + len(word))
        return spaced

    def _spaced(self, text: str, start: int) -> tuple[str, int] | None:
        for word in self._wide[text[start]]:
            at = start + 1
            for char in word[1:]:
                spaces = 0
                while spaces < _MOST_SPACES and text[at : at + 1] == " ":
                    at, spaces = at + 1, spaces + 1
                if text[at : at + 1] != char:
                    break
                at += 1
            else:
                if self._stands(text, start, word):
                    return word, at
        return None

    def _stands(self, text: str, start: int, word: str) -> bool:
        """Whether a word that could be a piece of two others is none here."""
        sense = self.senses[word]
        idiom = "nothing" in sense.roles
        if (idiom or (_is_share(sense) and word[0] in self._counts)) and start:
            before = text[start - 1]
            if before in self._counts or before.isdigit():
                return False
        if not idiom:
            return True
        last = start + len(word) - 1
        if word[-1] in self._inner and text[last + 1 : last + 2] in self._counts:
            return False  # 第二十二, 一點五
        return not any(text.startswith(other, last) for other in self._tails.get(word[-1], ()))


def _is_count(sense: Sense) -> bool:
    return sense.number is not None or sense.scale is not None


def _is_share(sense: Sense) -> bool:
    return bool(sense.percent_part) or bool({"percent", "divides"} & sense.roles)


def _is_sign(char: str) -> bool:
    return not char.isalnum() and char not in "'-.,:/()"
