"""templates/<surface>.md.j2 → Outline: the shape of a surface, the same in every language.

A template holds no word. It is rendered once, with a private-use mark wherever a message will
stand, and its Markdown is read once; each language then only fills the slots. So the shape can't
differ between languages, and a hundred of them cost hardly more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notices.diagnostics import Diagnostic
from notices.model import Policy, Span
from notices.rendering import plain_markdown
from notices.rendering.blocks import (
    Action,
    Actions,
    Block,
    Bullets,
    Card,
    Heading,
    Outline,
    Paragraph,
    Slot,
    Switch,
)
from notices.rendering.calls import Calls
from notices.rendering.templates import render
from notices.source import Source

_SLOT = re.compile("\ue000([0-9]+)\ue001")
_CONTROL = re.compile("\ue002([0-9]+)\ue003")


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
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks) and "title" not in calls.meta_slots:
        faults.append(
            source.fault("no-title", Span(shown, 1, 1), "the surface has no title", "begin with `# {{ t(…) }}`")
        )
        return None
    return Outline(path.name.split(".")[0], state, blocks, calls.meta_slots, source)


def parsed(text: str) -> list[Any]:
    """Markdown's block tokens."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["heading", "list", "blockquote"]).parse(text)


class _Shape:
    """Markdown's block tokens → blocks; each block holds one call and nothing else."""

    def __init__(self, source: Source, calls: Calls, faults: list[Diagnostic]) -> None:
        self.source, self.calls, self.faults = source, calls, faults

    def blocks(self, text: str) -> tuple[Block, ...]:
        return tuple(self.read(iter(plain_markdown.tokens(text) or parsed(text)), ""))

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
                self.fault("template-shape", "", "a list has one level and holds messages alone", "part it in two")
        return Bullets(ordered, tuple(slots))

    def slots(self, content: str) -> list[Slot]:
        """The slot of a block; words of the template's own are refused."""
        found = [self.calls.slots[int(n)] for n in _SLOT.findall(content)]
        rest = _SLOT.sub("", content).strip()
        if rest or len(found) != 1:
            line = found[0].line if found else 0
            what = f"`{_CONTROL.sub('…', rest)[:40]}` stands in the template" if rest else "two messages in one block"
            help = "copy belongs in locales/: write one {{ t(…) }} to a block"
            self.fault("words-in-template", rest, what, help, line)
        return found[:1]

    def fault(self, rule: str, words: str, message: str, help: str, line: int = 0) -> None:
        number = line or next((n for n, it in enumerate(self.source.lines, 1) if words and words[:30] in it), 1)
        column = self.source.lines[number - 1].find(words) + 1 if words else 1
        span = Span(self.source.path, number, max(1, column), max(1, len(words)))
        self.faults.append(self.source.fault(rule, span, message, help))
