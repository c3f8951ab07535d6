"""The templates, read by a process of its own while another reads the policy and the catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notices.dataclass import dataclass

if TYPE_CHECKING:  # each process imports what it needs
    from notices.diagnostics import Diagnostic
    from notices.model import Policy
    from notices.pipeline import Asked
    from notices.rendering.ground import Ground
    from notices.rendering.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Framed:
    """A policy, and the shell of each format that it asks for."""

    policy: Policy
    framing: dict[str, str | None]


def framed(policy: Policy) -> Framed:
    """What templates are read for."""
    from notices.rendering import formats

    return Framed(policy, formats.framing(policy.surfaces.values()))


def prepare(asked: Asked) -> None:
    """What can be done before the policy is read."""
    from notices.rendering import outline, sheets, shell_templates, templates  # noqa: F401 (loaded for the work that follows)

    templates.prepare(asked.root / "templates", asked.policy)


def read(asked: Asked, ground: Ground | None, framed: Framed) -> tuple[tuple[Sheet, ...], list[Diagnostic]]:
    """The templates, with their faults."""
    if ground is not None:
        return ground.sheets, []
    from notices.publishing import states
    from notices.rendering.sheets import Choice, sheets

    faults: list[Diagnostic] = []
    policy = framed.policy
    state = states.state_at(policy, asked.at) if asked.at else None
    choice = Choice(asked.locales, asked.surfaces, state)
    return tuple(sheets(asked.root, policy, choice, framed.framing, faults)), faults
