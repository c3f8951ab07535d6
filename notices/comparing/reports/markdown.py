"""For a pull request's comment: GitHub's Markdown, a language in each fold."""

from __future__ import annotations

import re

from notices.comparing.changes import Changes, FactChange, SentenceChange
from notices.comparing.reports import standing
from notices.diagnostics import place

_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&@:])")
_SIGNS = {"same": ("", ""), "old": ("~~", "~~"), "new": ("**", "**")}


def report(changes: Changes) -> str:
    """Facts as a table, sentences by language, and what is left to do."""
    if changes.none:
        return f"{_plain(changes.old.name)} and {_plain(changes.new.name)} say the same.\n"
    parts = [f"### {_plain(changes.old.name)} → {_plain(changes.new.name)}"]
    if changes.facts:
        rows = ["| fact | old | new |", "|---|---|---|", *(_fact(it) for it in changes.facts)]
        parts.append("\n".join(rows))
    for locale in dict.fromkeys(it.locale for it in changes.sentences):
        parts.append(_language(locale, changes))
    if changes.faults:
        faults = (f"- `{place(it.span)}` {_plain(it.message)}" for it in changes.faults)
        parts.append("\n".join(["**Faults**", "", *faults]))
    if changes.tasks:
        tasks = (f"- `{it.locale}` `{it.message}`: {it.why}" for it in changes.tasks)
        parts.append("\n".join(["**For translators**", "", *tasks]))
    else:
        parts.append("No language needs a translator.")
    return "\n\n".join(parts) + "\n"


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
