"""Folded text → tokens: the words that the lexicon knows, runs of digits, signs. Nothing else is kept.

What lies between two tokens (`Passage.gap`) may hold unknown words; a stage that joins tokens looks
at the gap first. Time is linear: one pass of one regular expression without nested repetition, and
one look into a table for each word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from notices.reading.lexicon import SPACELESS, Lexicon
from notices.reading.morphology import Piece, Splitter
from notices.reading.tokens import NOTHING, Passage, Sense, Token

_LONGEST_MEMORY = 50_000  # words; a hostile text must not fill the memory
_WORD, _DIGITS, _OTHER = 1, 2, 3
_DIGIT_RUN = r"\d+(?:[.,:/'—-]\d+)*"


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    sense: Sense


class Scanner:
    """Knows the words of one lexicon; scans any number of texts."""

    def __init__(self, lex: Lexicon) -> None:
        spaceless = re.compile(f"[{SPACELESS}]")
        letter = re.compile(rf"[^\W\d_{SPACELESS}]")
        whole = sorted((word for word in lex.senses if spaceless.search(word)), key=len, reverse=True)
        words = [word for word in lex.senses if not spaceless.search(word)]
        inner = {char for word in words for char in word if not char.isalnum() and not char.isspace()}
        marks = {char for char in inner if re.match(r"\w", f"{char}") is None and _is_mark(char)}
        signs = {char for char in inner - marks if char not in "'-.,:/()"}
        one = rf"[^\W\d_{SPACELESS}]"
        run = f"(?:{one}|[{''.join(sorted(marks))}])+" if marks else f"{one}+"
        other = [re.escape(word) for word in whole] + [re.escape(sign) for sign in sorted(signs)]
        self._pattern = re.compile(
            rf"(?:https?://|www\.)[!-~]*|({run}(?:'{run})*)|({_DIGIT_RUN})|({'|'.join(other) or '(?!)'})"
        )
        self._splitter = Splitter(lex)
        self._known: dict[str, list[Piece]] = {}
        self._phrases: dict[str, list[_Phrase]] = {}
        self._solid: dict[str, list[Piece]] = {}
        for word in lex.senses:
            self._learn(word, lex.senses[word])
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: len(phrase.words), reverse=True)
        self._solid = dict(self._known)
        self._letter = letter

    def _learn(self, word: str, sense: Sense) -> None:
        found = [match for match in self._pattern.finditer(word) if match.lastindex]
        words = tuple(match[0] for match in found)
        if len(words) == 1 and words[0] == word:
            self._known[word] = [Piece(0, len(word), sense)]
            return
        for each in words:
            self._known.setdefault(each, [Piece(0, len(each), NOTHING)])
        gaps = tuple(word[a.end() : b.start()] for a, b in pairwise(found))
        if words:
            self._phrases.setdefault(words[0], []).append(_Phrase(words, gaps, sense))

    def scan(self, text: str) -> Passage:
        """All tokens of a folded text, phrases put together."""
        tokens: list[Token] = []
        known = self._known
        if len(known) > _LONGEST_MEMORY:
            self._known = known = dict(self._solid)
        add = tokens.append
        for match in self._pattern.finditer(text):
            group = match.lastindex
            if group is None:
                continue
            start, end = match.span()
            word = match[0]
            if group == _DIGITS:
                add(Token("digits", start, end, word, NOTHING))
                continue
            pieces = known.get(word)
            if pieces is None:
                pieces = known[word] = self._splitter.split(word)
            for piece in pieces:
                add(
                    Token(
                        "word",
                        start + piece.start,
                        start + piece.end,
                        word[piece.start : piece.end],
                        piece.sense,
                    )
                )
        return self._joined(Passage(text, tokens))

    def _joined(self, passage: Passage) -> Passage:
        """Put the words of a phrase together, and let go of words that mean nothing by themselves."""
        tokens, kept, i = passage.tokens, [], 0
        while i < len(tokens):
            token = tokens[i]
            width = 1
            for phrase in self._phrases.get(token.word, ()):
                if self._stands(passage, phrase, i):
                    width = len(phrase.words)
                    end = tokens[i + width - 1].end
                    token = Token("word", token.start, end, passage.text[token.start : end], phrase.sense)
                    break
            if token.sense is not NOTHING or token.kind == "digits":
                kept.append(token)
            i += width
        passage.tokens = kept
        return passage

    @staticmethod
    def _stands(passage: Passage, phrase: _Phrase, i: int) -> bool:
        tokens = passage.tokens[i : i + len(phrase.words)]
        if tuple(token.word for token in tokens) != phrase.words:
            return False
        for gap, left, right in zip(phrase.gaps, tokens, tokens[1:], strict=False):
            between = passage.gap(left, right)
            if between != gap and not (gap == " " and between.isspace() and len(between) <= 3):
                return False
        return True


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")
