"""JSON for apps: each message with its id, its text, and the facts in it with spans and values.

The schema is notices/schemas/document.schema.json. Spans count Unicode code points of `text`.
"""

from __future__ import annotations

import json
import re
from json.encoder import encode_basestring as _string
from typing import Any

from notices.model import Fact
from notices.rendering.blocks import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Switch
from notices.rendering.documents import Document, Line, machine_value
from notices.rendering.moulds import MARK, Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "json"
MEDIA_TYPE = "application/json"
SHELL = None

_QUOTED = re.compile(f'"({MARK.pattern})"')


def shape(cast: Cast, shell: Shell | None) -> str:
    """The file, with a line for each key and each block: a diff shows the message that changed."""
    data = {
        "surface": cast.surface,
        "state": cast.outline.state,
        "locale": cast.tell(lambda document: _dump(document.locale)),
        "direction": cast.tell(lambda document: _dump(document.wording.direction)),
        "meta": {name: cast.say(slot, message) for name, slot in cast.outline.meta.items()},
    }
    blocks = ",\n  ".join(_dump(_block(cast, block)) for block in cast.blocks)
    head = "".join(f" {_dump(key)}: {_dump(value)},\n" for key, value in data.items())
    # What stands in the marks' place is JSON itself, an object or a text with its quotation marks.
    return _QUOTED.sub(r"\1", f'{{\n{head} "blocks": [\n  {blocks}\n ]\n}}\n')


write = writer(shape)


_dump = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes an encoder for every call


def _block(cast: Cast, block: Block) -> dict[str, Any]:
    match block:
        case Heading(level=level, slot=slot):
            return {"type": "heading", "level": level, "message": cast.say(slot, message)}
        case Paragraph(slot=slot):
            return {"type": "paragraph", "message": cast.say(slot, message)}
        case Bullets(ordered=ordered, slots=slots):
            return {
                "type": "list",
                "ordered": ordered,
                "messages": [cast.say(slot, message) for slot in slots],
            }
        case Card(blocks=inner):
            return {"type": "card", "blocks": [_block(cast, it) for it in inner]}
        case Switch(name=name, label=label, help=help):
            return {
                "type": "switch",
                "name": name,
                "label": cast.say(label, message),
                "help": cast.say(help, message),
            }
        case Actions(actions=actions):
            return {"type": "actions", "actions": [_action(cast, it) for it in actions]}


def _action(cast: Cast, action: Action) -> dict[str, Any]:
    entry = {"name": action.name, "label": cast.say(action.label, message)}
    return {**entry, "url": cast.url(action.link)} if action.link else entry


def message(line: Line, document: Document) -> str:
    """A message: `id`, `text`, `facts`, and `marks` where it has any."""
    facts: list[str] = []
    marks: list[str] = []
    start = 0
    for run in line.runs:
        end = start + len(run.text)
        if run.fact:
            facts.append(f"{_fact(run.fact)}, {_place(start, end)}")
        for mark in run.marks:
            marks.append(f'{{"mark": "{mark}", {_place(start, end)}')
        for first, last, mark in run.edits:
            marks.append(f'{{"mark": "{mark}", {_place(start + first, start + last)}')
        if run.link:
            marks.append(f'{{"mark": "link", "url": {_string(machine_value(run.link))}, {_place(start, end)}')
        start = end
    more = f', "marks": [{", ".join(marks)}]' if marks else ""
    return f'{{"id": {_string(line.id)}, "text": {_string(line.text)}, "facts": [{", ".join(facts)}]{more}}}'


def _place(start: int, end: int) -> str:
    return f'"start": {start}, "end": {end}}}'


def _fact(it: Fact) -> str:
    return f'{{"fact": {_string(it.name)}, "kind": "{it.kind}", "value": {_string(machine_value(it))}'
