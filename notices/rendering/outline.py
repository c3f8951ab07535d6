"""templates/<surface>.md.j2 → Outline: the shape of a surface, the same in every language.

A template holds no word. It is rendered once, with a private-use mark wherever a message will
stand, and its Markdown is read once; each language then only fills the slots. So the shape can't
differ between languages, and a hundred of them cost hardly more than one.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from notices.diagnostics import Diagnostic
from notices.model import Fact, Flag, Names, Policy, Selection, Span
from notices.yamlnodes import Source

_SLOT = re.compile("\ue000([0-9]+)\ue001")
_CONTROL = re.compile("\ue002([0-9]+)\ue003")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a message (or a fact's own words) will stand.

    `scope` maps the names of loop items to facts (`service` → `exclusions.1`); `count` names the
    list by whose length the plural form is chosen; `fact` is set instead of a message's id where a
    button or switch bears the words of a fact.
    """

    message: str
    scope: tuple[tuple[str, str], ...] = ()
    count: str | None = None
    fact: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title (level 1) or a section (level 2)."""

    level: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one message."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of messages."""

    ordered: bool
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """An on/off switch: its label and what it does."""

    name: str
    label: Slot
    help: Slot


@dataclass(frozen=True, slots=True)
class Action:
    """A button; with `link`, the name of a link fact, it leads there."""

    name: str
    label: Slot
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row, the first is the one that most people want."""

    actions: tuple[Action, ...]


Block = Heading | Paragraph | Bullets | Card | Switch | Actions


@dataclass(frozen=True, slots=True)
class Outline:
    """A surface in one state: its blocks, and what stands outside the text (`subject`, …)."""

    surface: str
    state: str
    blocks: tuple[Block, ...]
    meta: dict[str, Slot]
    source: Source

    def slots(self) -> Iterator[Slot]:
        """Every slot, in reading order, the outer ones first."""
        yield from self.meta.values()
        yield from _slots(self.blocks)

    @property
    def title(self) -> Slot:
        """The first heading, or what `meta("title", …)` says."""
        headings = (block.slot for block in self.blocks if isinstance(block, Heading))
        return self.meta.get("title") or next(headings)


def _slots(blocks: tuple[Block, ...]) -> Iterator[Slot]:
    for block in blocks:
        match block:
            case Heading(slot=slot) | Paragraph(slot=slot):
                yield slot
            case Bullets(slots=slots):
                yield from slots
            case Card(blocks=inner):
                yield from _slots(inner)
            case Switch(label=label, help=help):
                yield from (label, help)
            case Actions(actions=actions):
                yield from (action.label for action in actions)


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
            "reasons": {name: self.selection(f"reasons.{name}") for name in ("choice", "retention")},
            **{name: self.items(name) for name in ("documents", "plans", "tools", "exclusions")},
        }

    def t(self, message: str, count: list[Item] | None = None, **scope: Item) -> str:
        """A message's place."""
        return self.mark(self.slot(message, count, scope))

    def slot(
        self, message: str, count: list[Item] | None = None, scope: dict[str, Item] | None = None
    ) -> Slot:
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
        self.controls.append(Action(label.rpartition(".")[2], self.label(label), link))
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
            raise TemplateFault(
                "wrong-kind", f"`{fact}` is no flag", "use has() to ask whether a fact is stated"
            )
        return value.value

    def same(self, one: str, other: str) -> bool:
        """Whether two facts have the same value."""
        return self.fact(one).value == self.fact(other).value

    def fact(self, name: str) -> Fact:
        """A fact that must be there."""
        facts = self.policy.facts
        if name not in facts:
            near = difflib.get_close_matches(name, facts, 1)
            hint = f"did you mean `{near[0]}`? Else ask" if near else "ask"
            raise TemplateFault(
                "unknown-fact", f"the policy has no fact `{name}`", f'{hint} first: has("{name}")'
            )
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
                return int(template.get_corresponding_lineno(frame.f_lineno))
            frame = frame.f_back  # type: ignore[assignment]
        return 0


