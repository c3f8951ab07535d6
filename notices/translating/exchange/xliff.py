"""XLIFF 2.0 (OASIS, 2014): a unit a message, facts as inline codes with what they become today.

http://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html. A code's text stands in
`originalData`; source and target may use different roles of one fact, so each has data of its own.
XLIFF 1.2 files come in through the same door and are told by their version.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from notices.translating.exchange import Received, _xml
from notices.translating.rows import Row, parsed

SUFFIXES = (".xlf", ".xliff")
_NS = "urn:oasis:names:tc:xliff:document:2.0"
_Q = f"{{{_NS}}}"
_TEXTS = [f"{_Q}{name}" for name in ("source", "target", "note", "data")]
_STATES = {"missing": "initial", "stale": "initial", "translated": "translated", "signed": "final"}
_BACK = {"initial": "stale", "translated": "translated", "reviewed": "translated", "final": "translated"}


def write(rows: Sequence[Row], locale: str, name: str) -> bytes:
    """The file."""
    root = etree.Element(f"{_Q}xliff", {"version": "2.0", "srcLang": "en", "trgLang": locale}, nsmap={None: _NS})
    file = etree.SubElement(root, f"{_Q}file", id="messages", original=f"locales/{locale}/messages.po")
    for it in rows:
        file.append(_unit(it))
    return _xml.written(root, _TEXTS)


def _unit(row: Row) -> etree._Element:
    unit = etree.Element(f"{_Q}unit", id=_nmtoken(row.key), name=row.key)
    unit.append(_notes(row))
    data: dict[str, str] = {}
    source, target = _coded("source", row.english, row, data), _coded("target", row.words, row, data)
    if data:
        original = etree.SubElement(unit, f"{_Q}originalData")
        for text, id in data.items():
            etree.SubElement(original, f"{_Q}data", id=id).text = text
    state = {"state": _STATES[row.state]} | ({"subState": "notices:stale"} if row.state == "stale" else {})
    segment = etree.SubElement(unit, f"{_Q}segment", state)
    segment.append(source)
    if row.words:
        segment.append(target)
    return unit


def _notes(row: Row) -> etree._Element:
    """The context, what the English was, glossary terms, the limit, and the hash of what went out."""
    notes = etree.Element(f"{_Q}notes")
    told = {
        "context": row.context,
        "was": row.was,
        "limit": f"At most {row.limit} characters." if row.limit else "",
        "terms": "\n".join(f"{term}: {words}" for term, words in row.terms.items()),
        "base": row.base,
    }
    for category, text in told.items():
        if text:
            etree.SubElement(notes, f"{_Q}note", category=category).text = text
    return notes


def _coded(tag: str, text: str, row: Row, data: dict[str, str]) -> etree._Element:
    """The text with its placeholders as codes; `data` gathers their texts."""
    node = etree.Element(f"{_Q}{tag}")
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def code(number: int, part: str) -> etree._Element:
        reference = data.setdefault(part, f"d{len(data) + 1}")
        shown = row.examples.get(part[1:-1], part)
        return etree.Element(f"{_Q}ph", id=str(number), dataRef=reference, equiv=part, disp=shown)

    _xml.fill(node, text, code)
    return node


def read(data: bytes, shown: str) -> Received:
    """What a file says. Raises Unusable."""
    from notices.translating.exchange import xliff12

    if xliff12.NAMESPACE.encode() in data[:2000]:
        return xliff12.read(data, shown)
    root = _xml.root(data, shown, f"{_Q}xliff")
    rows = [row for unit in root.iter(f"{_Q}unit") for row in _rows(unit)]
    return Received(root.get("trgLang"), rows)


def _rows(unit: etree._Element) -> list[Row]:
    """A unit's row; a tool may have split it into segments, which stand in order."""
    data = {it.get("id"): it.text or "" for it in unit.iter(f"{_Q}data")}
    notes = {it.get("category"): it.text or "" for it in unit.iter(f"{_Q}note")}
    parts = [it for it in unit if it.tag in (f"{_Q}segment", f"{_Q}ignorable")]
    english = "".join(_text(it.find(f"{_Q}source"), data) for it in parts)
    words = "".join(_text(it.find(f"{_Q}target"), data) for it in parts)
    states = {it.get("state", "initial") for it in parts if it.tag == f"{_Q}segment"}
    state = min((_BACK.get(it, "translated") for it in states), default="translated")
    id, form = parsed(unit.get("name") or unit.get("id") or "")
    return [Row(id, form, english, words, state, base=notes.get("base", ""), line=unit.sourceline or 0)]


def _text(node: etree._Element | None, data: dict[str | None, str]) -> str:
    if node is None:
        return ""
    text = node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            code = data.get(child.get("dataRef"), child.get("equiv") or "")
            text += code if child.tag == f"{_Q}ph" else _text(child, data)
        text += child.tail or ""
    return text


def _nmtoken(key: str) -> str:
    """A unit's id may hold no brackets."""
    return key.replace("[", "-").replace("]", "")
