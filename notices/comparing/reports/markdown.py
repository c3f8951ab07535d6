"""For a pull request's comment: GitHub's Markdown, a language in each fold.

GitHub takes no longer comment than 65,536 characters, so languages that don't fit are named with their counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from notices.comparing.changes import Changes, FactChange, SentenceChange, Task
from notices.comparing.reports import standing
from notices.diagnostics import Diagnostic, folded, place
from notices.model import Span

_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&@:])")
_LONGEST = 60_000
_SIGNS = {"same": ("", ""), "old": ("~~", "~~"), "new": ("**", "**")}


def report(changes: Changes) -> str:
    """Facts as a table, sentences by language, and what is left to do."""
    if changes.none:
        return f"{_plain(changes.old.name)} and {_plain(changes.new.name)} say the same.\n"
    parts = [f"### {_plain(changes.old.name)} → {_plain(changes.new.name)}"]
    if changes.facts:
        rows = ["| fact | old | new |", "|---|---|---|", *(_fact(it) for it in changes.facts)]
        parts.append("\n".join(rows))
    rest = []
    if changes.faults:
        rest.append("\n".join(["**Faults**", "", *(_fault(*it) for it in folded(changes.faults))]))
    if changes.tasks:
        rest.append("\n".join(["**For translators**", "", *map(_task, changes.work)]))
    else:
        rest.append("No language needs a translator.")
    room = _LONGEST - sum(map(len, (*parts, *rest)))
    return "\n\n".join([*parts, *_languages(changes, room), *rest]) + "\n"


def _languages(changes: Changes, room: int) -> Iterator[str]:
    """A fold for each language as far as there is room, then what is left out."""
    left = []
    for locale, count in Counter(it.locale for it in changes.sentences).items():
        fold = _language(locale, changes)
        room -= len(fold)
        if room > 0:
            yield fold
        else:
            left.append(f"{locale} ({count})")
    if left:
        yield f"Too long for a comment: {', '.join(left)}. All of it: `notices diff --format html`."


def _fault(fault: Diagnostic, also: Sequence[Span]) -> str:
    more = f" and {len(also)} more" if also else ""
    return f"- `{place(fault.span)}`{more}: {_plain(fault.message)}"


def _task(its: list[Task]) -> str:
    return f"- `{its[0].message}`: {its[0].why} ({', '.join(it.locale for it in its)})"


def _fact(change: FactChange) -> str:
    return f"| `{change.name}` | {_plain(change.old or '')} | {_plain(change.new or '')} |"


def _language(locale: str, changes: Changes) -> str:
    found = [it for it in changes.sentences if it.locale == locale]
    name = changes.new.languages.get(locale) or changes.old.languages.get(locale, locale)
    head = f"<details><summary>{_plain(name)} ({locale}): {len(found)}</summary>"
    return "\n\n".join([head, *(_sentence(it) for it in found), "</details>"])


def _sentence(change: SentenceChange) -> str:
    words = "".join(_marked(kind, text) for kind, text in change.marks)
    return f"<sub>{_plain(standing(change.places))}</sub><br>\n{words}"


def _marked(kind: str, text: str) -> str:
    """Marks bear no space at their inner edge: Markdown would not close them."""
    before, after = _SIGNS[kind]
    if not before or not text.strip():
        return _plain(text)
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{before}{_plain(text.strip())}{after}{trail}"


def _plain(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text.replace("\n", " "))
