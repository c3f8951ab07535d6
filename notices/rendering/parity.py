"""A translation against the English: the same ids, made from the same text, naming the same facts.

Parity is by fact and not by role: grammar may differ between languages, facts may not.
"""

from __future__ import annotations

from collections.abc import Callable

from notices.diagnostics import Diagnostic
from notices.model import Span
from notices.rendering.catalog import Catalog, Message
from notices.source import Source


def compare(english: Catalog, other: Catalog, faults: list[Diagnostic]) -> None:
    """Holds a translation to the English: ids, the English text it was made from, the facts."""
    note = _noter(other.source, faults)
    for id, message in english.messages.items():
        if id not in other.messages:
            text = f"`{id}` is missing: “{message.english[:60]}”"
            note("message-missing", Span(other.source.path, 1, 1), text, f"add it to {other.source.path}")
    for id, message in other.messages.items():
        original = english.messages.get(id)
        if original is None:
            import difflib

            near = difflib.get_close_matches(id, english.messages, 1)
            help = f"did you mean `{near[0]}`?" if near else "delete it"
            note("message-unknown", message.span, f"the English catalog has no `{id}`", help)
            continue
        if (message.english, message.plural) != (original.english, original.plural):
            help = "bring its msgid up to locales/en/messages.po, then the translation"
            note("stale-english", message.span, f"the English of `{id}` has changed since", help)
        if all(message.forms) and message.forms:
            _same_facts(original, message, note)


def _same_facts(english: Message, other: Message, note: Note) -> None:
    want, have = english.facts, other.facts
    if want is None or have is None or want == have:
        return
    for name in sorted(want - have):
        note(
            "fact-lost",
            other.span,
            f"`{other.id}` does not name `{name}`, the English does",
            f"work in {{{name}}}",
        )
    for name in sorted(have - want):
        note(
            "fact-added",
            other.span,
            f"`{other.id}` names `{name}`, the English does not",
            f"take {{{name}}} out",
        )


Note = Callable[[str, Span, str, str], None]


def _noter(source: Source, faults: list[Diagnostic]) -> Note:
    def note(rule: str, span: Span, message: str, help: str) -> None:
        faults.append(source.fault(rule, span, message, help))

    return note
