"""A passage as the eye read it: its sentences, its values and names, and what each sentence speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from notices.checks._lexicon import Lexicon
from notices.dataclass import dataclass, field
from notices.model import Mention

# A full stop in front of a figure ends nothing (`ca. 30`, `28. 9.`), but Korean has no abbreviations. What is written
# for telephones has signs and little pictures in front of its items.
_SENTENCE = re.compile(
    r"(?:[!?;؟؛।॥。！？；…]|\.(?=\s+[^\d\s]|\s*$)|(?<=[가-힣])\.(?=\s+\d))(?:[”’\"»）)]+\.?)?\s*"
    r"|\n|\s(?=[\u2022\u25a0-\u25ff\u2600-\u27bf\U0001f300-\U0001faff])"
)
_ASIDE = re.compile(
    r"（[^（）]{0,400}）|\([^()]{0,400}\)"
)  # 適用される（API。第三者経由も含む）ことはありません goes on behind it
_ANSWER = 60  # characters of an answer that is no sentence of its own
_FIRST = 12  # characters of it in which a value or a name begins
VERBS = (
    "applies",
    "unaffected",
    "use",
    "keep",
    "choose",
    "must",
    "delete",
    "sell",
)  # with which a sentence says it all
FIRST_WORD = re.compile(r"[\s¡]*([^\s.,;:!?،。，！？；؟।]+)")
ASKS = ("?", "？", "؟")
# 「昔のチャットも使われますか」（40代・男性）。, 同意は必須ですか。: a Japanese question needs no sign.
_ASKED = re.compile(r"(?:[ぁ-ん]か」(?:（[^（）]{0,40}）)?|(?:ます|です|ません|ました|でした|でしょう)か)。?\s*\Z")
_LONGEST = 4_000  # characters of a sentence: all that is asked of one takes the square of its length
# `Decide by September 28: may they use your chats?`: what is in front of the question is told.
_TOLD = re.compile(r".{12,}?(?:: +|：)(?=.)", re.DOTALL)

_CONCERNS = tuple(
    frozenset(it.split())
    for it in (
        "material keep allow",
        "material keep decline",
        "material train allow",
        "material train decline",
        "material train delete",
    )
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage and what it speaks of."""

    start: int
    end: int
    text: str
    topics: frozenset[str]
    asks: bool  # a question states nothing


@dataclass(slots=True, eq=False)
class Heard:
    """One text in one language as the eye read it: kept, so that six formats cost one reading."""

    text: str
    lex: Lexicon | None
    values: list[Mention]
    names: list[Mention]
    addresses: list[tuple[int, int]] = field(default_factory=list)
    memory: dict[str, Any] = field(default_factory=dict)
    _sentences: list[Sentence] | None = None
    _starts: list[int] = field(default_factory=list)

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order; at least one."""
        if self._sentences is None:
            self._sentences = self._answered(self._cut())
            self._starts = [it.start for it in self._sentences]
        return self._sentences

    def _answered(self, cut: Iterator[Sentence]) -> list[Sentence]:
        """`By when must I choose? September 28.`: a question and an answer without a verb say it together."""
        found: list[Sentence] = []
        for it in cut:
            asked = found[-1] if found and found[-1].asks and not it.asks else None
            if asked is not None and self._completes(asked, it):
                found[-1] = self._sentence(asked.start, it.end, asked.text + it.text, False)
            else:
                found.append(it)
        return found

    def _completes(self, asked: Sentence, it: Sentence) -> bool:
        lex = self.lex
        if lex is None or len(it.text) > _ANSWER or it.topics.intersection((*VERBS, "change")):
            return False
        if any(it.start <= mention.start <= it.start + _FIRST for mention in (*self.values, *self.names)):
            return True
        # `Is Claude for Work affected? Yes.`
        named = "business" in asked.topics or self.within(self.names, asked)
        whom = asked.topics & {"applies", "unaffected"} and named
        word = FIRST_WORD.match(it.text)
        if not whom or word is None or lex.words["negators"].search(asked.text):
            return False
        no = lex.words["no_label"].fullmatch(word[1]) and lex.words["negators"].search(word[1])
        return bool(no or lex.words["yes_label"].fullmatch(word[1]))

    def _cut(self) -> Iterator[Sentence]:
        start = 0
        within = {at for value in self.values for at in range(value.start + 1, value.end)}  # 28. September
        within |= {value.end + 2 for value in self.values if self._goes_on(value)}
        within |= {at for it in _ASIDE.finditer(self.text) for at in range(it.start() + 1, it.end())}
        for end in self._ends():
            if end > start and end not in within:
                text = self.text[start:end]
                asks = text.rstrip(' \n”’"»）).').endswith(ASKS) or _ASKED.search(text) is not None
                asks = asks or self._wonders(start, text)
                if asks and (told := _TOLD.match(text)):
                    yield self._sentence(start, start + told.end(), told[0], False)
                    start, text = start + told.end(), text[told.end() :]
                yield self._sentence(start, end, text, asks)
                start = end

    def _wonders(self, start: int, text: str) -> bool:
        """`A reader asked whether they sell it`: a question, if no company asks, and none of its apps and windows.

        `Users are asked whether they allow it` is none, either.
        """
        asking = self.lex.words["wonders"].search(text) if self.lex else None
        if asking is None or self.lex is None:
            return False
        before = text[: asking.start()]
        asker = self.lex.words["company"].search(before) or self.lex.topics["notification"].search(before)
        asked = any(asking.start() < it.end() <= asking.end() for it in self.lex.words["not_wonders"].finditer(text))
        return not (asker or asked or any(start <= it.start < start + asking.start() for it in self.names))

    def _ends(self) -> Iterator[int]:
        """Where a sentence may end: behind its signs, and where it would be longer than people write."""
        last = 0
        for end in [*(match.end() for match in _SENTENCE.finditer(self.text)), len(self.text)]:
            while end - last > _LONGEST:
                last = self.text.rfind(" ", last + 1, last + _LONGEST) + 1 or last + _LONGEST
                yield last
            yield end
            last = end

    def _sentence(self, start: int, end: int, text: str, asks: bool) -> Sentence:
        return Sentence(start, end, text, self.lex.spoken_of(text) if self.lex else frozenset(), asks)

    def _goes_on(self, value: Mention) -> bool:
        """`Bis zum 28.9. kannst du`: behind a figure's full stop, a sentence that goes on in small letters."""
        behind = self.text[value.end : value.end + 3]
        return behind[:2] == ". " and behind[2:].islower() and value.text[-1:].isdigit()

    def sentence(self, position: int) -> Sentence:
        """The sentence around a position."""
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    def beside(self, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
        """The sentences before and behind one."""
        its = self.sentences
        at = bisect_right(self._starts, sentence.start) - 1
        return its[at - 1] if at > 0 else None, its[at + 1] if at + 1 < len(its) else None

    @property
    def topics(self) -> frozenset[str]:
        """What the whole passage speaks of."""
        if "topics" not in self.memory:
            self.memory["topics"] = frozenset().union(*(it.topics for it in self.sentences))
        return self.memory["topics"]  # type: ignore[no-any-return]

    @property
    def concerns(self) -> bool:
        """Whether it speaks of what a policy is about though it names nobody: keeping or using data, by leave."""
        return any(topics <= it.topics for it in self.sentences for topics in _CONCERNS)

    def within(self, mentions: Iterable[Mention], sentence: Sentence) -> list[Mention]:
        """The mentions that begin in a sentence."""
        return [it for it in mentions if sentence.start <= it.start < sentence.end]
