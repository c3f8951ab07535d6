"""Whether a surface's template asks for every fact that the surface must state.

The reader proves the same on the finished files, from the words alone; here the template is still
known, and with it the remedy.
"""

from __future__ import annotations

from notices.diagnostics import Diagnostic
from notices.model import Flag, Names, Policy
from notices.rendering.documents import Document


def check(document: Document, faults: list[Diagnostic]) -> None:
    """Notes each fact of `must_state` that no line of the document says."""
    policy = document.policy
    said = {run.fact.name for line in document.lines.values() for run in line.runs if run.fact}
    said |= {run.link.name for line in document.lines.values() for run in line.runs if run.link}
    said |= {slot.message.rpartition(".")[0] for slot in document.lines}
    for name, span in policy.surfaces[document.surface].must_state:
        if name not in said and not _by_items(name, said, policy):
            text = f"`{document.surface}` must state `{name}`, but its template says it nowhere"
            if document.state != "always":
                text += f" in the state `{document.state}`"
            where = document.outline.source.path
            help = f"add a message with {{{name}}} to {where}, or take it out of `must_state`"
            if isinstance(policy.facts[name].value, Flag):
                help = f'add {{{{ flagged("{name}") }}}} to {where}, or take it out of `must_state`'
            faults.append(Diagnostic("fact-not-covered", text, span, help))


def _by_items(name: str, said: set[str], policy: Policy) -> bool:
    value = policy.facts[name].value
    return isinstance(value, Names) and all(f"{name}.{n}" in said for n in range(1, len(value.items) + 1))
