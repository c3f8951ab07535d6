"""What may be written at a place of a catalog or template, and what a fact there becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from notices import spec
from notices.comparing.changes import plain
from notices.dataclass import dataclass
from notices.diagnostics import Unusable, place
from notices.model import Policy
from notices.rendering.placeholders import fact_table
from notices.rendering.project import passport
from notices.rendering.wording import wording
from notices.translating import project as catalogs
from notices.translating.desk import saying

_OPEN = re.compile(r"\{([a-z0-9_.]*)$")
_NAMED = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_QUOTED = re.compile(r"[\"']([a-z][a-z0-9_.]*)?$")
_WORD = re.compile(r"[\"']([a-z][a-z0-9_.]*)[\"']")


@dataclass(frozen=True, slots=True)
class Hint:
    """A word that may stand there, and what it says today."""

    text: str
    detail: str


class Hints:
    """Reads the policy once; catalogs and templates ask it."""

    def __init__(self, policy_file: Path, root: Path) -> None:
        self.policy_file = policy_file
        self.policy: Policy = spec.load(policy_file)
        self.root = root
        self.table = fact_table(self.policy)

    def complete(self, file: Path, line: str, column: int) -> list[Hint]:
        """What may follow at a column (from 0) of a line."""
        before = line[:column]
        if file.suffix == ".po" and (match := _OPEN.search(before)):
            return [it for it in self.placeholders(file.parent.name) if it.text.startswith(match[1])]
        if file.suffix == ".j2" and (match := _QUOTED.search(before)):
            names = [*self.messages(), *(Hint(name, self.value(name)) for name in self.policy.facts)]
            return [it for it in names if it.text.startswith(match[1] or "")]
        return []

    def placeholders(self, tag: str) -> Iterator[Hint]:
        """Every fact with every role of the language, and its words."""
        say = saying(self.policy, self.table, tag)
        words = wording(tag)
        for name, fact in self.policy.facts.items():
            own = fact.value.forms(tag) or {} if fact.kind == "term" else {}  # type: ignore[union-attr]
            for role in ["", *sorted({*words.roles(fact.kind), *own} - {"base"})]:
                text = f"{name}.{role}" if role else name
                if (said := say(text)) is not None:
                    yield Hint(text, said)

    def messages(self) -> Iterator[Hint]:
        """The English messages by id."""
        for it in catalogs.read(self.root, catalogs.SOURCE).items:
            if not it.obsolete:
                yield Hint(it.id, it.english[0])

    def value(self, name: str) -> str:
        """A fact's value, and where it is stated."""
        entry = next(it for it in passport(self.policy) if it["fact"] == name)
        return f"{plain(entry)} ({place(self.policy.facts[name].span)})"

    def hover(self, file: Path, row: int, line: str, column: int) -> str | None:
        """What the placeholder or name at a column means: its words in the file's language, value and line.

        On a line of the policy (the first is 1): its facts, with their words in every language.
        """
        if file.resolve() == self.policy_file.resolve():
            return "\n\n".join(self.stated(row)) or None
        pattern = _NAMED if file.suffix == ".po" else _WORD
        match = next((it for it in pattern.finditer(line) if it.start() <= column < it.end()), None)
        if match is None:
            return None
        split = self.table.split(match[1])
        if split is None:
            return next((it.detail for it in self.messages() if it.text == match[1]), None)
        lines = [f"{split[0]} = {self.value(split[0])}" if split[0] in self.policy.facts else split[0]]
        if file.suffix == ".po":
            lines.append(saying(self.policy, self.table, file.parent.name)(match[1]) or "(not stated by this policy)")
        return "\n\n".join(lines)

    def stated(self, row: int) -> Iterator[str]:
        """The facts of a line of the policy, and what each language calls them."""
        tags = [catalogs.SOURCE, *catalogs.present(self.root)]
        for name, fact in self.policy.facts.items():
            if fact.span.line == row:
                said = [(tag, saying(self.policy, self.table, tag)(name)) for tag in tags]
                yield "\n".join([f"{name} = {self.value(name)}", *(f"{tag}: {words}" for tag, words in said if words)])


def hints(policy_file: Path, root: Path) -> Hints | None:
    """The hints, or None while the policy can't be read."""
    try:
        return Hints(policy_file, root)
    except Unusable:
        return None
