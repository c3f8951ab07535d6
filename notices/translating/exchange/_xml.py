"""XML that came from anywhere, read without entities, network or size beyond measure."""

from __future__ import annotations

from collections.abc import Callable, Collection

from lxml import etree

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.rows import pieces


def root(data: bytes, shown: str, tag: str) -> etree._Element:
    """The root element, which must be `tag`. Raises Unusable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        found = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position else (0, 0)
        raise Unusable(
            Diagnostic("not-xml", f"no XML: {error.msg}", Span(shown, line, column), "export it anew")
        ) from None
    if b"<!DOCTYPE" in data:
        help = "take the DOCTYPE out: exchange files need none"
        raise Unusable(Diagnostic("doctype", "a document type is not read", Span(shown, 1, 1), help))
    if found.tag != tag:
        name = etree.QName(found).localname
        help = "export it anew, as xliff (2.0) or xliff12"
        raise Unusable(Diagnostic("not-xliff", f"`{name}` is no XLIFF of this version", Span(shown, 1, 1), help))
    return found


def fill(node: etree._Element, text: str, code: Callable[[int, str], etree._Element]) -> None:
    """Puts a text into an element; `code` makes the element of a placeholder, of its number and its words."""
    last, seen = None, 0
    for placeholder, part in pieces(text):
        if placeholder:
            seen += 1
            last = code(seen, part)
            node.append(last)
        elif last is None:
            node.text = part
        else:
            last.tail = part


def written(node: etree._Element, texts: Collection[str]) -> bytes:
    """The document's bytes, an element a line; within the elements `texts` nothing is touched."""
    _indent(node, "\n", texts)
    return bytes(etree.tostring(node, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _indent(node: etree._Element, margin: str, texts: Collection[str]) -> None:
    if len(node) == 0 or node.tag in texts:
        return
    node.text = f"{margin} "
    for child in node:
        _indent(child, f"{margin} ", texts)
        child.tail = f"{margin} "
    node[-1].tail = margin
