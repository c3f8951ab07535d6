"""`notices explain`: from a fact to its sentences, and from a sentence back to its fact and message.

A place (`dist/sv/faq.before.txt:9`) is read as the judge reads it, and its words are looked up
among the sentences that the project makes; so a page that was pasted elsewhere is traced as well.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from notices.comparing.changes import plain
from notices.comparing.reports import standing
from notices.comparing.snapshot import Sentence, Snapshot
from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable, place
from notices.model import Span

_PLACE = re.compile(r"(.+?):(\d+)(?::\d+)?")
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Trace:
    """What was asked for, and all that hangs together with it."""

    subject: str
    facts: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def trace(subject: str, snapshot: Snapshot, policy_file: Path, locales: Iterable[str] = ()) -> list[Trace]:
    """What a fact, a message or a place (`FILE:LINE`) has to do with. Raises Unusable for none of these."""
    told = [it for it in snapshot.sentences if not locales or it.locale in locales]
    if subject in snapshot.facts or subject in snapshot.places:
        return [_of_fact(subject, told)]
    if any(subject in messages for messages in snapshot.catalogs.values()):
        return [_of_message(subject, told)]
    if match := _PLACE.fullmatch(subject):
        return _of_place(Path(match[1]), int(match[2]), snapshot, told, policy_file)
    known = [*snapshot.facts, *snapshot.catalogs.get(SOURCE, {})]
    below = [name for name in snapshot.facts if name.startswith(f"{subject}.")]
    if below:
        return [_of_fact(name, told) for name in below]
    near = difflib.get_close_matches(subject, known, 1)
    help = f"did you mean `{near[0]}`?" if near else "name a fact, a message, a rule, or a place such as policy.yaml:58"
    message = f"`{subject}` is no fact, no message and no place"
    raise Unusable(Diagnostic("unknown-subject", message, Span(subject, 0, 0), help))


def _of_fact(name: str, told: list[Sentence]) -> Trace:
    found = [it for it in told if any(said.fact == name for said in it.facts)]
    return Trace(name, (name,), tuple(dict.fromkeys(it.message for it in found)), tuple(found))


def _of_message(id: str, told: list[Sentence]) -> Trace:
    found = [it for it in told if it.message == id]
    facts = dict.fromkeys(said.fact for it in found for said in it.facts)
    return Trace(id, tuple(facts), (id,), tuple(found))


def _of_place(path: Path, line: int, snapshot: Snapshot, told: list[Sentence], policy_file: Path) -> list[Trace]:
    if path.suffix in (".yaml", ".yml"):
        facts = [name for name, span in snapshot.places.items() if span.line == line and Path(span.path) == path]
        return [_of_fact(name, told) for name in facts] or _nothing(path, line, "states no fact")
    if path.suffix == ".po":
        return _of_catalog(path, line, snapshot, told)
    if path.suffix == ".j2":
        return _of_template(path, line, snapshot, told)
    return _of_file(path, line, told)


def _of_catalog(path: Path, line: int, snapshot: Snapshot, told: list[Sentence]) -> list[Trace]:
    """The message in whose entry the line is: the last that begins before it, or the one that follows a comment.

    It is told in the catalog's own language; from an English line, in all.
    """
    locale = path.parent.name
    told = [it for it in told if locale in (SOURCE, it.locale)]
    begun = [(it.span.line, id) for id, it in snapshot.catalogs.get(locale, {}).items()]
    before = [id for start, id in sorted(begun) if start <= line]
    after = [id for start, id in sorted(begun) if start > line]
    text = _lines(path)
    comment = 0 < line <= len(text) and text[line - 1].startswith("#")
    found = after[:1] if comment else before[-1:]
    return [_of_message(id, told) for id in found] or _nothing(path, line, "has no message")


def _of_template(path: Path, line: int, snapshot: Snapshot, told: list[Sentence]) -> list[Trace]:
    """The messages that a template's line names, as far as it spells them out."""
    text = _lines(path)
    words = text[line - 1] if 0 < line <= len(text) else ""
    named = re.findall(r"[\"']([a-z][a-z0-9_.]*)[\"']", words)
    ids = [id for name in named for id in snapshot.catalogs.get(SOURCE, {}) if id == name or id.startswith(f"{name}.")]
    return [_of_message(id, told) for id in dict.fromkeys(ids)] or _nothing(path, line, "names no message")


def _of_file(path: Path, line: int, told: list[Sentence]) -> list[Trace]:
    """The sentences whose words stand on a line of a finished file."""
    from notices.reading.passages import decoded, passages

    try:
        data = path.read_bytes()
    except OSError as error:
        problem = (error.strerror or "can't be read").lower()
        raise Unusable(Diagnostic("unreadable", f"can't read {path}: {problem}", Span(str(path), 0, 0), "")) from None
    source = decoded(data)
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    if not 0 < line <= len(starts):
        return _nothing(path, line, "is not in the file")
    first, last = starts[line - 1], starts[line] if line < len(starts) else len(source)
    spoken = list(passages(data, str(path)))
    on_line = [it for it in spoken if _overlaps(it.offsets, len(it.text), first, last)]
    texts = {text for it in on_line if (text := _squeezed(it.text))}
    found = [it for it in told if any(_alike(_squeezed(it.text), text) for text in texts)]
    own = [it for it in found if it.locale in path.parts] or found
    if own:
        return _by_words(own)
    ours = [it for it in spoken if any(_alike(_squeezed(one.text), _squeezed(it.text)) for one in told)]
    lines = {bisect_right(starts, it.offsets[0][1]) for it in ours if it.text.strip()}
    near = min(lines, key=lambda it: abs(it - line), default=None)
    help = f"the nearest line that has one is {near}" if near else ""
    return _nothing(path, line, "has no sentence of this project", help)


