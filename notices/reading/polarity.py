"""Which values and names a “not” governs, and a few claims (*applies to*, *is used for training*).

A text is cut into clauses at sentence ends, at words such as `but` and `if`, and where a new
subject begins. A negator reaches forward to the end of its clause; two of them undo each other. A
claim that is denied (`are not affected`, `is excluded`) also reaches back to the names that it is
said of. Where verbs come last (適用されません, 적용되지 않습니다), a negator reaches back instead. A “not”
right behind `if` or `those who` denies that condition alone: a date or a time in the condition, or
behind it, is stated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from notices.dataclass import dataclass
from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Passage, Token

_STOPS = "!?;।॥。！？；…"
_SENTENCE_END = re.compile(rf"(?=[{_STOPS}\n.])(?:[{_STOPS}]|\n\s*\n|\.(?=\s+[^\d\s,;)]|\s*$))")
_COMMA = re.compile("[,，]")
_CUT = re.compile("[,，.;:!?।。；]")
_NEXT_WORDS = 3  # `säljer vi inte`: how far behind its verb a negator may stand


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, where it is made, and whether it is denied."""

    value: str
    start: int
    end: int
    negated: bool


class Polarity:
    """The clauses of one passage."""

    def __init__(self, passage: Passage, lex: Lexicon, values: list[Token]) -> None:
        self._passage, self._values = passage, values
        self._verb_final, self._negator_follows = lex.verb_final, lex.negator_follows
        words = [token for token in passage.tokens if token.sense.turns and token.kind == "word"]
        self._negators = [t for t in words if t.has("negators") and not self._is_number_sign(t)]
        self._claims_tokens = [t for t in words if t.sense.claim]
        self._sentences: list[int] = []
        self._clauses: list[int] = []
        if self._negators or any(t.has("denied") and t.has("reaches_back") for t in self._claims_tokens):
            self._cut(words, lex)
        self._places = [token.end for token in self._negators]
        self._stating = self._without_conditions(words)

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the passage, in order."""
        return [self._claim(token) for token in self._claims_tokens]

    @cached_property
    def _denied(self) -> tuple[list[int], list[int]]:
        """From where to where a denied claim is said of the names before it."""
        said = zip(self.claims, self._claims_tokens, strict=True)
        ends = [(claim.start, token) for claim, token in said if claim.negated and token.has("reaches_back")]
        return [self._sentence_start(start, token) for start, token in ends], [start for start, _ in ends]

    def _is_number_sign(self, token: Token) -> bool:
        """Whether `No.` stands before a number."""
        behind = self._passage.text[token.end : token.end + 3]
        return behind[:1] == "." and behind[1:].strip()[:1].isdigit()

    def _cut(self, words: list[Token], lex: Lexicon) -> None:
        text = self._passage.text
        within = {at for value in self._values for at in range(value.start + 1, value.end)}  # 28. September
        self._sentences = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() not in within]
        breaks = set()
        hard = {*self._sentences}
        if lex.comma_breaks:
            hard.update(match.end() for match in _COMMA.finditer(text))
        negated = -1
        for token in words:
            roles = token.sense.roles
            if "breaks" in roles or "conditions" in roles:
                hard.add(token.start)
            elif negated >= 0 and self._opens(token):
                breaks.add(token.start)
            elif "closes" in roles or ("contrast" in roles and self._same_sentence(negated, token.start)):
                breaks.add(token.end)
            if "negators" in roles:
                negated = token.end
        self._hard, self._clauses = sorted(hard), sorted(breaks | hard)

    def _opens(self, token: Token) -> bool:
        """Whether a new subject stands here: `we` anywhere, `your chats` behind a comma."""
        if token.has("subjects"):
            return True
        before = self._passage.text[max(0, token.start - 2) : token.start]
        return token.has("subjects_after_comma") and before.strip() == ","

    def _same_sentence(self, left: int, right: int) -> bool:
        return left >= 0 and bisect_right(self._sentences, left) == bisect_right(self._sentences, right)

    def _sentence_start(self, place: int, token: Token) -> int:
        """How far back a denied claim reaches: over commas, not over `but` or a sentence's end."""
        cuts = self._hard if token.has("reaches_back") and not self._verb_final else self._clauses
        before = bisect_right(cuts, place)
        return cuts[before - 1] if before else 0

    def _without_conditions(self, words: list[Token]) -> list[int]:
        """Places of all negators but those of a condition.

        “If you don't accept by 28 September” and “those who don't take part keep the 30 days” state
        the date and the 30 days: their “not” denies no more than accepting and taking part.
        """
        if not self._negators:
            return []
        passed, condition = set(), -1
        for token in words:
            if token.has("conditions"):
                condition = token.end
            elif token.has("negators") and token.has("closes"):
                passed.add(token.end)  # izin vermezseniz, 않으면
            elif self._verb_final and token.has("closes"):
                condition = -1
            elif token.has("negators") and condition >= 0:
                between = self._passage.text[condition : token.start]
                near = self._verb_final or len(between.split()) <= _NEXT_WORDS  # अगर आप … नहीं चुनते
                if near and not _CUT.search(between):
                    passed.add(token.end)
                condition = -1
        return [place for place in self._places if place not in passed]

    def denies(self, start: int) -> bool:
        """Whether an odd number of negators governs the value that begins here, conditions left out."""
        return bool(self._stating) and self._governed(start, self._stating)

    def excludes(self, start: int) -> bool:
        """Whether the name that begins here is denied something, before or behind it."""
        if self._negators and self._governed(start, self._places):
            return True
        low, high = self._denied
        k = bisect_right(high, start)
        return k < len(high) and low[k] <= start

    def _governed(self, start: int, places: list[int]) -> bool:
        """Whether an odd number of negators stands before a word in its clause; behind it where verbs come last."""
        cut = bisect_right(self._clauses, start)
        if self._verb_final:
            low, high = start, self._clauses[cut] if cut < len(self._clauses) else len(self._passage.text)
        else:
            low, high = self._clauses[cut - 1] if cut else 0, start
        return (bisect_right(places, high) - bisect_right(places, low)) % 2 == 1

    def _claim(self, token: Token) -> Claim:
        odd = self._governed(token.start, self._places)
        if not odd and self._negator_follows:
            odd = self._follows(token)
        if not odd and self._verb_final:
            odd = self._stands_before(token)
        return Claim(token.sense.claim or "", token.start, token.end, odd != token.has("denied"))

    def _stands_before(self, token: Token) -> bool:
        """नहीं बेचते, 안 팔아요: where verbs come last, a negator right before one is its own."""
        k = bisect_right(self._places, token.start)
        return k > 0 and self._passage.text[self._places[k - 1] : token.start] == " "

    def _follows(self, token: Token) -> bool:
        """`gäller inte`, `säljer vi inte`: a negator right behind the verb."""
        k = bisect_right(self._places, token.end)
        if k >= len(self._negators):
            return False
        negator = self._negators[k]
        between = self._passage.text[token.end : negator.start]
        return len(between) <= 40 and len(between.split()) <= _NEXT_WORDS - 1 and not re.search(r"[,.;:!?\n]", between)
