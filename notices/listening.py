"""`notices read`: bytes in, one JSON line out for each mention, or each line of a batch."""

from __future__ import annotations

import json
from collections.abc import Iterator

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.reading import mention_json, read
from notices.source import Source, decode

MAX_BYTES = 200_000_000


def listen(data: bytes, name: str, locale: str | None, jsonl: bool) -> Iterator[str]:
    """The lines to print. Raises Unusable for bytes, lines or languages that can't be read."""
    text = decode(name, data, MAX_BYTES)
    if jsonl:
        yield from _batch(Source(name, text), text, locale)
    else:
        for mention in read(text, _known(locale or "", Span(name, 0, 0))):
            yield _line(mention_json(mention))


def _batch(source: Source, text: str, locale: str | None) -> Iterator[str]:
    # JSON Lines end at \n alone; splitlines() would also split at characters that texts may hold.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        span = Span(source.path, number, 1)
        try:
            case = json.loads(line)
            id, words, tag = case["id"], case["text"], case.get("locale", locale)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            help = 'write {"id": …, "text": …, "locale": …} on each line'
            raise Unusable(Diagnostic("bad-line", "no JSON object of a text", span, help, line)) from None
        if not isinstance(words, str) or not isinstance(tag, str):
            help = "`text` and `locale` are strings"
            raise Unusable(Diagnostic("bad-line", "no text, or no language", span, help, line))
        yield _line({"id": id, "mentions": [mention_json(it) for it in read(words, _known(tag, span))]})


def _known(tag: str, span: Span) -> str:
    from notices import languages

    tags = languages.readable()
    if tag not in tags:
        raise Unusable(
            Diagnostic("unknown-language", f"`{tag}` can't be read", span, f"the languages are: {', '.join(tags)}")
        )
    return tag


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
