"""What is read without a parser is read as the parser reads it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from notices.rendering import plain_markdown
from notices.rendering.blocks import Action, Block, Slot
from notices.rendering.calls import Calls
from notices.rendering.outline import _Shape, parsed
from notices.source import Source

SLOT, CONTROL = "\ue0000\ue001", "\ue0020\ue003"
MARKS = [SLOT, CONTROL, f"{CONTROL} {CONTROL}", f"{SLOT} {SLOT}"]
PLAIN = [*MARKS, f"# {SLOT}", f"## {SLOT}", f"- {SLOT}", *[""] * 3, " "]
OTHERS = [">", f"> > {SLOT}", f"1. {SLOT}", f"  - {SLOT}", f"* {SLOT}", f"    {SLOT}", "---"]
LINES = [*PLAIN, *(f"> {it}" for it in PLAIN), *OTHERS]


def blocks(tokens: Any) -> tuple[list[Block], list[str]]:
    """What stands in an outline, and the faults that are found on the way."""
    calls = Calls.__new__(Calls)
    calls.slots, calls.controls = [Slot("m")], [Action("a", Slot("b"))]
    shape = _Shape(Source("x.md.j2", ""), calls, [])
    return list(shape.read(iter(tokens), "")), [it.message for it in shape.faults]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_without_a_parser_the_same_is_read(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    found = plain_markdown.tokens(text)
    assert found is None or blocks(found) == blocks(parsed(text))


def test_what_templates_make_needs_no_parser() -> None:
    text = f"\n# {SLOT}\n\n\n{SLOT}\n\n- {SLOT}\n- {SLOT}\n\n> {SLOT}\n>\n> {CONTROL} {CONTROL}\n\n{CONTROL}\n"
    assert len(blocks(plain_markdown.tokens(text))[0]) == 5
    assert plain_markdown.tokens(f"- {SLOT}\n\n- {SLOT}") is None, "one list, which the parser tells"
