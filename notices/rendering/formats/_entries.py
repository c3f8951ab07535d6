"""What an app's own format holds: keys and finished words, in reading order; formats write them.

A key is the message's id; behind it the facts of a loop (`links.document.documents.1`), and a number
where a document says a message once more (`settings.feedback.2`). What stands outside the text is
`meta.subject`, `meta.preheader`, `meta.description` on either side of the deadline.

Beside the words there may stand, each under a key of its own: `<key>.url`, where a link in them leads;
`<key>.pattern`, the sentence with holes for its dates, for apps that write dates themselves; and
`facts.<fact>`, the machine value of each such date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from notices.dataclass import dataclass, replace
from notices.model import Date, Link
from notices.rendering.blocks import Actions, Block, Bullets, Card, Heading, Paragraph, Slot, Switch
from notices.rendering.documents import Document, Line, Run

_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a pattern leaves a date to the app; `number` counts the document's dates from 1.

    `options` say what of the date stands there, as `Intl.DateTimeFormat` calls it.
    """

    fact: str
    number: int
    options: tuple[tuple[str, str], ...]


Pattern = tuple[str | Hole, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key: `text` are its words, and `pattern` those of a sentence with holes, instead.

    `role` says what it is (`heading`, `item`, `action`, …, `url`, `pattern`, `fact`), `id` which message
    or fact it is of, `line` keeps the facts of a message.
    """

    key: str
    id: str
    role: str
    text: str
    line: Line | None = None
    pattern: Pattern = ()

    @property
    def comment(self) -> str:
        """What it is, for people and for programs."""
        return f"{self.id}, {self.role}"


def entries(document: Document) -> Iterator[Entry]:
    """Every key of a document."""
    dates = _dates(document)
    said: dict[str, int] = {}
    for key, role, slot, link in _slots(document):
        said[key] = said.get(key, 0) + 1
        name = key if said[key] == 1 else f"{key}.{said[key]}"
        line = document.lines[slot]
        yield Entry(name, line.id, role, line.text, line)
        for n, url in enumerate(_urls(document, line, link), 1):
            yield Entry(f"{name}.url" if n == 1 else f"{name}.{n}.url", line.id, "url", url)
        if pattern := _pattern(document, line, dates):
            yield Entry(f"{name}.pattern", line.id, "pattern", "", pattern=pattern)
    for name in dates:
        yield Entry(f"facts.{name}", name, "fact", dates[name].iso)


def _slots(document: Document) -> Iterator[tuple[str, str, Slot, str | None]]:
    for name, slot in document.outline.meta.items():
        yield f"meta.{name}", name, slot, None
    for role, slot, link in _of(document.blocks):
        yield ".".join((slot.message, *(fact for _, fact in slot.scope))), role, slot, link


def _of(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Slot, str | None]]:
    for block in blocks:
        match block:
            case Heading(slot=slot):
                yield "heading", slot, None
            case Paragraph(slot=slot):
                yield "text", slot, None
            case Bullets(slots=slots):
                yield from (("item", slot, None) for slot in slots)
            case Card(blocks=inner):
                yield from _of(inner)
            case Switch(label=label, help=help):
                yield from (("label", label, None), ("text", help, None))
            case Actions(actions=actions):
                yield from (("action", it.label, it.link) for it in actions)


def _urls(document: Document, line: Line, link: str | None) -> Iterable[str]:
    if link:
        return [document.url(link)]
    return dict.fromkeys(run.link.value.url for run in line.runs if run.link and isinstance(run.link.value, Link))


def _dates(document: Document) -> dict[str, Date]:
    """The dates that a document says, in order."""
    runs = (run for _, _, slot, _ in _slots(document) for run in document.lines[slot].runs)
    return {run.fact.name: run.fact.value for run in runs if run.fact and isinstance(run.fact.value, Date)}


def _pattern(document: Document, line: Line, dates: dict[str, Date]) -> Pattern:
    numbers = {name: n for n, name in enumerate(dates, 1)}
    parts: list[str | Hole] = []
    for run in line.runs:
        before, hole, after = _opened(document, run, numbers)
        parts += [before, *([hole] if hole else []), after]
    return _joined(parts) if any(isinstance(it, Hole) for it in parts) else ()


def _opened(document: Document, run: Run, numbers: dict[str, int]) -> tuple[str, Hole | None, str]:
    """A date's run: what its language says around the plain date (`den`) stays."""
    if run.fact is None or run.fact.name not in numbers:
        return run.text, None, ""
    value = run.fact.value
    assert isinstance(value, Date)
    has_weekday = document.wording.date(value, "weekday") == run.text
    has_year = str(value.year) in run.text
    options = {"weekday": "long"} if has_weekday else {}
    options |= {"year": "numeric"} if has_year else {}
    hole = Hole(run.fact.name, numbers[run.fact.name], (*options.items(), ("month", "long"), ("day", "numeric")))
    plain = document.wording.date(value, "base" if has_year else "short")
    before, found, after = run.text.partition(plain)
    return (before, hole, after) if found and not has_weekday else ("", hole, "")


def _joined(parts: list[str | Hole]) -> Pattern:
    joined: list[str | Hole] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    return tuple(joined)


def filled(
    entry: Entry,
    hole: Callable[[Hole], str],
    words: Callable[[str, bool, bool], str] = lambda text, starts, ends: text,
) -> str:
    """A text, or a pattern with its holes as a format writes them.

    `words` escapes what is between, and is told whether it stands at the text's start and at its end.
    """
    parts = entry.pattern or (entry.text,)
    last = len(parts) - 1
    return "".join(hole(it) if isinstance(it, Hole) else words(it, n == 0, n == last) for n, it in enumerate(parts))


def named(document: Document, join: Callable[[list[str]], str]) -> Iterator[Entry]:
    """The entries with keys for formats whose files an app throws together: `notice_before_title`.

    The file's name comes first, the surface's is not said twice; characters that a platform takes for
    none of a name are left out, and should two names become one, the second gets a number.
    """
    used: set[str] = set()
    for entry in entries(document):
        words = _split(document.stem) + _split(entry.key.removeprefix(f"{document.surface}."))
        name, n = join(words), 1
        while name in used:
            n += 1
            name = join([*words, str(n)])
        used.add(name)
        yield replace(entry, key=name)


def _split(text: str) -> list[str]:
    return [it for it in _WORDS.split(text.lower()) if it]