def outline(path: Path, shown: str, policy: Policy, state: str, faults: list[Diagnostic]) -> Outline | None:
    """The outline of a template for a policy in a state, or None with the faults noted."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        help = f"every surface in {policy.path} has its template"
        faults.append(Diagnostic("unreadable", f"can't read {shown}: {error}", Span(shown, 0, 0), help))
        return None
    source = Source(shown, text)
    calls = Calls(policy, state, str(path))
    rendered = render(text, calls, source, faults)
    if rendered is None:
        return None
    blocks = _Shape(source, calls, faults).blocks(rendered)
    if (
        not any(isinstance(block, Heading) and block.level == 1 for block in blocks)
        and "title" not in calls.meta_slots
    ):
        faults.append(
            source.fault(
                "no-title", Span(shown, 1, 1), "the surface has no title", "begin with `# {{ t(…) }}`"
            )
        )
        return None
    return Outline(path.name.split(".")[0], state, blocks, calls.meta_slots, source)


@lru_cache(maxsize=1)
def environment() -> Any:
    """Jinja2 that stops at a missing name instead of printing nothing, and can't reach Python."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Beside(ImmutableSandboxedEnvironment):
        """An included file stands beside the template that names it."""

        def join_path(self, template: str, parent: str) -> str:
            return str(Path(parent).parent / Path(template).name)

    return Beside(
        loader=FunctionLoader(_included),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _included(path: str) -> tuple[str, str, Any] | None:
    """A file that a template includes, for Jinja2: its text, its path, and whether it is still the same."""
    file = Path(path)
    if not file.is_file():
        return None
    stamp = file.stat().st_mtime_ns
    return file.read_text(encoding="utf-8"), path, lambda: file.is_file() and file.stat().st_mtime_ns == stamp


@lru_cache(maxsize=64)
def _compiled(text: str, path: str) -> Any:
    env = environment()
    code = env.compile(text, path, path)
    return env.template_class.from_code(env, code, env.globals)


def render(text: str, calls: Calls, source: Source, faults: list[Diagnostic], **names: Any) -> str | None:
    """A template's text with its slots, or None with the fault noted."""
    from jinja2 import TemplateSyntaxError
    from markupsafe import Markup

    safe = {name: _safe(it, Markup) if callable(it) else it for name, it in calls.names().items()}
    try:
        template = _compiled(text, calls.template)
        template.root_render_func.__globals__["__jinja_template__"] = template
        return str(template.render(**safe, **names))
    except TemplateSyntaxError as error:
        span = Span(source.path, error.lineno, 1)
        message = str(error.message).lower()
        faults.append(source.fault("template-syntax", span, message, "see Jinja2's template language"))
    except Exception as error:  # whatever a template's expression may raise is a fault of the template
        rule, message, help = _told(error)
        faults.append(source.fault(rule, _place(error, calls, source), message, help))
    return None


def _told(error: Exception) -> tuple[str, str, str]:
    from jinja2 import TemplateNotFound, TemplateRuntimeError

    if isinstance(error, TemplateFault):
        return error.rule, error.message, error.help
    if isinstance(error, TemplateNotFound):
        name = Path(str(error.name)).name
        return "unreadable", f"there is no file {name}", "an included file stands beside the template that names it"
    if isinstance(error, TemplateRuntimeError):
        return "template-name", str(error), "see docs/writers.md for what a template may name"
    return "template-call", str(error), "see docs/writers.md for what a template may call"


def _safe(function: Any, markup: Any) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        return markup(result) if isinstance(result, str) else result

    return call


def _place(error: BaseException, calls: Calls, source: Source) -> Span:
    """The line of the template in which an exception was raised."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == calls.template:
            line = trace.tb_lineno
        trace = trace.tb_next
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return Span(source.path, line, len(text) - len(text.lstrip()) + 1, max(1, len(text.strip())))


class _Shape:
    """Markdown's block tokens → blocks; each block holds one call and nothing else."""

    def __init__(self, source: Source, calls: Calls, faults: list[Diagnostic]) -> None:
        self.source, self.calls, self.faults = source, calls, faults

    def blocks(self, text: str) -> tuple[Block, ...]:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("zero").enable(["heading", "list", "blockquote"])
        return tuple(self.read(iter(parser.parse(text)), ""))

    def read(self, tokens: Iterator[Any], until: str) -> Iterator[Block]:
        for token in tokens:
            if token.type == until:
                return
            if token.type == "heading_open":
                yield from self.heading(int(token.tag[1]), next(tokens).content)
            elif token.type == "paragraph_open":
                yield from self.paragraph(next(tokens).content)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                close = token.type.replace("open", "close")
                yield self.bullets(token.type == "ordered_list_open", tokens, close)
            elif token.type == "blockquote_open":
                yield Card(tuple(self.read(tokens, "blockquote_close")))

    def heading(self, level: int, content: str) -> Iterator[Block]:
        for slot in self.slots(content):
            yield Heading(level, slot)

    def paragraph(self, content: str) -> Iterator[Block]:
        controls = [self.calls.controls[int(n)] for n in _CONTROL.findall(content)]
        if controls and not _CONTROL.sub("", content).strip():
            yield from (it for it in controls if isinstance(it, Switch))
            if actions := tuple(it for it in controls if isinstance(it, Action)):
                yield Actions(actions)
            return
        for slot in self.slots(content):
            yield Paragraph(slot)

    def bullets(self, ordered: bool, tokens: Iterator[Any], close: str) -> Bullets:
        slots: list[Slot] = []
        for token in tokens:
            if token.type == close:
                break
            if token.type == "inline":
                slots += self.slots(token.content)
            elif token.type in ("bullet_list_open", "ordered_list_open", "heading_open"):
                self.fault(
                    "template-shape", "", "a list has one level and holds messages alone", "part it in two"
                )
        return Bullets(ordered, tuple(slots))

    def slots(self, content: str) -> list[Slot]:
        """The slot of a block; words of the template's own are refused."""
        found = [self.calls.slots[int(n)] for n in _SLOT.findall(content)]
        rest = _SLOT.sub("", content).strip()
        if rest or len(found) != 1:
            line = found[0].line if found else 0
            what = (
                f"`{_CONTROL.sub('…', rest)[:40]}` stands in the template"
                if rest
                else "two messages in one block"
            )
            help = "copy belongs in locales/: write one {{ t(…) }} to a block"
            self.fault("words-in-template", rest, what, help, line)
        return found[:1]

    def fault(self, rule: str, words: str, message: str, help: str, line: int = 0) -> None:
        number = line or next(
            (n for n, it in enumerate(self.source.lines, 1) if words and words[:30] in it), 1
        )
        column = self.source.lines[number - 1].find(words) + 1 if words else 1
        span = Span(self.source.path, number, max(1, column), max(1, len(words)))
        self.faults.append(self.source.fault(rule, span, message, help))
