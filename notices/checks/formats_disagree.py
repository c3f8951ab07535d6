"""The same message reads otherwise in another file of the same surface, state and language.

Why: a person reads the page, the next one the mail; both have to be told the same.

    sv/faq.before.json: vi sparar dem i 30 dagar
    sv/faq.before.txt:  vi sparar dem i 90 dagar
                                        ^^^^^^^^

Messages are compared by id where both files carry ids, else in the order of the text; buttons also by what they send.

Fix: build the release again; a file of it was changed by hand, or a writer loses words.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from notices.checks._release import Release
from notices.checks._texts import Text
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "formats-disagree"
_FRAMES = ("title", "subject", "description", "preheader", "footer")


def all(release: Release) -> Iterator[Diagnostic]:
    """Every file against the fullest file of its surface, state and language, or against the fullest witness."""
    witnesses = _grouped(release.witnesses)
    for key, texts in _grouped(release.texts).items():
        beside = witnesses.get(key, [])
        model = max(beside or texts, key=_authority)
        for text in texts:
            if text is not model:
                yield from _compare(text, model)
        yield from _frames([*beside, *texts])
        yield from _controls([*beside, *texts])


def _grouped(texts: list[Text]) -> dict[tuple[str, str | None, str | None], list[Text]]:
    """The texts that have to say the same."""
    groups: dict[tuple[str, str | None, str | None], list[Text]] = defaultdict(list)
    for text in texts:
        if text.surface:
            groups[text.locale, text.surface, text.state].append(text)
    return groups


def _authority(text: Text) -> tuple[bool, bool, int]:
    """A mail holds its text twice and a page has a frame; where there is neither, the order is plainest."""
    marked = [it.message is not None for it in text.body]
    return text.format != "mail", all_of(marked), sum(marked)


def all_of(marked: list[bool]) -> bool:
    """Whether every passage carries an id."""
    return bool(marked) and False not in marked


def _compare(text: Text, model: Text) -> Iterator[Diagnostic]:
    """Mails hold their text twice; each half is compared."""
    against = _once(model.body)
    wanted = [_plain(it.text) for it in against]
    for half in (_once(it) for it in _halves(text)):
        found = [_plain(it.text) for it in half]
        if found == wanted:
            continue
        matcher = difflib.SequenceMatcher(None, found, wanted, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                yield from _differences(text, half[a:b], model, against[c:d], half)


def _once(passages: list[Passage]) -> list[Passage]:
    """A title that is the switch’s label too may be written once or twice."""
    plain = [_plain(it.text) for it in passages]
    return [it for n, it in enumerate(passages) if not n or plain[n] != plain[n - 1]]


def _halves(text: Text) -> list[list[Passage]]:
    if text.format != "mail":
        return [text.body]
    marked = [it for it in text.passages if it.message]
    cut = text.passages.index(marked[0]) if marked else len(text.passages)
    # The HTML part begins at its title.
    titles = [n for n, it in enumerate(text.passages[:cut]) if it.role == "title"]
    cut = titles[0] if titles else cut
    first = [it for it in text.passages[:cut] if it in text.body]
    second = [it for it in text.passages[cut:] if it in text.body]
    return [half for half in (first, second) if half]


def _differences(
    text: Text, found: list[Passage], model: Text, wanted: list[Passage], half: list[Passage]
) -> Iterator[Diagnostic]:
    for n, passage in enumerate(found):
        if n < len(wanted):
            start, end = _difference(passage.text, wanted[n].text)
            yield text.fault(
                _RULE,
                f"this reads otherwise than in {model.path}: “{_short(wanted[n].text)}”",
                "build the release again",
                passage,
                start,
                end,
            )
        elif not _is_frame(text, passage):
            yield text.fault(_RULE, f"{model.path} has no such sentence", "build the release again", passage)
    for passage in wanted[len(found) :]:
        yield text.fault(
            _RULE,
            f"this file lacks “{_short(passage.text)}”, which {model.path} has",
            "build the release again",
            half[-1] if half else None,
        )


def _is_frame(text: Text, passage: Passage) -> bool:
    """A page or mail has lines around the message: where to read on, why one gets the mail."""
    return passage.message is None and any(it.message for it in text.passages)


def _frames(texts: list[Text]) -> Iterator[Diagnostic]:
    """Subject, preheader and description read the same wherever they stand."""
    said: dict[str, tuple[str, Text]] = {}
    for text in texts:
        for passage in text.passages:
            if passage.role not in ("subject", "preheader", "description"):
                continue
            words, first = said.setdefault(passage.role, (_plain(passage.text), text))
            if words != _plain(passage.text):
                start, end = _difference(passage.text, words)
                yield text.fault(
                    _RULE,
                    f"the {passage.role} reads otherwise than in {first.path}: “{_short(words)}”",
                    "build the release again",
                    passage,
                    start,
                    end,
                )


def _controls(texts: list[Text]) -> Iterator[Diagnostic]:
    """A button sends the same wherever it stands."""
    said: dict[tuple[str, int], tuple[str, Text]] = {}
    for text in texts:
        buttons = [it for it in text.passages if it.control and it.role == "action"]
        for n, it in enumerate(buttons):
            assert it.control
            sent, first = said.setdefault((_plain(it.text), n), (it.control, text))
            if it.control != sent:
                message = f"“{_short(it.text)}” sends `{it.control}`, in {first.path} it sends `{sent}`"
                yield text.fault(_RULE, message, "build the release again", it)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(text.split())


def _difference(found: str, wanted: str) -> tuple[int, int]:
    """The first to the last character that differs."""
    start = 0
    while start < min(len(found), len(wanted)) and found[start] == wanted[start]:
        start += 1
    end, other = len(found), len(wanted)
    while end > start and other > start and found[end - 1] == wanted[other - 1]:
        end, other = end - 1, other - 1
    return (start, end) if end > start else (max(0, start - 1), min(len(found), start + 1))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
