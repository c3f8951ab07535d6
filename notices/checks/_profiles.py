"""What a passage says apart from its words: what the same passage says in every language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from notices.checks._clauses import clause
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._statements import propositions_in
from notices.checks._tenor import cases, negators
from notices.checks._texts import Text
from notices.checks._values import counts, measure
from notices.checks.cut_off_text import CLOSING, ENDS
from notices.dataclass import dataclass, replace
from notices.model import Bound, Mention, Passage

_RULE = "languages-disagree"
Gist = list[Any]


@dataclass(frozen=True)
class Profile:
    """What a passage says, apart from the words."""

    values: tuple[tuple[str, object, Bound], ...]
    names: frozenset[str]
    labels: frozenset[str]
    links: frozenset[str]
    marks: frozenset[tuple[str | None, str | None]]
    answers: frozenset[tuple[str, bool]]
    cases: frozenset[str]
    denials: int
    ends: bool

    @cached_property
    def gist(self) -> Gist:
        """What two languages must share (a digest of it), the cases, and the answers, as JSON has them."""
        sets = [sorted(it, key=repr) for it in (self.names, self.labels, self.links, self.marks)]
        must = repr((self.values, sets, self.denials, self.ends))
        digest = hashlib.blake2b(must.encode(), digest_size=16).hexdigest()
        return [digest, sorted(self.cases), sorted([name, answer] for name, answer in self.answers)]


def profile(text: Text, passage: Passage) -> Profile:
    """The profile of a passage, made once for its words; for its links and marks it is made anew."""
    heard = text.hear(passage)
    known: dict[object, Profile] = heard.memory.setdefault(_RULE, {})
    links = frozenset(it.url for it in passage.references if not it.url.startswith(("#", "..", "./")))
    marks = frozenset((it.fact, it.value) for it in passage.marks)
    if (links, marks) not in known:
        same = next(iter(known.values()), None)
        known[links, marks] = replace(same, links=links, marks=marks) if same else _made(text, passage, links, marks)
    return known[links, marks]


def _made(
    text: Text, passage: Passage, links: frozenset[str], marks: frozenset[tuple[str | None, str | None]]
) -> Profile:
    heard = text.hear(passage)
    lengths = text.once(_lengths)
    lex = heard.lex
    values = sorted((_sign(it) for it in heard.values if not (it.kind == "number" and it.value in lengths)), key=repr)
    return Profile(
        tuple(values),
        frozenset(str(it.value) for it in heard.names),
        frozenset(_labels(text, passage)),
        links,
        marks,
        frozenset((it.fact, answer) for it, _, _, answer in propositions_in(heard)),
        frozenset(it.value for it in cases(passage.text, lex)) if lex else frozenset(),
        _denials(heard, lex) if lex else 0,
        passage.text.rstrip(CLOSING)[-1:] in ENDS,
    )


def _lengths(text: Text) -> set[int]:
    return counts(text.policy)


def _denials(heard: Heard, lex: Lexicon) -> int:
    """0, 1 or 2: none, an odd number or an even one of clauses that deny, and of words that exclude or leave out.

    A clause denies once, however many words do it (`neither … nor`, `nikt nie`, `nothing changes`); behind an
    “and” it is another.
    """
    denials = negators(heard.text, lex)
    words = [it.span() for it in lex.topics["unaffected"].finditer(heard.text)]
    count = sum(not any(low <= a < high for a, _ in denials) for low, high in words)
    for sentence in heard.sentences:
        high = last = 0
        for a, b in negators(sentence.text, lex):
            another = a >= high or lex.words["and"].search(sentence.text, last, a) is not None
            if another and not (last and lex.words["nor"].fullmatch(sentence.text[a:b])):
                count += 1
            high, last = max(high, clause(sentence.text, a, lex)[1]), b
    return 0 if not count else 2 - count % 2


def _sign(mention: Mention) -> tuple[str, object, Bound]:
    bound = mention.bound
    if mention.kind == "date" and bound is Bound.AT_MOST:
        bound = Bound.EXACTLY  # `9月28日结束前`, `until the end of`: a deadline’s day is included either way
    return mention.kind, measure(mention.kind, str(mention.value)), bound


def _labels(text: Text, passage: Passage) -> Iterator[str]:
    """The labels that a passage quotes, and those that it is."""
    lex = text.lex
    led = ">" in passage.text
    quoted = {passage.text.strip()} if passage.role in ("action", "label") else set()
    for quotes in lex.quotes if lex else ():
        if quotes[0] in passage.text:
            parts = passage.text.split(quotes[0])
            quoted |= {part.partition(quotes[-1])[0].strip() for part in parts[1:]}
    for name, (words, *_) in text.release.labels(text.locale, text.ours).items():
        if words in quoted or (led and words in passage.text and name.startswith("choice.path")):
            yield name
