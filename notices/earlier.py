"""The version before, which `earlier` in policy.yaml names, and what follows for the surfaces that tell of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from notices import sense
from notices.changed import changes
from notices.dataclass import replace
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Policy, Span, Surface
from notices.shapes import Reader
from notices.source import decode

Draft = tuple[dict[str, Any] | None, Reader]


def read(
    policy: dict[str, Any], reader: Reader, folder: Path, draft: Callable[[str, str, list[Diagnostic]], Draft]
) -> tuple[dict[str, Any], Reader] | None:
    """The version before, where the policy names one and it can be that; else None, with the faults noted."""
    if not policy.get("earlier"):
        return None
    file, place = policy["earlier"]
    shown = str(Path(reader.source.path).parent / file)
    try:
        text = decode(shown, (folder / file).read_bytes())
    except OSError as error:
        problem = (error.strerror or "can't be read").lower()
        help = "put the policy as it stood before there: copy it before you change it, or `git show` an old commit's"
        reader.fault("unreadable", place, f"can't read {shown}: {problem}", help)
        return None
    except Unusable as unusable:
        reader.faults.extend(unusable.diagnostics)
        return None
    before, its = draft(text, shown, reader.faults)
    if before is None or not _precedes(before, its, policy, reader, place, shown):
        return None
    return before, its


def _precedes(
    before: dict[str, Any], its: Reader, policy: dict[str, Any], reader: Reader, place: Span, shown: str
) -> bool:
    """Whether one policy can be the other as it stood before: its id, a lower version, no later announcement."""
    id, own = before.get("id"), policy.get("id")
    version, newer = before.get("version"), policy.get("version")
    was, now = sense.day(its.facts.get("announced")), sense.day(reader.facts.get("announced"))
    if id is None or own is None or version is None or newer is None:
        return False
    if id != own:
        message = f"{shown} is another policy: `{id}`, not `{own}`"
        reader.fault("another-policy", place, message, f"name a file that holds an earlier version of `{own}`")
    elif version >= newer:
        message = f"{shown} is version {version}, and this is version {newer}"
        reader.fault("not-earlier", place, message, "raise `version` here: it goes up with every published change")
    elif was and now and was > now:
        message = f"{shown} was announced on {was}, this version on {now}"
        reader.fault("not-earlier", place, message, "set `announced` here to the day on which this version is told")
    else:
        return True
    return False


def since(policy: Policy, before: Policy) -> Policy:
    """The policy with the one before it; what tells their changes must state what is another fact on either side."""
    found = changes(before, policy)
    old = dict.fromkeys(it.old.name for it in found if it.old)
    new = dict.fromkeys(it.new.name for it in found if it.new)

    def stating(names: Iterable[str]) -> dict[str, Surface]:
        return {
            it.name: replace(it, must_state=tuple((name, it.span) for name in names))
            for it in policy.surfaces.values()
            if it.changes
        }

    return replace(policy, surfaces={**policy.surfaces, **stating(new)}, earlier=replace(before, surfaces=stating(old)))
