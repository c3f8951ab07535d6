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
_DIGIT_RUN = r"\d+(?:[.,:/'—-]\d+)*(?:e[+-]?\d{1,2}(?![\w-]))?"


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
        other = [*_by_first(whole, lex), *(re.escape(sign) for sign in sorted(signs))]
        self._pattern = re.compile(
            rf"(?:https?://|www\.)[!-~]*|({run}(?:'{run})*)|({_DIGIT_RUN})|({'|'.join(other) or '(?!)'})"
        )
        self._splitter = Splitter(lex)
        self._known: dict[str, list[Piece]] = {}
        self._phrases: dict[str, dict[str, list[_Phrase]]] = {}
        self._solid: dict[str, list[Piece]] = {}
        for word in lex.senses:
            self._learn(word, lex.senses[word])
        for phrases in (each for seconds in self._phrases.values() for each in seconds.values()):
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
            second = words[1] if len(words) > 1 else ""
            self._phrases.setdefault(words[0], {}).setdefault(second, []).append(_Phrase(words, gaps, sense))

    def scan(self, text: str, written: str) -> Passage:
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
            if group == _OTHER and " " in word:  # 百 分 之
                word = word.replace(" ", "")
                add(Token("word", start, end, word, known[word][0].sense))
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
        return self._joined(Passage(text, tokens, written))

    def _joined(self, passage: Passage) -> Passage:
        """Put the words of a phrase together, and let go of words that mean nothing by themselves."""
        tokens, kept, i = passage.tokens, [], 0
        while i < len(tokens):
            token = tokens[i]
            width = 1
            if seconds := self._phrases.get(token.word):
                second = tokens[i + 1].word if i + 1 < len(tokens) else ""
                for phrase in seconds.get(second, ()):
                    if self._stands(passage, phrase, i):
                        width = len(phrase.words)
                        end = tokens[i + width - 1].end
                        token = Token("word", token.start, end, passage.text[token.start : end], phrase.sense)
                        break
            if token.kind == "digits" and self._is_idiom(token.word):
                token.kind = "hidden"  # 24/7
            if token.sense is not NOTHING or token.kind != "word":
                kept.append(token)
            i += width
        passage.tokens = kept
        return passage

    def _is_idiom(self, word: str) -> bool:
        return any("nothing" in piece.sense.roles for piece in self._solid.get(word, ()))

    @staticmethod
    def _stands(passage: Passage, phrase: _Phrase, i: int) -> bool:
        tokens = passage.tokens[i : i + len(phrase.words)]
        if tuple(token.word for token in tokens) != phrase.words:
            return False
        for gap, left, right in zip(phrase.gaps, tokens, tokens[1:], strict=False):
            between = passage.gap(left, right)
            if between != gap:
                return False
        return True


def _by_first(words: list[str], lex: Lexicon) -> list[str]:
    """Group the words of a spaceless script, longest first, by the character that they begin with."""
    counts = {each for each, sense in lex.senses.items() if len(each) == 1 and _is_count(sense)}
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(_rest(word, lex, counts))
    return [f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()]


def _is_count(sense: Sense) -> bool:
    return sense.number is not None or sense.scale is not None


def _rest(word: str, lex: Lexicon, counts: set[str]) -> str:
    """Spell a word behind its first character, so that it is no piece of something else.

    十分 means `very`, but not in 三十分钟, where 三十 is a number and 分钟 a unit; in 一万分之三 the 万
    belongs to 一万. Percent signs of several characters are often spaced out: 百 分 之.
    """
    sense = lex.senses[word]
    idiom = "nothing" in sense.roles
    percent = bool(sense.percent_part) or bool({"percent", "divides"} & sense.roles)
    rest = (" {0,3}" if percent else "").join(re.escape(char) for char in word)[len(re.escape(word[0])) :]
    if idiom or (percent and word[0] in counts):
        rest = f"(?<![0-9{''.join(sorted(counts))}]{word[0]}){rest}"
    if not idiom:
        return rest
    others = (each for each, other in lex.senses.items() if "nothing" not in other.roles)
    ends = sorted({re.escape(each[1:]) for each in others if each.startswith(word[-1]) and len(each) > 1})
    return f"{rest}(?!{'|'.join(ends)})" if ends else rest


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")
