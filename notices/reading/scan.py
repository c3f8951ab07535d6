"""Folded text → tokens: the words that the lexicon knows, runs of digits, signs. Nothing else is kept.

What lies between two tokens (`Passage.gap`) may hold unknown words; a stage that joins tokens looks
at the gap first. Time is linear: one pass of one regular expression that never has to turn back, and
one look into a table for each word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from notices.reading.lexicon import SPACELESS, Lexicon
from notices.reading.morphology import Piece, Splitter
from notices.reading.sounds import Sounds
from notices.reading.swallowed import swallows
from notices.reading.tokens import NOTHING, Passage, Sense, Token
from notices.reading.unspaced import FIRST_SPACELESS, Unspaced

_LONGEST_MEMORY = 50_000  # words; a hostile text must not fill the memory
_WORD, _DIGITS, _OTHER = 1, 2, 3
_DIGIT_RUN = rf"\d+(?:[.,:/'×*—-]\d+)*(?:e[+-]?\d{{1,2}}(?![^\W{SPACELESS}]|-))?"


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    sense: Sense
    entry: str


class Scanner:
    """Knows the words of one lexicon; scans any number of texts."""

    def __init__(self, lex: Lexicon) -> None:
        marks = _marks(lex)
        self._pattern = _pattern(marks)
        self._letters = re.compile(_letters(marks))
        self._splitter = Splitter(lex)
        self._prefixes = frozenset(lex.glued)
        self._endings = frozenset(lex.glued_behind)
        # What stands in a text as it is: words, and those that mean something only within a phrase.
        self._solid: dict[str, Sense] = {}
        self._known: dict[str, list[Piece]] = {}
        self._phrases: dict[str, dict[str, list[_Phrase]]] = {}
        self._longest = 0
        self._unspaced = Unspaced(lex)
        self._sounds = Sounds(lex)
        for word, sense in lex.senses.items():
            self._learn(word, sense)
        for phrases in (each for seconds in self._phrases.values() for each in seconds.values()):
            if len(phrases) > 1:
                phrases.sort(key=lambda phrase: len(phrase.words), reverse=True)
        # `משנה` of `לא משנה` (no matter) is also מ and שנה (than a year), where it is no piece of the phrase;
        # günden of `günden güne` (day by day) is also gün and den.
        self._glued: dict[str, list[Piece]] = {}
        for word, sense in self._solid.items() if lex.glued or lex.glued_behind else ():
            if sense is NOTHING and (found := self._splitter.split(word, self._solid)):
                self._glued[word] = found

    def _learn(self, word: str, sense: Sense) -> None:
        unspaced = word in self._unspaced.senses and word[0] >= FIRST_SPACELESS  # uae ディルハム begins as a word
        simple = unspaced or (self._is_word(word) and word[-1] < FIRST_SPACELESS)
        shortened = word[-1] == "'" and " " not in word and not word.isascii()  # ספט׳
        words, gaps = ((word,), ()) if simple or shortened else self._parts(word)
        if words == (word,):
            self._solid[word] = sense
        elif words:
            for each in words:
                self._solid.setdefault(each, NOTHING)
            self._longest = max(self._longest, len(words))
            second = words[1] if len(words) > 1 else ""
            phrase = _Phrase(words, gaps, sense, word)
            self._phrases.setdefault(words[0], {}).setdefault(second, []).append(phrase)

    def _parts(self, phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the words of a phrase, and what stands between them."""
        words = phrase.split(" ")
        if phrase[-1] < FIRST_SPACELESS and all(map(self._is_word, words)):
            return tuple(words), (" ",) * (len(words) - 1)
        found = list(self._words(phrase))
        return tuple(each for each, _, _ in found), tuple(phrase[a[2] : b[1]] for a, b in pairwise(found))

    def _is_word(self, text: str) -> bool:
        return text.isalpha() or self._letters.fullmatch(text) is not None

    def _words(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Cut up an entry of the lexicon itself."""
        end = 0
        for match in self._pattern.finditer(text):
            if match.start() < end:
                continue
            if match.lastindex and match.lastindex != _OTHER:
                word = match[0].rstrip("'")
                yield word, match.start(), match.start() + len(word)
            elif match.lastindex:
                word, end = self._unspaced.at(text, match.start()) or (match[0], match.end())
                yield word, match.start(), end

    def scan(self, text: str, written: str) -> Passage:
        """All tokens of a folded text, phrases put together."""
        tokens: list[Token] = []
        known, solid, unspaced = self._known, self._solid, self._unspaced
        if len(known) > _LONGEST_MEMORY:
            known.clear()
        add, heads, endings = tokens.append, unspaced.heads, self._endings
        read_up_to = 0
        for match in self._pattern.finditer(text):
            group, word = match.lastindex, match[0]
            if group == _WORD:
                pieces = known.get(word)
                if pieces is None:
                    pieces = known[word] = self._split(word)
                if not pieces:  # as of most words
                    continue
                start = match.start()
                for at, end, sense, shorter in pieces:
                    add(Token("word", start + at, start + end, shorter or word[at:end], sense))
                if endings and start and text[start - 1] == "'" and tokens[-len(pieces)].word in endings:
                    tokens[-len(pieces)].start -= 1  # 2025'e, $'ını: the apostrophe is the ending's
            elif group == _OTHER:
                if word in heads and (start := match.start()) >= read_up_to and (found := unspaced.at(text, start)):
                    word, read_up_to = found
                    add(Token("word", start, read_up_to, word, solid[word]))
            elif group == _DIGITS:
                add(Token("digits", match.start(), match.end(), word, NOTHING))
        passage = Passage.of(text, self._sounds.put(text, tokens), written)
        if self._glued and any(token.word in self._glued for token in tokens):
            self._unglue(passage)
        return self._joined(passage)

    def _unglue(self, passage: Passage) -> None:
        """Take words apart that stand in no phrase, but begin or end with a little word that sticks to them."""
        tokens, kept, i = passage.tokens, list[Token](), 0
        while i < len(tokens):
            token = tokens[i]
            phrase = self._phrase(passage, i)
            width = len(phrase.words) if phrase else 1
            pieces = None if phrase else self._glued.get(token.word)
            if pieces and kept and kept[-1] is not tokens[i - 1]:  # the ü of 30 günü may begin `ü geçmeyecek`
                beside = Passage(passage.text, [kept[-1], *tokens[i : i + self._longest]])
                if phrase := self._phrase(beside, 0):
                    pieces, width = None, len(phrase.words) - 1
            if pieces is None:
                kept += tokens[i : i + width]
            else:
                kept += [
                    Token("word", token.start + it.start, token.start + it.end, it.word or token.word, it.sense)
                    for it in pieces
                ]
            i += width
        passage.tokens = kept

    def _phrase(self, passage: Passage, i: int) -> _Phrase | None:
        """The phrase that begins with token i, if one does."""
        tokens = passage.tokens
        seconds = self._phrases.get(tokens[i].word)
        if not seconds:
            return None
        second = tokens[i + 1].word if i + 1 < len(tokens) else ""
        for ways in (seconds.get(second), seconds.get("") if second else None):
            for phrase in ways or ():
                if self._stands(passage, phrase, i):
                    return phrase
        return None

    def _split(self, word: str) -> list[Piece]:
        bare = word.rstrip("'")
        if word not in self._solid and bare != word and (pieces := self._splitter.split(word, self._solid)):
            return pieces
        for whole in (word, bare):
            if whole in self._solid:
                return [Piece(0, len(whole), self._solid[whole])]
        return self._splitter.split(bare, self._solid)

    def _joined(self, passage: Passage) -> Passage:
        """Put the words of a phrase together, and let go of words that mean nothing by themselves."""
        tokens, kept, i = passage.tokens, [], 0
        while i < len(tokens):
            token = tokens[i]
            width = 1
            if token.word in self._phrases and (phrase := self._phrase(passage, i)):
                width = len(phrase.words)
                end = tokens[i + width - 1].end
                last = phrase.entry[-1]
                if ((width > 1 and last == ".") or last == "'") and passage.text.startswith(last, end):
                    end += 1  # t.o.m., l'8
                text = phrase.entry if width == 1 else passage.text[token.start : end]
                token = Token("word", token.start, end, text, phrase.sense)
            if token.kind == "digits":
                if "nothing" in self._solid.get(token.word, NOTHING).roles:
                    token.kind = "hidden"  # 24/7
                kept.append(token)
            elif token.sense is not NOTHING:
                kept.append(token)
            i += width
        passage.tokens = kept
        return passage

    def _stands(self, passage: Passage, phrase: _Phrase, i: int) -> bool:
        tokens = passage.tokens[i : i + len(phrase.words)]
        if tuple(token.word for token in tokens) != phrase.words:
            return False
        before = passage.tokens[i - 1] if i and "nothing" in phrase.sense.roles else None
        if before and before.end == tokens[0].start and before.sense.may_begin_number and tokens[0].sense.number:
            return False  # the 이 of 칠십이 시간 is a digit
        if len(tokens) > 1 and swallows(passage, phrase.sense, i, i + len(tokens) - 1):
            return False
        if len(tokens) == 1:  # a word with its sign: `art.`, `-till`
            at = tokens[0].start - phrase.entry.index(phrase.words[0])
            return at >= 0 and passage.text.startswith(phrase.entry, at)
        for gap, left, right in zip(phrase.gaps, tokens, tokens[1:], strict=False):
            between = passage.gap(left, right)
            if between != gap:
                return False
        # `de een` does not stand in `de eenentwintigste`; יותר מ ends in a word that sticks to the next.
        end, last = tokens[-1].end, tokens[-1].word
        behind = passage.text[end : end + 1]
        inside = behind.isalpha() and behind < FIRST_SPACELESS
        if phrase.entry[-1] == "'":  # יום ו' is Friday; יום ולאחר מכן and יום ב-2025 begin with a day
            return not (inside or behind == "-") or passage.text[end - 1] == "'"
        return not (inside and phrase.entry[-1].isalpha()) or last in self._prefixes


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    """Addresses, words, digits, and any other sign; the same for all languages with the same marks."""
    run = _letters(marks)
    return re.compile(
        rf"https?://[!-~]*|www\.[!-~]*|({run}(?:'{run})*+'?)|({_DIGIT_RUN})|([^\s'.,:/()_\"“”;!?\[\]。、-])"
    )


def _letters(marks: str) -> str:
    """Write the expression for letters side by side; what it has taken, it does not give back."""
    letter = rf"[^\W\d_{SPACELESS}]"
    return f"(?:{letter}++|[{marks}]++)++" if marks else f"{letter}++"


def _marks(lex: Lexicon) -> str:
    """Signs within words that are no letters: vowel points."""
    chars = set("".join(lex.senses))
    return "".join(sorted(char for char in chars if unicodedata.category(char).startswith("M")))
