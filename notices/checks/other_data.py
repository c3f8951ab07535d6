"""A text of our own speaks of other data than the policy, or of some of them only.

Why: who reads “your chats” does not know that coding sessions are meant too; who reads “your e-mails”, is misled.

    policy: data.all: chats and coding sessions
    en: May we use your chats, files, and coding sessions to improve Claude?
                              ^^^^^

Judged where a sentence keeps, uses or asks for data. What the policy names in one breath is looked for whole;
a single one (`data.one`) may stand alone, where that is another word, or is deleted or taken up again.

Fix: use the placeholder (`{data.all}`), not its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from notices.checks._denials import new_or_resumed
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._phrases import Affixes, edges
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Passage, Term
from notices.reading.letters import inner

_RULE = "other-data"
_SPOKEN = {"keep", "use", "train", "allow", "decline", "choose"}
_OURS = 40  # characters behind an “our” in which what is ours is named
_COMMA = re.compile("[,،、，]")
_ENDS = frozenset(".!?:;…。！？：；؟؛।॥")
_SINGLE = {"delete", "resumed", "effect"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Parts of the policy's data that stand alone, and kinds of data that the policy does not have."""
    if text.lex is None or not text.ours:
        return
    whole = _forms(text, "data.all")
    if not whole:
        return
    alone = _forms(text, "data.one")
    for passage, heard in text.heard(_RULE, _leads):
        for sentence in heard.sentences:
            if sentence.topics & _SPOKEN or _leads(passage):
                yield from _parts(text, passage, heard, sentence, whole, alone, text.lex)
                yield from _whose(text, passage, heard, sentence, (*whole, *alone), text.lex)
                yield from _others(text, passage, heard, sentence, (*whole, *alone), text.lex)


def _leads(passage: Passage) -> bool:
    """Whether a passage announces something: in plain text, a line without an end."""
    unended = passage.role == "text" and passage.text[-1:] not in _ENDS
    return unended or passage.role in ("subject", "preheader", "heading")


def _forms(text: Text, name: str) -> tuple[str, ...]:
    fact = text.fact(name)
    forms = fact.value.forms(text.locale) if fact and isinstance(fact.value, Term) else None
    return tuple(dict.fromkeys(forms.values())) if forms else ()


def _parts(
    text: Text,
    passage: Passage,
    heard: Heard,
    sentence: Sentence,
    whole: tuple[str, ...],
    alone: tuple[str, ...],
    lex: Lexicon,
) -> Iterator[Diagnostic]:
    for part in text.once(_whole_split):
        if part in alone and _single(sentence, lex):
            continue
        for it in _pattern(part, lex.spaceless, lex.glued).finditer(heard.text, sentence.start, sentence.end):
            whole_word = not it["behind"] or lex.words["particles"].fullmatch(it["behind"])
            if whole_word and not _named(text, heard, it.start(), it.end()):
                message = f"`{text.locale}` speaks of “{it[0]}” alone, the policy of “{whole[0]}”"
                yield _fault(text, message, passage, it.start(), it.end())
                return


def _single(sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence may speak of one of them: `If you delete a chat`, but not `your new or resumed chats`."""
    if "keep" in sentence.topics or not sentence.topics & _SINGLE:
        return False
    resumed = lex.topics["resumed"].finditer(sentence.text)
    return bool(sentence.topics & _SINGLE - {"resumed"}) or any(
        not new_or_resumed(sentence.text, it.start(), lex) for it in resumed
    )


def _whose(
    text: Text, passage: Passage, heard: Heard, sentence: Sentence, forms: tuple[str, ...], lex: Lexicon
) -> Iterator[Diagnostic]:
    """`Whether you may use our chats`: they are the reader’s."""
    if "our" not in sentence.topics:
        return
    for our in lex.topics["our"].finditer(sentence.text):
        rest = sentence.text[our.end() : our.end() + _OURS].casefold()
        beside = 0 if lex.spaceless else 1
        at = min((at for form in forms if (at := rest.find(form.casefold())) >= beside), default=-1)
        if at >= 0 and not _COMMA.search(rest[:at]) and not lex.topics["document"].search(rest[:at]):
            start = sentence.start + our.start()
            message = f"`{text.locale}` calls the reader’s data its own"
            yield _fault(text, message, passage, start, sentence.start + our.end() + at)
            return


def _others(
    text: Text, passage: Passage, heard: Heard, sentence: Sentence, ours: tuple[str, ...], lex: Lexicon
) -> Iterator[Diagnostic]:
    if not sentence.topics & {"keep", "use", "train"} and not _leads(passage):
        return
    for it in lex.topics["other_data"].finditer(sentence.text):
        start, end = sentence.start + it.start(), sentence.start + it.end()
        said = heard.text[start:end]
        if _named(text, heard, start, end) or any(said.casefold() in form.casefold() for form in ours):
            continue
        message = f"`{text.locale}` speaks of “{said}”, which the policy says nothing of"
        yield _fault(text, message, passage, start, end)
        return


def _whole_split(text: Text) -> list[str]:
    """`chats` and `coding sessions` of `chats and coding sessions`, in all their forms."""
    lex = text.lex
    assert lex is not None
    parts: list[str] = []
    for form in _forms(text, "data.all"):
        pieces = [form]
        for name in ("and", "or"):
            pieces = [part for it in pieces for part in lex.words[name].split(it)]
        if glued := [re.escape(it) for it in lex.glued if lex.words["and"].fullmatch(it)]:
            pieces = [part for it in pieces for part in re.split(rf"\s(?:{'|'.join(glued)})(?=\w)", it)]
        pieces = [part.strip() for it in pieces for part in _COMMA.split(it)]
        parts += [it for it in pieces if it] if len(pieces) > 1 else []
    return list(dict.fromkeys(parts))


@lru_cache(maxsize=256)
def _pattern(part: str, spaceless: bool, glued: tuple[str, ...]) -> re.Pattern[str]:
    """The part, with what is glued before it, and what a word goes on with `behind` it: 채팅을."""
    before, _ = edges(part, Affixes(glued))
    behind = "" if spaceless else f"{inner(part)}*"
    return re.compile(rf"{before}{re.escape(part)}(?P<behind>{behind})", re.IGNORECASE)


def _named(text: Text, heard: Heard, start: int, end: int) -> bool:
    """Whether a stretch is part of a name of the policy, of all its data first of all; of a label or an address."""
    stretches = [(it.start, it.end) for it in heard.names] + heard.addresses
    for label in chain(*text.release.labels(text.locale, text.ours).values()):
        at = heard.text.find(label, max(0, start - len(label)), end + len(label))
        if 0 <= at <= start and end <= at + len(label):
            return True
    return any(a < end and start < b for a, b in stretches)


def _fault(text: Text, message: str, passage: Passage, start: int, end: int) -> Diagnostic:
    help = f"name all of `data.all` in {where(passage)}, and nothing else"
    return text.fault(_RULE, message, help, passage, start, end, ["data.all"])
