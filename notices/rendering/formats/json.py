"""JSON for apps: each message with its id, its text, and the facts in it with spans and values.

The schema is notices/schemas/document.schema.json. Spans count Unicode code points of `text`.
"""

from __future__ import annotations

import json
from typing import Any

from notices.rendering.blocks import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Slot, Switch
from notices.rendering.documents import Document, Line, machine_value
from notices.rendering.shells import Shell

SUFFIX = "json"
MEDIA_TYPE = "application/json"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The file."""
    data: dict[str, Any] = {
        "surface": document.surface,
        "state": document.state,
        "locale": document.locale,
        "direction": document.wording.direction,
        "meta": {name: message(document, slot) for name, slot in document.outline.meta.items()},
        "blocks": [_block(document, block) for block in document.blocks],
    }
    return _lines(data).encode("utf-8")


def _lines(data: dict[str, Any]) -> str:
    """The object with a line for each key and each block: a diff shows the message that changed.

    json's own indentation is written by its Python encoder, at five times the cost.
    """
    blocks = ",\n  ".join(_dump(block) for block in data.pop("blocks"))
    head = "".join(f" {_dump(key)}: {_dump(value)},\n" for key, value in data.items())
    return f'{{\n{head} "blocks": [\n  {blocks}\n ]\n}}\n'


_dump = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes an encoder for every call


def _block(document: Document, block: Block) -> dict[str, Any]:
    match block:
        case Heading(level=level, slot=slot):
            return {"type": "heading", "level": level, "message": message(document, slot)}
        case Paragraph(slot=slot):
            return {"type": "paragraph", "message": message(document, slot)}
        case Bullets(ordered=ordered, slots=slots):
            return {
                "type": "list",
                "ordered": ordered,
                "messages": [message(document, slot) for slot in slots],
            }
        case Card(blocks=inner):
            return {"type": "card", "blocks": [_block(document, it) for it in inner]}
        case Switch(name=name, label=label, help=help):
            return {
                "type": "switch",
                "name": name,
                "label": message(document, label),
                "help": message(document, help),
            }
        case Actions(actions=actions):
            return {"type": "actions", "actions": [_action(document, it) for it in actions]}


def _action(document: Document, action: Action) -> dict[str, Any]:
    entry = {"name": action.name, "label": message(document, action.label)}
    return {**entry, "url": document.url(action.link)} if action.link else entry


def message(document: Document, slot: Slot) -> dict[str, Any]:
    """A message: `id`, `text`, `facts`, and `marks` where it has any."""
    line = document.lines[slot]
    if "json" not in line.made:
        line.made["json"] = _message(line)
    made: dict[str, Any] = line.made["json"]
    return made


def _message(line: Line) -> dict[str, Any]:
    facts: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    start = 0
    for run in line.runs:
        end = start + len(run.text)
        if run.fact:
            value = machine_value(run.fact)
            facts.append({"fact": run.fact.name, "kind": run.fact.kind, "value": value, "start": start, "end": end})
        marks += [{"mark": mark, "start": start, "end": end} for mark in run.marks]
        marks += [{"mark": mark, "start": start + first, "end": start + last} for first, last, mark in run.edits]
        if run.link:
            marks.append({"mark": "link", "url": machine_value(run.link), "start": start, "end": end})
        start = end
    return {"id": line.id, "text": line.text, "facts": facts, **({"marks": marks} if marks else {})}
