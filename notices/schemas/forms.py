"""Whether a JSON value has a schema's form: the keywords that our published schemas use, and no others.

A copy is verified where only the program is installed; a whole validator would be one more library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Place = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda it: isinstance(it, dict),
    "array": lambda it: isinstance(it, list),
    "string": lambda it: isinstance(it, str),
    "integer": lambda it: isinstance(it, int) and not isinstance(it, bool),
    "boolean": lambda it: isinstance(it, bool),
    "null": lambda it: it is None,
}
_KNOWN = {"type", "enum", "pattern", "minimum", "minItems", "items", "properties", "required", "additionalProperties"}
_KNOWN |= {"anyOf", "$ref", "$defs", "$schema", "title", "description", "format"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> Iterator[tuple[Place, str]]:
    """Each place that has another form, and what is wrong there. Raises ValueError for an unknown keyword."""
    if unknown := set(schema) - _KNOWN:
        raise ValueError(f"keywords without a meaning here: {', '.join(sorted(unknown))}")
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema and all(list(faults(value, it, root)) for it in schema["anyOf"]):
        yield (), "this has none of the forms that may stand here"
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(_TYPES[it](value) for it in types):
        yield (), f"expected {' or '.join(types)}"
        return
    yield from _scalar(value, schema)
    if isinstance(value, dict):
        yield from _object(value, schema, root)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield (), "the list is empty"
        for n, it in enumerate(value):
            yield from _within(n, it, schema.get("items", {}), root)


def _scalar(value: Any, schema: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    if "enum" in schema and value not in schema["enum"]:
        yield (), f"expected one of {', '.join(map(str, schema['enum']))}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield (), f"expected {schema.get('description') or schema['pattern']}"
    if "minimum" in schema and isinstance(value, int) and value < schema["minimum"]:
        yield (), f"expected at least {schema['minimum']}"


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield (), f"`{name}` is missing"
    for name, it in value.items():
        if name in properties:
            yield from _within(name, it, properties[name], root)
        elif others is False:
            yield (name,), f"nothing is called `{name}` here"
        else:
            yield from _within(name, it, others, root)


def _within(step: str | int, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    for place, message in faults(value, schema, root):
        yield (step, *place), message
