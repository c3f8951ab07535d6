"""A text names a button, a switch or a menu by words that do not stand on it.

Why: who looks for “Help improving Claude” in Settings does not find it.

    policy: choice.setting: sv: Hjälp till att förbättra Claude
    sv: Slå av ”Hjälp Claude att bli bättre”.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

A quotation is taken for a label where the words beside it say so (select, titled, the switch …), or
where it is nearly one, or one of another language. A way through menus (`Settings > Privacy`) is
compared label by label.

Fix: write the label as the policy has it for that language.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import chain

from notices.checks._deadline import deadlines
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._menus import ARROWS, also_called, strayed
from notices.checks._quotations import quotations
from notices.checks._release import LABELS, canonical, tight
from notices.checks._texts import Text, named, where
from notices.checks._words import Words
from notices.diagnostics import Diagnostic
from notices.model import Passage, Path, Term

_RULE = "wrong-labels"
_BESIDE = 28  # characters on either side of a quotation in which a pointing word may stand
_ALIKE = 0.62
_ANSWERS = ("yes_label", "no_label", "on_label", "off_label")  # `answer “Yes” by September 28`
_BUTTONS = ("choice.accept", "choice.later")
_Labels = dict[str, tuple[str, ...]]


def one(text: Text) -> Iterator[Diagnostic]:
    """Quoted labels, buttons and menu paths that are not the policy’s."""
    lex = text.lex
    if lex is None or not text.about:
        return
    right = text.once(_right)
    labels = text.release.labels(text.locale, text.ours)
    for passage, heard in text.heard("wrong-labels", named):
        if passage.role in ("data", "navigation"):
            continue
        for start, end in quotations(passage.text, lex.quotes):
            yield from _quoted(text, passage, heard, start, end, right, labels)
        yield from _path(text, passage, heard)
        yield from _marked(text, passage)


def _right(text: Text) -> set[str]:
    """Everything that may stand in quotation marks: every term of the policy in this language."""
    right: set[str] = set()
    for _, term in text.release.terms:
        right.update(_plain(form) for form in (term.forms(text.locale) or {}).values())
        right.update(map(_plain, also_called(text, term)))
    for fact in text.policy.facts.values():
        if isinstance(fact.value, Path):
            right.add(" > ".join(_plain(it.text(text.locale)) for it in fact.value.items if it.forms(text.locale)))
    return right | set(map(tight, right)) if text.lex and text.lex.spaceless and not text.ours else right


def _plain(words: str) -> str:
    return ARROWS.sub(" > ", " ".join(words.replace("’", "'").split())).strip(" .,;:!?।。，")


def _quoted(
    text: Text, passage: Passage, heard: Heard, start: int, end: int, right: set[str], labels: _Labels
) -> Iterator[Diagnostic]:
    words = _plain(passage.text[start:end])
    if not words or words in right or ">" in words:
        return
    meant = _meant(text, words, labels)
    lex = text.lex
    assert lex is not None
    before, behind = passage.text[max(0, start - _BESIDE) : start], passage.text[end : end + _BESIDE]
    if text.ours:
        # `We don’t “sell” data` quotes no label; where a script has no capitals, what is quoted is one.
        points = not words[0].islower() or any(lex.words["pointing"].search(it) for it in (before, behind))
    else:
        points = _names_ours(text, heard, start, end, labels, lex)
    if (meant is None and not points) or not text.named:
        return
    expected = f", the label is “{labels[meant][0]}”" if meant else "; the policy has no such label"
    yield text.fault(
        _RULE,
        f"`{text.locale}` quotes “{passage.text[start:end]}”{expected}",
        f"write the label as it stands on the screen, in {where(passage)}",
        passage,
        start,
        end,
        [meant] if meant else [],
    )


def _names_ours(text: Text, heard: Heard, start: int, end: int, labels: _Labels, lex: Lexicon) -> bool:
    """Other people quote much: `the setting is called “…”`, or what to press beside a label of ours."""
    words = heard.text
    if _listed(words, start, end, labels, lex):
        return True
    if _beside(words, start, end, lex.words["called"]):
        return lex.words["controls"].search(words) is not None
    if _beside(words, start, end, lex.words["toggling"]):
        return words[start:end] not in chain(*labels.values())
    if _beside(words, start, end, lex.words["pressing"]):
        folded = words.casefold()
        ours = (its for name, its in labels.items() if not name.startswith("choice.path"))
        return any(it.casefold() in folded for it in chain(*ours)) or _until_deadline(text, heard, start, end, lex)
    return _beside(words, start, end, lex.words["controls"]) and _until_deadline(text, heard, start, end, lex)


def _until_deadline(text: Text, heard: Heard, start: int, end: int, lex: Lexicon) -> bool:
    """`Choose by September 28. Until then you can press “Cancel”`: what is pressed to wait is the policy’s."""
    said = heard.text[start:end]
    if not text.close or said[0].islower() or any(lex.words[name].fullmatch(said) for name in _ANSWERS):
        return False
    sentence = heard.sentence(start)
    before, _ = heard.beside(sentence)
    return "wait" in sentence.topics or any(bool(deadlines(text, heard, it)) for it in (sentence, before) if it)


def _listed(words: str, start: int, end: int, labels: _Labels, lex: Lexicon) -> bool:
    """`“Accept” and “Decline”`: what stands in one list with a button of ours is said to be one."""
    buttons = {_plain(label) for name in _BUTTONS for label in labels.get(name, ())}
    for a, b in quotations(words, lex.quotes):
        between = words[b + 1 : start - 1] if b < start else words[end + 1 : a - 1]
        if _plain(words[a:b]) in buttons and any(lex.words[name].fullmatch(between.strip()) for name in ("and", "or")):
            return True
    return False


def _beside(text: str, start: int, end: int, words: Words) -> bool:
    """Whether such a word stands right before the quotation, or right behind it: `the “Not now” button`, を選択."""
    before, behind = text[max(0, start - _BESIDE) : start], text[end + 1 : end + _BESIDE]
    ends = any(not before[it.end() : -1].strip(" :：") for it in words.finditer(before))
    return ends or any(not behind[: it.start()].strip() for it in words.finditer(behind))


def _meant(text: Text, words: str, labels: _Labels) -> str | None:
    """The label that is nearly this, or that is this in another language or another case."""
    folded = words.casefold()
    for name, term in text.release.terms:
        if name in labels:
            others = {form for forms in term.words.values() for form in forms.values()}
            if folded in (it.casefold() for it in others):
                return name
    for name, its in labels.items():
        if any(len(it) > 3 and _are_alike(folded, _plain(it).casefold()) for it in its):
            return name
    return None


def _are_alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _path(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """`Settings > Privacy > Privacy settings`, label by label."""
    for fact, labels, start, end in strayed(text, passage, heard):
        yield text.fault(
            _RULE,
            f"the way to the setting is {' > '.join(labels)}, `{text.locale}` says another",
            f"write {' > '.join(labels)} in {where(passage)}",
            passage,
            start,
            end,
            [fact],
        )


def _marked(text: Text, passage: Passage) -> Iterator[Diagnostic]:
    """A button that the format says is one of the policy’s, or whose id says so where it tells nothing of buttons."""
    if passage.message is None or passage.role not in ("action", "label", "text"):
        return
    fact = text.fact(passage.message)
    if fact is None or not fact.name.startswith((*LABELS, "choice.setting")) or not isinstance(fact.value, Term):
        return
    forms = fact.value.forms(text.locale)
    if forms and _plain(passage.text) not in {_plain(it) for it in forms.values()}:
        yield text.fault(
            _RULE,
            f"the {passage.role if passage.role != 'text' else 'label'} says “{passage.text}”, "
            f"the policy calls it “{forms['base']}” ({canonical(fact.value)})",
            "write the label as the policy has it",
            passage,
            0,
            None,
            [fact.name],
        )
