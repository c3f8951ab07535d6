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

from notices.checks._heard import Heard
from notices.checks._propositions import stated
from notices.checks._release import LABELS, canonical
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
    Selection,
    Span,
    Term,
)

_Read = list[tuple[Passage, Heard]]
# A fact with a value that another has too is told from it by what its sentence speaks of.
_TOPICS = {"retention.feedback": "feedback"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Facts of the surface that no passage states."""
    if text.surface is None:
        return
    surface = text.policy.surfaces[text.surface]
    read = [(passage, heard) for passage, heard in text.heard() if passage.role != "data"]
    for name, span in surface.must_state:
        fact = text.fact(name)
        if fact is None:
            continue
        for lacking, shown_as in _lacking(text, fact, read):
            yield _missing(text, lacking, shown_as, span)


def _missing(text: Text, fact: Fact, shown_as: str, span: Span) -> Diagnostic:
    state = f" ({text.state} the deadline)" if text.state else ""
    found = text.fault(
        "missing-facts",
        f"`{text.locale}` {text.surface}{state} does not state `{fact.name}`: {shown_as}",
        f"add it to templates/{text.surface}.md.j2 or to the message that should state it",
        facts=[fact.name],
    )
    because = (span, f"`{text.surface}` must state it")
    return type(found)(found.rule, found.message, found.span, found.help, "", found.severity, (because, *found.related))


def _lacking(text: Text, fact: Fact, read: _Read) -> Iterator[tuple[Fact, str]]:
    match fact.value:
        case Date() | Duration() | Range() | Number():
            if not _has_value(text, fact, read):
                value = next((it for it in text.release.known if it.fact is fact), None)
                yield fact, shown(value.value, value.bound) if value else fact.name
        case Term() as term if not _has_term(text, fact.name, term, read):
            yield fact, f"“{_words(term, text.locale)}”"
        case Names(items=items) | Path(items=items):
            lost = [it for n, it in enumerate(items, 1) if not _has_term(text, f"{fact.name}.{n}", it, read)]
            if lost:
                yield fact, ", ".join(f"“{_words(it, text.locale)}”" for it in lost)
        case Flag(value=value):
            said = stated(text, fact.name)
            if said is not None and not said:
                yield fact, "yes" if value else "no"
        case Link(url=url):
            if not any(it.url == url for passage, _ in read for it in passage.references):
                yield fact, url
        case Selection():
            return


def _words(term: Term, locale: str) -> str:
    forms = term.forms(locale)
    return forms["base"] if forms else canonical(term)


def _has_value(text: Text, fact: Fact, read: _Read) -> bool:
    values: list[Known] = [it for it in text.release.known if it.fact is fact]
    topic = _TOPICS.get(fact.name)
    twins = any(
        it.fact.name == other and any(it.measure == value.measure for value in values)
        for other in _TOPICS
        for it in text.release.known
        if other != fact.name
    )
    for _, heard in read:
        for mention in heard.values:
            if not any(same(it, mention) for it in values):
                continue
            sentence = heard.sentence(mention.start)
            topics = sentence.topics
            if heard.lex is None or (topic is None and not (twins and set(_TOPICS.values()) & topics)):
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


def _has_term(text: Text, name: str, term: Term, read: _Read) -> bool:
    forms = term.forms(text.locale)
    if forms is None:
        return True
    if not name.startswith((*LABELS, "data.")):
        key = canonical(term)
        return any(mention.value == key for _, heard in read for mention in heard.names)
    words = [form.casefold() for form in forms.values()]
    return any(word in passage.text.casefold() for passage, _ in read for word in words)
