"""For programs; `marks` are the parts of a sentence in order, each `same`, `old` or `new`."""

from __future__ import annotations

import json
from typing import Any

from notices.comparing.changes import Changes, FactChange, SentenceChange, Task
from notices.model import Span


def report(changes: Changes) -> str:
    """One object."""
    data = {
        "old": changes.old.name,
        "new": changes.new.name,
        "facts": [_fact(it) for it in changes.facts],
        "sentences": [_sentence(it) for it in changes.sentences],
        "translators": changes.translators,
        "tasks": [_task(it) for it in changes.tasks],
        "diagnostics": [it.as_json() for it in changes.faults],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _fact(change: FactChange) -> dict[str, Any]:
    return {"fact": change.name, "old": change.old, "new": change.new, **_place(change.place)}


def _sentence(change: SentenceChange) -> dict[str, Any]:
    return {
        "locale": change.locale,
        "message": change.message,
        "places": [{"surface": surface, "state": state} for surface, state in change.places],
        "old": change.old,
        "new": change.new,
        "marks": [{"kind": kind, "text": text} for kind, text in change.marks],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "locale": task.locale,
        "message": task.message,
        "why": task.why,
        "old_english": task.old_english,
        "english": task.english,
        **_place(task.place),
    }


def _place(span: Span | None) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column} if span else {}
