"""For a person at a terminal: what goes in red, what comes in green; without colours, as `[-…-]{+…+}`."""

from __future__ import annotations

import os
import re
import sys

import click

from notices.comparing.changes import Changes, FactChange, SentenceChange, Task
from notices.comparing.reports import standing
from notices.diagnostics import folded, place, show, visible

_ISOLATES = re.compile("[\u2066-\u2069]")  # around values; a terminal shows none, and escapes would hide the words
_SIGNS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
_COLOURS = {"old": "red", "new": "green"}


def report(changes: Changes) -> str:
    """Facts, sentences by language, and what is left to do."""
    if changes.none:
        return f"{changes.old.name} and {changes.new.name} say the same."
    parts = [_bold(f"{changes.old.name} → {changes.new.name}")]
    if changes.facts:
        width = max(len(it.name) for it in changes.facts)
        parts.append("\n".join([_bold("Facts"), *(_fact(it, width) for it in changes.facts)]))
    for locale in dict.fromkeys(it.locale for it in changes.sentences):
        parts.append(_language(locale, changes))
    parts += [show(it, also) for it, also in folded(changes.faults)]
    parts.append(_left_to_do(changes))
    return "\n\n".join(parts)


def _fact(change: FactChange, width: int) -> str:
    where = f"  ({place(change.place)})" if change.place else ""
    return f"  {change.name:<{width}}  {change.old or '(not stated)'} → {change.new or '(not stated)'}{where}"


def _language(locale: str, changes: Changes) -> str:
    found = [it for it in changes.sentences if it.locale == locale]
    name = changes.new.languages.get(locale) or changes.old.languages.get(locale, locale)
    head = _bold(f"{name} ({locale}): {_count(len(found), 'sentence')}")
    return "\n".join([head, *(_sentence(it) for it in found)])


def _sentence(change: SentenceChange) -> str:
    marks = [(kind, _ISOLATES.sub("", text)) for kind, text in change.marks]
    if not any(text for kind, text in marks if kind != "same"):  # they are all that changed
        marks = list(change.marks)
    words = "".join(_marked(kind, visible(text)) for kind, text in marks)
    return f"  {change.message} · {standing(change.places)}\n    {words}"


def _marked(kind: str, text: str) -> str:
    if _coloured() and kind != "same":
        return click.style(text, fg=_COLOURS[kind], strikethrough=kind == "old", bold=kind == "new")
    before, after = _SIGNS[kind]
    return f"{before}{text}{after}"


def _left_to_do(changes: Changes) -> str:
    if not changes.tasks:
        return "No language needs a translator."
    lines = [_bold(f"For translators: {', '.join(changes.translators)}"), *map(_task, changes.work)]
    return "\n".join(lines)


def _task(its: list[Task]) -> str:
    """What is to be done about a message, where, and in which languages."""
    first, *others = [place(it.place) for it in its if it.place] or [""]
    where = f"  ({first}{f' and {len(others)} more' if others else ''})" if first else ""
    return f"  {', '.join(it.locale for it in its)}  {its[0].message}: {its[0].why}{where}"


def _bold(text: str) -> str:
    return click.style(text, bold=True) if _coloured() else text


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
