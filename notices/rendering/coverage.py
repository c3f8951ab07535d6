"""Whether a surface's template asks for every fact that the surface must state.

The reader proves the same on the finished files, from the words alone; here the template is still
known, and with it the remedy.
"""

from __future__ import annotations

from notices.changed import EARLIER
from notices.diagnostics import Diagnostic
from notices.model import Flag, Names, Policy
from notices.rendering.blocks import Told
from notices.rendering.documents import Document


def check(document: Document, faults: list[Diagnostic]) -> None:
    """Notes each fact of `must_state` that no line of the document says; of both versions, where it tells of both."""
    _check(document, document.policy, faults)
    if document.policy.earlier and document.policy.surfaces[document.surface].changes:
        _check(document, document.policy.earlier, faults)


def _check(document: Document, policy: Policy, faults: list[Diagnostic]) -> None:
    earlier = policy is document.policy.earlier
    said = _said(document, earlier)
    surface = policy.surfaces[document.surface]
    for name, span in surface.must_state:
        if name not in said and not _by_items(name, said, policy):
            text = f"`{document.surface}` must state `{name}`, but its template says it nowhere"
            if document.state != "always":
                text += f" in the state `{document.state}`"
            if earlier:
                text += ", as it stood before"
            where = document.outline.source.path
            other = "since it has changed" if surface.changes else "or take it out of `must_state`"
            help = f"add a message with {{{name}}} to {where}, {other}"
            if isinstance(policy.facts[name].value, Flag):
                help = f'add {{{{ flagged("{name}") }}}} to {where}, {other}'
            faults.append(Diagnostic("fact-not-covered", text, span, help))


def _said(document: Document, earlier: bool) -> set[str]:
    """What the lines of a version say: by name, by link, by the message that was chosen."""
    lines = [it for it in document.lines.items() if (isinstance(it[0], Told) and it[0].earlier) is earlier]
    facts = {fact.name for _, line in lines for run in line.runs for fact in (run.fact, run.link) if fact}
    return {it.removeprefix(EARLIER) for it in facts} | {slot.message.rpartition(".")[0] for slot, _ in lines}


def _by_items(name: str, said: set[str], policy: Policy) -> bool:
    value = policy.facts[name].value
    return isinstance(value, Names) and all(f"{name}.{n}" in said for n in range(1, len(value.items) + 1))
