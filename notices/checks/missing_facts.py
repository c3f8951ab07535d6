"""A surface does not state a fact that it must state, in this language, state and format.

Why: policy.yaml lists under `must_state` what a surface may never leave out.

    policy: surface `notice` must state `retention.not_allowed`: 30 days
    dist/sv/notice.before.txt: Om du inte tillåter detta sparar vi dina chattar som tidigare.
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ how long?

Each file is asked by itself: what the page says does not excuse the mail. Outside texts are asked only
when they are held to a surface (`--surface notice`).

Fix: add the message that states it to the surface’s template, or its placeholder to the message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notices.checks._covered import described
from notices.checks._heard import Heard
from notices.checks._release import LABELS, canonical
from notices.checks._statements import propositions_in, stated
from notices.checks._texts import Text
from notices.checks._values import Known, same, shown
from notices.diagnostics import Diagnostic
from notices.model import (
    Date,
    Duration,
    Fact,
    Flag,
    Link,
    Names,
    Number,
    Passage,
    Path,
    Range,
    Span,
    Term,
)

_RULE = "missing-facts"
# A fact with a value that another has too is told from it by what its sentence speaks of.
_TOPICS = {"retention.feedback": "feedback"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Facts of the surface that no passage states."""
    if text.surface is None:
        return
    surface = text.policy.surfaces[text.surface]
    read = [(passage, heard) for passage, heard in text.spoken if passage.role != "data"]
    said = frozenset().union(*(_stated(text, heard) for _, heard in read))
    urls = {it.url for passage, _ in read for it in passage.references}
    for name, span in surface.must_state:
        fact = text.fact(name)
        if fact is None:
            continue
        for lacking, shown_as in _lacking(text, fact, said, urls):
            yield _missing(text, lacking, shown_as, span)
    questions = text.once(_questions)
    for passage, heard in read:
        # A message whose id names a question of the policy: `data.old_used.no`.
        name = passage.message.rpartition(".")[0] if passage.message else ""
        if name in questions:
            yield from _unanswered(text, passage, heard, name)


def _questions(text: Text) -> frozenset[str]:
    """The facts that are a question of yes or no, and of which we know how a text answers it."""
    return frozenset(it for it in text.policy.facts if text.flag(it) is not None and stated(text, it) is not None)


def _unanswered(text: Text, passage: Passage, heard: Heard, name: str) -> Iterator[Diagnostic]:
    """A message that is named by a question and does not answer it."""
    if not any(it.fact == name for it, _, _, _ in propositions_in(heard)):
        yield text.fault(
            _RULE,
            f"message `{passage.message}` does not answer `{name}`",
            "say it in one sentence of the message",
            passage,
            facts=[name],
        )


def _missing(text: Text, fact: Fact, shown_as: str, span: Span) -> Diagnostic:
    state = f" ({text.state} the deadline)" if text.state else ""
    # What tells of two versions is asked of each; the one before has none before it.
    if text.policy.surfaces[text.surface or ""].changes and text.policy.earlier is None:
        state += " under the version before"
    found = text.fault(
        _RULE,
        f"`{text.locale}` {text.surface}{state} does not state `{fact.name}`: {shown_as}",
        f"add it to templates/{text.surface}.md.j2 or to the message that should state it",
        facts=[fact.name],
    )
    because = (span, f"`{text.surface}` must state it")
    return type(found)(found.rule, found.message, found.span, found.help, "", found.severity, (because, *found.related))


def _lacking(text: Text, fact: Fact, said: frozenset[str], urls: set[str]) -> Iterator[tuple[Fact, str]]:
    match fact.value:
        case Date() | Duration() | Range() | Number():
            if fact.name not in said:
                value = next((it for it in text.release.known if it.fact is fact), None)
                yield fact, shown(value.value, value.bound) if value else fact.name
        case Term() as term if fact.name not in said and term.forms(text.locale):
            yield fact, f"“{_words(term, text.locale)}”"
        case Names(items=items) | Path(items=items):
            each = [(f"{fact.name}.{n}", it) for n, it in enumerate(items, 1)]
            if lost := [it for name, it in each if name not in said and it.forms(text.locale)]:
                yield fact, ", ".join(f"“{_words(it, text.locale)}”" for it in lost)
        case Flag(value=value):
            if stated(text, fact.name) is False:
                yield fact, "yes" if value else "no"
        case Link(url=url) if url not in urls:
            yield fact, url


def _words(term: Term, locale: str) -> str:
    forms = term.forms(locale)
    return forms["base"] if forms else canonical(term)


# What a passage states


class _Wanted(NamedTuple):
    """The facts that some surface must state: those with values, and terms by name and by the words of their forms."""

    values: list[tuple[str, list[Known], bool]]
    names: dict[str, list[str]]
    words: list[tuple[str, str]]


def _wanted(text: Text) -> _Wanted:
    wanted = _Wanted([], {}, [])
    for name in dict.fromkeys(name for surface in text.policy.surfaces.values() for name, _ in surface.must_state):
        match (fact := text.fact(name)) and fact.value:
            case Date() | Duration() | Range() | Number():
                values = text.release.values_of(name)
                wanted.values.append((name, values, _has_twin(text, values)))
            case Term() as term:
                _want(text, wanted, name, term)
            case Names(items=items) | Path(items=items):
                for n, it in enumerate(items, 1):
                    _want(text, wanted, f"{name}.{n}", it)
    return wanted


def _want(text: Text, wanted: _Wanted, name: str, term: Term) -> None:
    if not name.startswith((*LABELS, "data.")):
        wanted.names.setdefault(canonical(term), []).append(name)
    elif forms := term.forms(text.locale):
        wanted.words.extend((form.casefold(), name) for form in forms.values())


def _has_twin(text: Text, values: list[Known]) -> bool:
    """Whether a fact that is told by its topic has the same value."""
    others = [it for name in _TOPICS for it in text.release.values_of(name)]
    return any(it.measure == value.measure and it.fact is not value.fact for it in others for value in values)


def _stated(text: Text, heard: Heard) -> frozenset[str]:
    """The facts that a passage states, found once for all files that have it."""
    if _RULE not in heard.memory:
        wanted = text.once(_wanted)
        found = {name for it in heard.names for name in wanted.names.get(str(it.value), ())}
        if heard.values:
            found |= {name for name, values, twin in wanted.values if _has_value(text, name, values, twin, heard)}
        folded = heard.text.casefold()
        found |= {name for words, name in wanted.words if words in folded}
        if not text.release.ours:  # `our API is left out`: other people describe what has no name
            found |= {it[0] for sentence in heard.sentences if (it := described(text, sentence))}
        heard.memory[_RULE] = frozenset(found)
    return heard.memory[_RULE]  # type: ignore[no-any-return]


def _has_value(text: Text, name: str, values: list[Known], twin: bool, heard: Heard) -> bool:
    topic = _TOPICS.get(name)
    for mention in heard.values:
        if not any(same(it, mention) for it in values):
            continue
        sentence = heard.sentence(mention.start)
        topics = sentence.topics
        if heard.lex is None or (topic is None and not (twin and set(_TOPICS.values()) & topics)):
            return True
        # `your chats and your feedback for 5 years` states both.
        if topic is None and any(it.value == _all_data(text) for it in heard.within(heard.names, sentence)):
            return True
        if topic in topics:
            return True
    return False


def _all_data(text: Text) -> str | None:
    fact = text.fact("data.all")
    return canonical(fact.value) if fact and isinstance(fact.value, Term) else None
