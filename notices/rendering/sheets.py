"""What is built of each surface and state, made once for all languages: its outline, the shells of its formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic
from notices.model import Policy, Surface
from notices.rendering.blocks import Outline, Slot
from notices.rendering.shells import Shell


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is built of one surface in one state: its outline and the shells of its formats.

    `earlier` is the outline under the policy's version before, of a surface that tells what has changed.
    """

    surface: Surface
    outline: Outline
    shells: dict[str, Shell]
    stem: str
    earlier: Outline | None = None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the outline, and of the shells around it."""
        framing = {slot for it in self.shells.values() for slot in it.slots}
        return tuple(dict.fromkeys((*self.outline.slots(), *sorted(framing, key=lambda slot: slot.message))))


@dataclass(frozen=True, slots=True)
class Common:
    """What a sheet has in common in every language: its slots, and the moulds of its files once they are made."""

    slots: tuple[Slot, ...]
    moulds: dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run is asked to build; None means all. `state` is set where one day's state is asked for."""

    locales: Sequence[str] | None = None
    surfaces: Sequence[str] | None = None
    state: str | None = None


def sheets(
    root: Path, policy: Policy, choice: Choice, framing: Mapping[str, str | None], faults: list[Diagnostic]
) -> Iterator[Sheet]:
    """The surfaces and states that are asked for, with their templates read; what can't be read is a fault.

    `framing` has the shell of each format: whoever reads templates need not know how formats are written.
    """
    from notices.rendering.outline import outline

    shells: dict[tuple[str, str], Shell | None] = {}
    for surface in policy.surfaces.values():
        if choice.surfaces is not None and surface.name not in choice.surfaces:
            continue
        for state in surface.states:
            if choice.state and state not in ("always", choice.state):
                continue
            shown = f"templates/{surface.name}.md.j2"
            shape = outline(root / shown, shown, policy, state, faults)
            framed = {name: _shell(framing[name], state, shells, root, policy, faults) for name in surface.formats}
            whole = {name: it for name, it in framed.items() if it is not None}
            stem = surface.name if state == "always" or choice.state else f"{surface.name}.{state}"
            if shape is None:
                continue
            tells = surface.changes and policy.earlier
            before = outline(root / shown, shown, policy.earlier, state, faults) if tells and policy.earlier else None
            if before is not None or not tells:
                yield Sheet(surface, shape, whole, stem, before)


def _shell(
    name: str | None,
    state: str,
    known: dict[tuple[str, str], Shell | None],
    root: Path,
    policy: Policy,
    faults: list[Diagnostic],
) -> Shell | None:
    from notices.rendering.shell_templates import shell

    if name is None:
        return None
    if (name, state) not in known:
        shown = f"templates/{name}.html.j2"
        known[name, state] = shell(root / shown, shown, policy, state, faults)
    return known[name, state]
