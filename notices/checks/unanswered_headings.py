"""A heading announces what the text below it does not say.

Why: whoever looks for “How long we keep your data” reads what stands there, and finds who is affected.

    en: ## How long we keep your data
           ^^^^^^^^^^^^^^^^^^^^^^^^^^
        This applies to accounts on the Free, Pro, and Max plans.

Judged in texts of our own, in formats that tell headings: how long data are kept is a time, to whom it applies
are names. What somebody must do may be anything.

Fix: put each heading above its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from notices.checks._covered import sides
from notices.checks._heard import Heard, Sentence
from notices.checks._lasting import has_time
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "unanswered-headings"
_ASIDE = {"navigation", "data", "code", "footer"}
_SHORT = 40  # characters up to which a heading asks one thing


def one(text: Text) -> Iterator[Diagnostic]:
    """Headings whose sections lack what they announce."""
    if text.lex is None or not text.ours:
        return
    heading: tuple[Passage, Heard] | None = None
    below: list[Heard] = []
    for passage, heard in text.spoken:
        if passage.role == "heading":
            yield from _judge(text, heading, below)
            heading, below = (passage, heard), []
        elif passage.role not in _ASIDE:
            below.append(heard)
    yield from _judge(text, heading, below)


def _judge(text: Text, heading: tuple[Passage, Heard] | None, below: list[Heard]) -> Iterator[Diagnostic]:
    if heading is None or not below or len(heading[0].text) > _SHORT:
        return
    passage, heard = heading
    for it in _ANNOUNCED:
        if it.topics <= heard.topics and not it.without & heard.topics:
            if not any(it.answers(text, said) for said in below):
                message = f"a heading in `{text.locale}` announces {it.what}, and {it.lacks} below it"
                yield text.fault(_RULE, message, f"put {where(passage)} above its text", passage)
            elif any(_contradicts(it, sentence, heard, said) for said in below for sentence in said.sentences):
                message = f"a heading in `{text.locale}` denies what stands below it"
                yield text.fault(_RULE, message, f"check each “not” in {where(passage)}", passage)


def _contradicts(it: _Announced, sentence: Sentence, heading: Heard, said: Heard) -> bool:
    """`Who this doesn’t apply to`, above `This applies to accounts on the Free plan`."""
    lex = heading.lex
    if lex is None or it.denied is None or not negators(heading.text, lex) or negators(sentence.text, lex):
        return False
    return it.denied <= sentence.topics and "unaffected" not in said.topics


def _whom(text: Text, heard: Heard) -> bool:
    """Whether a passage names somebody whom the policy covers or excludes."""
    covered, excluded = sides(text)
    return any(it.value in covered or it.value in excluded for it in heard.names)


def _use(text: Text, heard: Heard) -> bool:
    """Whether a passage says what is used."""
    return "use" in heard.topics


@dataclass(frozen=True, slots=True)
class _Announced:
    """What a heading with all `topics` announces, and which topics of a sentence below say what it may not deny."""

    topics: frozenset[str]
    what: str
    lacks: str
    answers: Callable[[Text, Heard], bool]
    without: frozenset[str] = frozenset()
    denied: frozenset[str] | None = None


_ANNOUNCED = (
    _Announced(frozenset(("how_long", "keep")), "how long", "no time stands", has_time),
    _Announced(
        frozenset(("applies",)),
        "to whom it applies",
        "nobody is named",
        _whom,
        without=frozenset(("update", "document", "change")),
        denied=frozenset(("applies",)),
    ),
    _Announced(
        frozenset(("use", "material")),
        "what is used",
        "nothing says so",
        _use,
        without=frozenset(("keep", "change")),
        denied=frozenset(("use", "new")),
    ),
)
