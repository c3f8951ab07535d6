"""What stands between braces in a message: the names of facts, each with a role or without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from notices.model import Policy
from notices.rendering.inline import Mark, Piece, Placeholder
from notices.rendering.wording import Wording


class FactTable:
    """Which names are facts, of which kind; a fact of any policy of this kind counts."""

    def __init__(self, kinds: Mapping[str, str], scopes: Mapping[str, str]) -> None:
        self.kinds = dict(kinds)
        for scope, target in scopes.items():
            depth = len(target)
            self.kinds |= {scope + name[depth:]: kind for name, kind in kinds.items() if name.startswith(target)}
        self._patterns = [
            (re.compile(re.escape(name).replace(r"\#", "[0-9]+").replace(r"\*", r"[a-z0-9_]+")), kind)
            for name, kind in self.kinds.items()
            if "*" in name or "#" in name
        ]
        self._splits: dict[str, tuple[str, str, str] | None] = {}

    def split(self, name: str) -> tuple[str, str, str] | None:
        """A placeholder's fact, role and kind: the longest name that is a fact, then at most one word."""
        if name not in self._splits:
            self._splits[name] = self._split(name)
        return self._splits[name]

    def _split(self, name: str) -> tuple[str, str, str] | None:
        for fact, role in ((name, "base"), (name.rpartition(".")[0], name.rpartition(".")[2])):
            kind = self.kind(fact)
            if kind:
                return fact, role, kind
        return None

    def kind(self, fact: str) -> str | None:
        """The kind of a fact, or None where there is no such fact."""
        return self.kinds.get(fact) or next((kind for it, kind in self._patterns if it.fullmatch(fact)), None)

    def near(self, name: str) -> str | None:
        """The fact whose name is most like another one."""
        import difflib

        return next(iter(difflib.get_close_matches(name, self.kinds, 1)), None)


def fact_table(policy: Policy) -> FactTable:
    """The names that catalogs of a policy may use: its own facts, and those of any policy."""
    from notices import spec

    facts = {**(policy.earlier.facts if policy.earlier else {}), **policy.facts}
    return FactTable({name: fact.kind for name, fact in facts.items()} | spec.kinds(), spec.SCOPES)


def placeholders(form: Iterable[Piece]) -> list[tuple[Placeholder, bool]]:
    """The placeholders of a text, and of each whether it is a link's address."""
    found: list[tuple[Placeholder, bool]] = []
    for it in form:
        if isinstance(it, Placeholder):
            found.append((it, False))
        elif isinstance(it, Mark) and it.target:
            found.append((it.target, True))
    return found


def unsayable(name: str, link: bool, table: FactTable, wording: Wording) -> tuple[str, str, str] | None:
    """Why a language can't say a placeholder, as words or as a link's address: rule, message and help."""
    split = table.split(name)
    if split is None:
        near = table.near(name) or table.near(name.rpartition(".")[0])
        help = f"did you mean {{{near}}}?" if near else "see the names in policy.yaml"
        return "unknown-placeholder", f"there is no fact `{name}`", help
    fact, role, kind = split
    if link != (kind == "link"):
        help = "write [words]({link}) with a link, and words with any other fact"
        return "wrong-placeholder", f"`{fact}` is a {kind}", help
    if role != "base" and kind != "term" and role not in wording.roles(kind):
        known = ", ".join(sorted(wording.roles(kind))) or "none"
        return "unknown-role", f"`{role}` is no role of a {kind} in {wording.name}", f"the roles are: {known}"
    return None
