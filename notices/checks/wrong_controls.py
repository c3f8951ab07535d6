"""A button sends what another says, a switch is on before anybody has chosen, or nobody can press one of them.

Why: what a person agrees to is what the page sends, whatever stands on the button.

    policy: choice.later: Not now
    html: <button value="accept">Not now</button>
                                 ^^^^^^^

A button’s value, and the name of an action in our JSON, is that of the fact whose label stands on it: `later` for
`choice.later`. Where it is voluntary to allow something, a switch that is on from the start has allowed it already.

Fix: correct the template, or build the release again.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "wrong-controls"
_BUTTONS = ("choice.accept", "choice.later")


def one(text: Text) -> Iterator[Diagnostic]:
    """Buttons and switches of our own that do not do what is said of them."""
    if not text.ours:
        return
    for passage in text.passages:
        if passage.control == "disabled":
            yield _fault(text, passage, "cannot be pressed")
        elif passage.control and passage.role == "action":
            yield from _sent(text, passage, passage.control)
        elif passage.control == "on" and passage.role == "label" and text.flag("choice.voluntary"):
            yield _fault(text, passage, "is on before anybody has chosen", "choice.voluntary")


def _sent(text: Text, passage: Passage, control: str) -> Iterator[Diagnostic]:
    labels = text.release.labels(text.locale, text.ours)
    for fact in _BUTTONS:
        other = fact.rpartition(".")[2]
        if control == other and passage.text not in labels.get(fact, (passage.text,)):
            yield _fault(text, passage, f"sends `{control}`, which is “{labels[fact][0]}”", fact)


def _fault(text: Text, passage: Passage, message: str, *facts: str) -> Diagnostic:
    help = f"correct the control of {where(passage)}"
    return text.fault(_RULE, f"“{passage.text}” {message}", help, passage, facts=facts)
