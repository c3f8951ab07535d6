"""What a template may call. A call prints a private-use mark, and the slot or control is kept aside."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any

from notices.changed import changes
from notices.dataclass import dataclass
from notices.model import Fact, Flag, Names, Policy, Selection
from notices.rendering.blocks import Action, Slot, Switch


@dataclass(frozen=True, slots=True)
class Item:
    """What a template's loop variable holds: the fact `exclusions.1`, and its details by name."""

    fact: str
    details: frozenset[str]

    def __getattr__(self, name: str) -> bool:
        """Whether the item has such a detail: `{% if service.includes %}`."""
        if name.startswith("_"):
            raise AttributeError(name)
        return name in self.details


class TemplateFault(Exception):
    """A call in a template that can't be honoured."""

    def __init__(self, rule: str, message: str, help: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help


def changed(policy: Policy) -> tuple[str, ...]:
    """What has changed since the version before, but for the day on which it was announced; see `Change.key`."""
    found = changes(policy.earlier, policy) if policy.earlier else ()
    return tuple(it.key for it in found if it.key != "announced")


class Calls:
    """What a template may call; `page` shells use a part of it."""

    def __init__(self, policy: Policy, state: str, template: str) -> None:
        self.policy, self.state, self.template = policy, state, template
        self.slots: list[Slot] = []
        self.controls: list[Switch | Action] = []
        self.meta_slots: dict[str, Slot] = {}

    def names(self) -> dict[str, Any]:
        """The template's globals."""
        facts = self.policy.facts
        return {
            "t": self.t,
            "flagged": self.flagged,
            "switch": self.switch,
            "action": self.action,
            "meta": self.meta,
            "has": facts.__contains__,
            "flag": self.flag,
            "same": self.same,
            "state": self.state,
            "changes": changed(self.policy),
            "reasons": {name: self.selection(f"reasons.{name}") for name in ("choice", "retention")},
            **{name: self.items(name) for name in ("documents", "plans", "tools", "exclusions")},
        }

    def t(self, message: str, count: list[Item] | None = None, **scope: Item) -> str:
        """A message's place."""
        return self.mark(self.slot(message, count, scope))

    def slot(self, message: str, count: list[Item] | None = None, scope: dict[str, Item] | None = None) -> Slot:
        counted = count[0].fact.rpartition(".")[0] if count else None
        items = tuple((name, item.fact) for name, item in (scope or {}).items())
        return Slot(message, items, counted, line=self.line())

    def mark(self, slot: Slot) -> str:
        self.slots.append(slot)
        return f"\ue000{len(self.slots) - 1}\ue001"

    def flagged(self, fact: str) -> str:
        """The message that a flag chooses: `<fact>.yes` or `<fact>.no`."""
        return self.t(f"{fact}.{'yes' if self.flag(fact) else 'no'}")

    def switch(self, label: str, help: str) -> str:
        """An on/off switch whose label is a fact's words and whose help is a message."""
        name = label.rpartition(".")[2]
        self.controls.append(Switch(name, self.label(label), self.slot(help)))
        return f"\ue002{len(self.controls) - 1}\ue003"

    def action(self, label: str, link: str | None = None) -> str:
        """A button whose label is a fact's words or a message."""
        if link is not None and self.fact(link).kind != "link":
            raise TemplateFault("wrong-kind", f"`{link}` is no link", "give action() the name of a link")
        self.controls.append(Action(_action_name(label), self.label(label), link))
        return f"\ue002{len(self.controls) - 1}\ue003"

    def label(self, name: str) -> Slot:
        if name in self.policy.facts:
            return Slot(name, fact=name, line=self.line())
        return self.slot(name)

    def meta(self, name: str, message: str) -> str:
        """What stands outside the text: subject, preheader, description, title."""
        self.meta_slots[name] = self.slot(message)
        return ""

    def flag(self, fact: str) -> bool:
        """A flag's value."""
        value = self.fact(fact).value
        if not isinstance(value, Flag):
            raise TemplateFault("wrong-kind", f"`{fact}` is no flag", "use has() to ask whether a fact is stated")
        return value.value

    def same(self, one: str, other: str) -> bool:
        """Whether two facts have the same value."""
        return self.fact(one).value == self.fact(other).value

    def fact(self, name: str) -> Fact:
        """A fact that must be there."""
        facts = self.policy.facts
        if name not in facts:
            import difflib

            near = difflib.get_close_matches(name, facts, 1)
            hint = f"did you mean `{near[0]}`? Else ask" if near else "ask"
            raise TemplateFault("unknown-fact", f"the policy has no fact `{name}`", f'{hint} first: has("{name}")')
        return facts[name]

    def items(self, name: str) -> list[Item]:
        """The items of a list, none where the policy has no such list."""
        fact = self.policy.facts.get(name)
        if fact is None or not isinstance(fact.value, Names):
            return []
        return [self.item(f"{name}.{n}") for n in range(1, len(fact.value.items) + 1)]

    def item(self, name: str) -> Item:
        prefix = f"{name}."
        details = (it[len(prefix) :] for it in self.policy.facts if it.startswith(prefix))
        return Item(name, frozenset(it for it in details if "." not in it))

    def selection(self, name: str) -> tuple[str, ...]:
        """The ids of a selection."""
        fact = self.policy.facts.get(name)
        return fact.value.ids if fact and isinstance(fact.value, Selection) else ()

    def line(self) -> int:
        """The line of the template that is calling."""
        frame = sys._getframe(1)
        while frame is not None:
            template = frame.f_globals.get("__jinja_template__")
            if template is not None and frame.f_code.co_filename == self.template:
                here = frame.f_lineno
                return next((line for line, code in _lines(template) if code <= here), 1)
            frame = frame.f_back  # type: ignore[assignment]
        return 0


@lru_cache(maxsize=64)
def _lines(template: Any) -> tuple[tuple[int, int], ...]:
    """A template's lines and where the code of each begins, the last first; Jinja2 makes it anew for every question."""
    return tuple(reversed(template.debug_info))


def _action_name(label: str) -> str:
    """For programs: `choice.accept` is `accept`, `settings.confirm.off.keep` is `confirm-off-keep`."""
    return "-".join(label.split(".")[1:])