def _alike(sentence: str, text: str) -> bool:
    """A passage may hold several sentences, and a sentence be broken over several lines."""
    return sentence in text or text in sentence


def _overlaps(offsets: Sequence[tuple[int, int]], length: int, first: int, last: int) -> bool:
    begin = offsets[0][1]
    end = offsets[-1][1] + max(0, length - offsets[-1][0])
    return begin < last and end > first


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _by_words(sentences: Iterable[Sentence]) -> list[Trace]:
    """A trace for each sentence, with all the places where it stands."""
    groups: dict[tuple[str, str, str], list[Sentence]] = {}
    for it in sentences:
        groups.setdefault((it.locale, it.message, it.text), []).append(it)
    return [
        Trace(text, tuple(dict.fromkeys(said.fact for said in its[0].facts)), (message,), tuple(its))
        for (_, message, text), its in groups.items()
    ]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _nothing(path: Path, line: int, why: str, help: str = "") -> list[Trace]:
    span = Span(str(path), line, 1)
    help = help or "name a line of policy.yaml, a catalog, a template or a finished file"
    raise Unusable(Diagnostic("unknown-subject", f"line {line} {why}", span, help))


def told(traces: Iterable[Trace], snapshot: Snapshot) -> str:
    """The traces for a person at a terminal; a fact's words stand between `‹` and `›`."""
    return "\n\n".join("\n".join(_told(it, snapshot)) for it in traces)


def _told(trace: Trace, snapshot: Snapshot) -> Iterator[str]:
    yield trace.subject
    for name in trace.facts:
        span = snapshot.places.get(name)
        where = f"  ({place(span)})" if span else ""
        yield (
            f"  fact     {name} = {plain(snapshot.facts[name])}{where}"
            if name in snapshot.facts
            else f"  fact     {name}{where}"
        )
    tags = list(dict.fromkeys(it.locale for it in trace.sentences))
    for id in trace.messages:
        yield from _message(id, snapshot, tags)
    for locale in tags:
        yield f"  {snapshot.languages.get(locale, locale)} ({locale})"
        groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for it in trace.sentences:
            if it.locale == locale:
                words = _marked(it, trace.facts if trace.subject in trace.facts else ())
                groups.setdefault((it.message, words), []).append((it.surface, it.state))
        for (id, words), places in groups.items():
            yield f"    {id} · {standing(tuple(dict.fromkeys(places)))}"
            yield f"      {words}"


def _message(id: str, snapshot: Snapshot, tags: Sequence[str]) -> Iterator[str]:
    """A message, and where it is written in the languages that are told of."""
    spans = _places(id, snapshot)
    places = [place(spans[tag]) for tag in tags or spans if tag in spans]
    yield f"  message  {id}  ({', '.join(places[:1])}{f' and {len(places) - 1} more' if len(places) > 1 else ''})"


def _places(id: str, snapshot: Snapshot) -> dict[str, Span]:
    """Where each language's catalog has a message."""
    return {tag: messages[id].span for tag, messages in snapshot.catalogs.items() if id in messages}


def _marked(sentence: Sentence, facts: tuple[str, ...]) -> str:
    """The sentence with the words of some facts, or of all, between signs."""
    text, end = "", 0
    for said in sentence.facts:
        if not facts or said.fact in facts:
            text += f"{sentence.text[end : said.start]}‹{sentence.text[said.start : said.end]}›"
            end = said.end
    return text + sentence.text[end:]


def as_json(traces: Iterable[Trace], snapshot: Snapshot) -> list[dict[str, Any]]:
    """The traces for programs."""
    return [
        {
            "subject": it.subject,
            "facts": [
                {"fact": name, "value": snapshot.facts.get(name, {}).get("value"), **_span(snapshot.places.get(name))}
                for name in it.facts
            ],
            "messages": [
                {
                    "message": id,
                    "places": {tag: _span(its[id].span) for tag, its in snapshot.catalogs.items() if id in its},
                }
                for id in it.messages
            ],
            "sentences": [
                {
                    "locale": sentence.locale,
                    "surface": sentence.surface,
                    "state": sentence.state,
                    "message": sentence.message,
                    "text": sentence.text,
                    "facts": [{"fact": said.fact, "start": said.start, "end": said.end} for said in sentence.facts],
                }
                for sentence in it.sentences
            ],
        }
        for it in traces
    ]


def _span(span: Span | None) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column} if span else {}
