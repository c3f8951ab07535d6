"""What a file says to machines is not what it says to people.

Why: `<time datetime>` and the facts in JSON are what calendars, search engines and our own tools read.

    <time datetime="P5Y" data-fact="retention.allowed">in 3 years</time>
                                                       ^^^^^^^^^^

The words are read by themselves and laid beside the value; both are laid beside the policy’s fact.

Fix: build the release again; if it comes back, the writer of that format is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from notices.checks._release import canonical
from notices.checks._texts import Text
from notices.checks._values import Known, measure, same, shown
from notices.diagnostics import Diagnostic
from notices.model import Fact, Marked, Names, Passage, Path, Term

_RULE = "machine-values"
_VALUES = ("date", "duration", "range", "number")


def one(text: Text) -> Iterator[Diagnostic]:
    """Marks whose words, value and fact do not agree."""
    for passage in text.fresh(_RULE, attrgetter("text", "locale", "marks")):
        for mark in passage.marks:
            fact = text.fact(mark.fact) if mark.fact else None
            if mark.fact and fact is None and text.release.ours:
                yield _fault(text, passage, mark, f"there is no fact `{mark.fact}` in the policy", ())
            elif fact is not None and fact.kind in _VALUES:
                yield from _value(text, passage, mark, fact)
            elif fact is not None:
                yield from _words(text, passage, mark, fact)
            elif mark.value:
                yield from _unnamed(text, passage, mark)


def _fault(text: Text, passage: Passage, mark: Marked, message: str, facts: tuple[str, ...]) -> Diagnostic:
    return text.fault(_RULE, message, "build the release again", passage, mark.start, mark.end, facts)


def _value(text: Text, passage: Passage, mark: Marked, fact: Fact) -> Iterator[Diagnostic]:
    known = next((it for it in text.release.known if it.fact is fact), None)
    if known is None:
        return
    if mark.value is not None and measure(known.kind, mark.value) != known.measure:
        message = f"the file gives machines {shown(mark.value)}, the policy states {shown(known.value)}"
        yield _fault(text, passage, mark, message, (fact.name,))
    read = _inside(text, passage, mark)
    if read is not None and not _says(known, read):
        message = f"the words “{passage.text[mark.start : mark.end]}” do not say {shown(known.value)}"
        yield _fault(text, passage, mark, message, (fact.name,))


def _inside(text: Text, passage: Passage, mark: Marked) -> list[object] | None:
    """What the words of a mark say; None in a language that cannot be read."""
    heard = text.release.hear(passage.text, passage.locale or text.locale)
    if heard.lex is None:
        return None
    return [it for it in heard.values if it.start < mark.end and mark.start < it.end]


def _says(known: Known, read: list[object]) -> bool:
    return any(same(known, it) for it in read)  # type: ignore[arg-type]


def _unnamed(text: Text, passage: Passage, mark: Marked) -> Iterator[Diagnostic]:
    """Other people’s `<time datetime>`: the words beside it, if they state a value, state that one."""
    if not mark.value or not (mark.value[0] == "P" or len(mark.value) == 10):
        return
    read = _inside(text, passage, mark) or []
    for it in read:
        mention = it
        kind, value = getattr(mention, "kind", ""), str(getattr(mention, "value", ""))
        comparable = kind in ("duration", "duration_range") if mark.value[0] == "P" else kind == "date"
        if comparable and not value.startswith("--") and measure(kind, value) != measure(kind, mark.value):
            message = f"the words say {shown(value)}, the file gives machines {shown(mark.value)}"
            yield _fault(text, passage, mark, message, ())


def _words(text: Text, passage: Passage, mark: Marked, fact: Fact) -> Iterator[Diagnostic]:
    """A name that stands in a mark is the fact’s, in one of its forms."""
    items = fact.value.items if isinstance(fact.value, Names | Path) else (fact.value,)
    named = ", ".join(canonical(it) for it in items if isinstance(it, Term))
    if mark.value not in (None, named):
        message = f"the file gives machines “{mark.value}”, the policy names “{named}”"
        yield _fault(text, passage, mark, message, (fact.name,))
    said = _plain(passage.text[mark.start : mark.end])
    for term in items:
        forms = term.forms(passage.locale or text.locale) if isinstance(term, Term) else None
        if forms and not any(_plain(form) in said for form in forms.values()):
            message = f"“{passage.text[mark.start : mark.end]}” does not say “{forms['base']}”"
            yield _fault(text, passage, mark, message, (fact.name,))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
