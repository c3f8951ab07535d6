"""i18next JSON: texts by key, nested or flat; `{{name}}` is a hole."""

from __future__ import annotations

import re

from notices.model import Passage
from notices.reading.passages._keyed import Row
from notices.reading.passages._keyed import passages as keyed
from notices.reading.passages._leaves import leaves

_HOLE = re.compile(r"\{\{-?\s*(?P<fact>[\w.-]+)[^{}]*\}\}")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a namespace; what is no JSON is read as plain text."""
    found = leaves(text)
    if found is None:
        from notices.reading.passages import txt

        return txt.passages(text, path)
    return keyed((Row(".".join(keys), value, offsets) for keys, value, offsets in found), path, _HOLE)
