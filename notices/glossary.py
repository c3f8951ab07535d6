"""locales/<tag>/glossary.yaml: what a term is called in a language, so that one thing keeps one name.

    switch: {translation: reglage, forms: [reglaget, reglagen], never: [brytare], why: the control in the settings}
    Claude Code: {keep: true, why: a product's name}

Each entry goes by its English term. The English file says what a term means, and its further forms.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from notices.diagnostics import Diagnostic
from notices.model import Entry
from notices.shapes import Reader, Words
from notices.yamlnodes import Node, opened

FILE = "glossary.yaml"
SOURCE = "en"
_KEYS = ("translation", "forms", "never", "keep", "why")


def load(locales: Path, faults: list[Diagnostic]) -> dict[str, tuple[Entry, ...]]:
    """The entries by language; every slip is noted with its place."""
    english = tuple(_entries(locales / SOURCE / FILE, None, faults))
    known = {it.term for it in english}
    found = {SOURCE: english} if english else {}
    for path in sorted(locales.glob(f"*/{FILE}")):
        if path.parent.name != SOURCE:
            found[path.parent.name] = tuple(_entries(path, known, faults))
    return found


def _entries(path: Path, known: set[str] | None, faults: list[Diagnostic]) -> Iterator[Entry]:
    if not path.is_file():
        return
    if (read := opened(path, str(path), faults)) is None:
        return
    source, root = read
    reader = Reader(source, faults)
    for key in root.keys:
        if known is not None and key.value not in known:
            near = difflib.get_close_matches(key.value, known, 1)
            help = f"did you mean `{near[0]}`?" if near else f"add it to locales/{SOURCE}/{FILE} first"
            reader.wrong(key, f"the English glossary has no term `{key.value}`", help, "unknown-term")
        elif entry := _entry(key, root.value[key.value], reader, known is None):
            yield entry


def _entry(key: Node, node: Node, reader: Reader, english: bool) -> Entry | None:
    if not isinstance(node.value, dict):
        reader.wrong(node, f"`{key.value}` is no mapping", "write {translation: …, forms: […], why: …}")
        return None
    for it in node.keys:
        if it.value not in _KEYS:
            reader.wrong(it, f"a term has no `{it.value}`", f"it may have {', '.join(_KEYS)}", "unknown-key")
            return None
    keep = "keep" in node.value and node.value["keep"].value == "true"
    words = [key.value] if keep or english else _texts(node.value.get("translation"), reader)
    if not words:
        reader.wrong(
            key, f"`{key.value}` has no translation", "write `translation: …`, or `keep: true`", "no-translation"
        )
        return None
    forms, never = (_texts(node.value.get(name), reader) for name in ("forms", "never"))
    why = node.value["why"].value if "why" in node.value else ""
    return Entry(key.value, tuple(dict.fromkeys([*words, *forms])), tuple(never), str(why), keep, key.span)


def _texts(node: Node | None, reader: Reader) -> list[str]:
    if node is None:
        return []
    items = node.value if isinstance(node.value, list) else [node]
    return [text for it in items if (text := Words().text(it, reader))]
