"""What a check is given: a text of passages that have been read once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from notices.checks._across import across
from notices.checks._asides import plans, without
from notices.checks._grounds import told_of_ours
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon, lexicon
from notices.checks._release import Release
from notices.checks._values import same
from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic
from notices.model import Fact, Flag, Passage, Policy, Span
from notices.reading.passages._builder import place

_CLOSE = 6  # values and names of the policy in a text that must be about it
_LONG = 300  # characters of a text in which one may expect to read what it is about
_MATTERS = frozenset(("train", "allow", "decline", "whether", "feedback", "document"))
_FRAMES = frozenset(("navigation", "footer", "title", "description", "preheader", "subject", "attribute", "data"))
_CALLED = ("action", "label", "text")
_Made = TypeVar("_Made")
_Key = Callable[[Passage], Hashable]


@dataclass(eq=False)
class Text:
    """One file or outside text, and what is known of it; `surface` is None where nothing is asked."""

    release: Release
    path: str
    source: str
    locale: str
    passages: list[Passage]
    surface: str | None = None
    state: str | None = None
    format: str = ""
    memory: dict[str, Any] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)
    _faults: int = 0
    _known: dict[_Key | None, tuple[Sequence[Hashable], frozenset[Hashable]]] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The policy that the text is held against."""
        return self.release.policy

    @cached_property
    def ours(self) -> bool:
        """Whether the text claims to be the policy's own: it is held to a surface, or names the facts in its words."""
        claimed = self.release.ours or self.surface is not None
        return claimed or any(mark.fact in self.policy.facts for it in self.passages for mark in it.marks)

    @cached_property
    def lex(self) -> Lexicon | None:
        """The judge's words for the text's language."""
        return lexicon(self.locale)

    @cached_property
    def heeded(self) -> list[Passage]:
        """The passages that speak of the policy’s company, or may: other people tell of others as well."""
        return self.passages if self.ours else told_of_ours(self)

    @cached_property
    def body(self) -> list[Passage]:
        """What the text says, without what frames it."""
        return [it for it in self.passages if it.role not in _FRAMES and not _skips(it)]

    @cached_property
    def spoken(self) -> list[tuple[Passage, Heard]]:
        """The passages in the text's own language, read."""
        own = (None, self.locale)
        unheard = ("code",) if self.ours else ("code", "quotation")  # what other people's mails answer to
        said = (it for it in self.heeded if it.role not in unheard and it.locale in own)
        if not self.ours:
            others = self.once(plans)
            said = (without(it, self.hear(it), others) for it in across(list(said)))
        return [(it, self.hear(it)) for it in said]

    def hear(self, passage: Passage) -> Heard:
        """A passage, read as this text's language."""
        return self.release.hear(passage.text, self.locale)

    def heard(self, rule: str, by: _Key | None = None) -> Iterator[tuple[Passage, Heard]]:
        """Each passage in the text's own language, read, but for those in which the check found nothing elsewhere.

        For checks that look at a passage by itself; `by` is what they look at beside its words.
        """
        keys, distinct = self._keys(by)
        clean = self._clean(rule)
        if distinct <= clean:
            return
        for key, said in zip(keys, self.spoken, strict=True):
            if key not in clean:
                before = self._faults
                yield said
                if self._faults == before:
                    clean.add(key)

    def _keys(self, by: _Key | None) -> tuple[Sequence[Hashable], frozenset[Hashable]]:
        """For each passage that is spoken what is the same wherever it says the same: a number where more counts."""
        if by not in self._known:
            numbers = self.release.numbers
            keys = [
                heard if by is None else numbers.setdefault((heard, by(it)), len(numbers)) for it, heard in self.spoken
            ]
            self._known[by] = keys, frozenset(keys)
        return self._known[by]

    def fresh(self, rule: str, by: _Key) -> Iterator[Passage]:
        """The passages, in whatever language, but for those in which the check found nothing elsewhere."""
        clean = self._clean(rule)
        if clean.issuperset(map(by, self.passages)):
            return
        for passage in self.passages:
            if (key := by(passage)) not in clean:
                before = self._faults
                yield passage
                if self._faults == before:
                    clean.add(key)

    def _clean(self, rule: str) -> set[Hashable]:
        return self.release.clean.setdefault((rule, self.locale), set())

    def once(self, make: Callable[[Text], _Made]) -> _Made:
        """What is the same for all texts of a release in one language, made for the first that asks."""
        memory = self._shared
        if make not in memory:
            memory[make] = make(self)
        return memory[make]  # type: ignore[no-any-return]

    @cached_property
    def _shared(self) -> dict[object, Any]:
        return self.release.memory.setdefault(self.locale, {})

    @cached_property
    def about(self) -> bool:
        """Whether the text may speak of the policy: other people’s prose may speak of anything.

        A sentence or two need not say of what; whoever has them held against the policy says it.
        """
        return self.named or not self.long

    @cached_property
    def named(self) -> bool:
        """Whether the text itself tells that it speaks of the policy.

        A sentence that names the product may well; who writes more also tells what the policy is about.
        """
        if self.ours or any(heard.concerns for _, heard in self.spoken):
            return True
        topics = {topic for _, heard in self.spoken for topic in heard.topics} if self.long else _MATTERS
        return not topics.isdisjoint(_MATTERS) and any(heard.names for _, heard in self.spoken)

    @cached_property
    def long(self) -> bool:
        """Whether the text is no mere sentence or two."""
        return sum(len(heard.text) for _, heard in self.spoken) >= _LONG

    @cached_property
    def close(self) -> bool:
        """Whether the text is the policy's own, or states so much of it that it can be about nothing else.

        Other people may call things by other names, and leave things out; what they deny, they deny.
        """
        return self.ours or (self.named and self._stated() >= _CLOSE - self.long)  # of many, one may be the wrong one

    def _stated(self) -> int:
        """How many values and names of the policy stand in the text."""
        names: set[object] = set()
        values: set[object] = set()
        for _, heard in self.spoken:
            names.update(it.value for it in heard.names)
            values.update(it.measure for it in self.release.known for said in heard.values if same(it, said))
        return len(names) + len(values)

    def fact(self, name: str) -> Fact | None:
        """A fact of the policy."""
        return self.release.policy.facts.get(name)

    def flag(self, name: str) -> bool | None:
        """What the policy answers to a question of yes or no; None where it does not say."""
        fact = self.fact(name)
        return fact.value.value if fact and isinstance(fact.value, Flag) else None

    def span(self, passage: Passage, start: int, end: int) -> tuple[Span, str]:
        """Where a stretch of a passage stands in the file, and the line there."""
        if not self._lines:
            self._lines = [0]
            for row in self.source.split("\n"):
                self._lines.append(self._lines[-1] + len(row) + 1)
        at = min(place(passage.offsets, start), max(0, len(self.source) - 1))
        line = bisect_right(self._lines, at)
        begin = self._lines[line - 1]
        excerpt = self.source[begin : self._lines[line] - 1 if line < len(self._lines) else None].rstrip("\r")
        last = place(passage.offsets, max(start, end - 1)) + 1
        length = last - at if at < last <= begin + len(excerpt) else max(1, end - start)
        return Span(self.path, line, at - begin + 1, length), excerpt

    def fault(
        self,
        rule: str,
        message: str,
        help: str,
        passage: Passage | None = None,
        start: int = 0,
        end: int | None = None,
        facts: Iterable[str] = (),
        severity: str = "error",
    ) -> Diagnostic:
        """A diagnostic at a stretch of a passage, with the lines of the facts that it is about."""
        self._faults += 1
        if passage is None:
            span, excerpt = Span(self.path, 0, 0), ""
        else:
            span, excerpt = self.span(passage, start, len(passage.text) if end is None else end)
        related = tuple(
            (fact.span, f"`{name}` is stated here") for name in dict.fromkeys(facts) if (fact := self.fact(name))
        )
        said = (self.locale, passage.message) if passage and passage.message else None
        return Diagnostic(rule, message, span, help, excerpt, severity, related, said)


def _skips(passage: Passage) -> bool:
    """A link within the page: `Skip to content`."""
    return len(passage.references) == 1 and passage.references[0].url.startswith("#") and passage.message is None


def leads_on(passage: Passage) -> bool:
    """Whether a passage is one of a list of links: of a page’s headings, or of its languages."""
    return passage.role == "navigation"


def named(passage: Passage) -> Hashable:
    """What a passage is, and what it is called where buttons, labels and sentences have names of their own."""
    return passage.role, passage.message if passage.role in _CALLED else None


def where(passage: Passage) -> str:
    """What to correct: the message if the format names it, else the words."""
    return f"message `{passage.message}`" if passage.message else "this sentence"
