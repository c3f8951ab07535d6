"""XLIFF 1.2 (OASIS, 2008) for tools that know no other: facts as `ph`, with what they become as `equiv-text`.

http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html. It is read through xliff.py, which tells
the versions apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from notices.translating.exchange import Received, _xml
from notices.translating.rows import Row, parsed

SUFFIXES: tuple[str, ...] = ()
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_Q = f"{{{NAMESPACE}}}"
_TEXTS = [f"{_Q}{name}" for name in ("source", "target", "note")]
_STATES = {"missing": "needs-translation", "stale": "needs-adaptation", "translated": "translated", "signed": "final"}
_UNDONE = ("new", "needs-translation", "needs-adaptation", "needs-l10n")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(rows: Sequence[Row], locale: str, name: str) -> bytes:
    """The file."""
    root = etree.Element(f"{_Q}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})
    about = {"original": f"locales/{locale}/messages.po", "datatype": "po"}
    file = etree.SubElement(root, f"{_Q}file", {**about, "source-language": "en", "target-language": locale})
    body = etree.SubElement(file, f"{_Q}body")
    for it in rows:
        body.append(_unit(it))
    return _xml.written(root, _TEXTS)


def _unit(row: Row) -> etree._Element:
    unit = etree.Element(f"{_Q}trans-unit", {"id": row.key, "resname": row.key, _SPACE: "preserve"})
    if row.limit:
        unit.set("maxwidth", str(row.limit))
        unit.set("size-unit", "char")
    unit.append(_coded("source", row.english, row))
    if row.words:
        target = _coded("target", row.words, row)
        target.set("state", _STATES[row.state])
        unit.append(target)
    terms = "\n".join(f"{term}: {words}" for term, words in row.terms.items())
    for origin, text in (("context", row.context), ("was", row.was), ("terms", terms), ("base", row.base)):
        if text:
            etree.SubElement(unit, f"{_Q}note", {"from": origin}).text = text
    return unit


def _coded(tag: str, text: str, row: Row) -> etree._Element:
    def code(number: int, part: str) -> etree._Element:
        shown = row.examples.get(part[1:-1], part)
        made = etree.Element(f"{_Q}ph", {"id": str(number), "ctype": "x-fact", "equiv-text": shown})
        made.text = part
        return made

    node = etree.Element(f"{_Q}{tag}")
    _xml.fill(node, text, code)
    return node


def read(data: bytes, shown: str) -> Received:
    """What a file says. Raises Unusable."""
    root = _xml.root(data, shown, f"{_Q}xliff")
    file = next(root.iter(f"{_Q}file"), None)
    return Received(
        file.get("target-language") if file is not None else None, [*map(_row, root.iter(f"{_Q}trans-unit"))]
    )


def _row(unit: etree._Element) -> Row:
    source, target = unit.find(f"{_Q}source"), unit.find(f"{_Q}target")
    notes = {it.get("from"): it.text or "" for it in unit.iter(f"{_Q}note")}
    id, form = parsed(unit.get("resname") or unit.get("id") or "")
    state = "stale" if target is not None and target.get("state") in _UNDONE else "translated"
    return Row(id, form, _text(source), _text(target), state, base=notes.get("base", ""), line=unit.sourceline or 0)


def _text(node: etree._Element | None) -> str:
    return "" if node is None else "".join(str(it) for it in node.itertext())
