"""A list that means to be complete lacks a name, or has one too many.

Why: a plan that a list leaves out is read as not covered; a service that it adds, as covered.

    policy: plans: Free, Pro, Max
    sv: Det här gäller konton med Free- och Pro-abonnemangen.
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^

A passage that names two or more of a list and says to whom the change applies has to name all, there or
in the passages beside it. A service that includes plans, or is reached through others, names all of them.

Fix: use the placeholder for the whole list (`{plans}`), not for its items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from notices.checks._clauses import clause
from notices.checks._covered import described, in_one_list, sides
from notices.checks._heard import Heard
from notices.checks._phrases import SPACELESS
from notices.checks._release import canonical
from notices.checks._strangers import RULE, SEPARATORS, strangers
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Mention, Names, Passage, Term

_CHOOSES = {"must", "choose"}
_DECIDES = {"choose", "train", "use"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Lists that are neither whole nor plainly about one of their items."""
    if not text.about:
        return
    # In our own files each passage is judged by itself, and so only once.
    read = text.spoken if not text.ours else []
    for n, (passage, heard) in enumerate(text.heard(RULE) if text.ours else read):
        if heard.names:
            beside = [it for _, it in read[max(0, n - 2) : n + 3]] or [heard]
            around = {str(it.value) for other in beside for it in other.names}
            for name, items, parent in text.once(_lists):
                yield from _judge(text, passage, heard, name, items, parent, around)
            yield from _updated(text, passage, heard)
        yield from strangers(text, passage, heard)
        yield from _of_another_version(text, passage, heard)


def _lists(text: Text) -> list[tuple[str, list[str], str | None]]:
    """Each list of the policy: its fact, its names, and the service that they make up."""
    found = []
    for fact in text.policy.facts.values():
        if isinstance(fact.value, Names):
            # What is described rather than named (`API use`) may be described otherwise.
            items = [canonical(it) for it in fact.value.items if text.ours or _is_name(canonical(it))]
            if len(items) > 1:
                found.append((fact.name, items, _parent(text, fact.name)))
    return found


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or word in ("for", "of", "the") for word in words.split())


def _parent(text: Text, name: str) -> str | None:
    """`Claude for Work` of `exclusions.1.includes`."""
    fact = text.fact(name.rpartition(".")[0])
    return canonical(fact.value) if fact and isinstance(fact.value, Term) else None


def _judge(
    text: Text,
    passage: Passage,
    heard: Heard,
    name: str,
    items: list[str],
    parent: str | None,
    around: set[str],
) -> Iterator[Diagnostic]:
    named = [it for it in heard.names if it.value in items]
    if not named:
        return
    values = {str(it.value) for it in named}
    lost = [it for it in items if it not in values and it not in around]
    if not text.ours:
        lost = [it for it in lost if not _by_its_parts(text, it, around)]
        lost = [it for it in lost if not _shortened(text, heard, it, named[0])]
    if not lost:
        return
    if parent is not None:
        # `The API isn’t affected, not even through Amazon Bedrock`: one way in may be an example.
        whole = text.close and any(
            text.ours or (name.endswith(".includes") and _beside(heard, it, named[0]))
            for it in heard.names
            if it.value == parent
        )
    elif name in ("plans", "exclusions"):
        whole = (
            len(values) > 1
            and (text.ours or name == "plans" or _no_pair(text, heard, named))
            and _complete(text, heard, named)
            and (
                text.ours
                or bool(heard.topics & {"applies", "unaffected", "whether"})
                or heard.topics >= _CHOOSES
                or heard.topics >= _DECIDES
                or _exchanged(text, heard, named, len(items))
            )
        )
    else:
        whole = False
    if whole:
        yield text.fault(
            RULE,
            f"`{text.locale}` lists {', '.join(sorted(values))} and leaves out {', '.join(lost)}",
            f"name all of `{name}` in {where(passage)}",
            passage,
            named[0].start,
            named[-1].end,
            [name],
        )


def _beside(heard: Heard, service: Mention, part: Mention) -> bool:
    """Whether a sentence tells what a service includes: other people also tell of one of these, which they have."""
    sentence = heard.sentence(part.start)
    return "include" in sentence.topics and service.end <= part.start and heard.sentence(service.start) is sentence


def _exchanged(text: Text, heard: Heard, named: list[Mention], count: int) -> bool:
    """`Free, Pro and Team may be used for training`: an excluded plan stands in the list for one that is covered."""
    sentence = heard.sentence(named[0].start)
    if not text.close or sentence.asks:
        return False
    mixed = in_one_list(heard, named, [it for it in heard.names if it.value in sides(text)[1]])
    if not mixed or sentence.topics >= {"use", "data"}:
        return bool(mixed)
    # `Who is asked: Free, Pro and Team`, whatever a text says of them, if it is nothing that is denied.
    return len(named) + len(mixed) == count and not (heard.lex and negators(sentence.text, heard.lex))


def _no_pair(text: Text, heard: Heard, named: list[Mention]) -> bool:
    """`Neither Claude Gov nor Claude for Education is affected` leaves out nothing; three are a list."""
    beside = described(text, heard.sentence(named[0].start)) is not None
    return len({it.value for it in named}) + beside > 2


def _shortened(text: Text, heard: Heard, name: str, behind: Mention) -> bool:
    """`免費、Pro 與 Max 方案`: the first of a list leaves the noun to the last, or has it in other words: 免费的."""
    forms = text.release.vocabulary(text.locale).get(name, ())
    if heard.lex and heard.lex.spaceless:
        low, high = heard.sentence(behind.start).start, behind.start
        return any(heard.text.find(it[:2], low, high) >= 0 for it in forms if SPACELESS.match(it))
    before = heard.text[: behind.start].rstrip(SEPARATORS + " -·(")
    short = re.split(r"[·(/]", before[before.rfind(" ") + 1 :])[0]  # 무료·프로(Pro)
    # 무료랑 Pro: a particle at most behind its first word
    named = any(it.startswith(short) or short[:-1] == it.split(" ")[0] for it in forms)
    return len(before) < behind.start and len(short) > 1 and named


def _by_its_parts(text: Text, service: str, named: set[str]) -> bool:
    """`Team and Enterprise` are Claude for Work: all that a service includes stands for it."""
    for name, term in text.release.terms:
        parts = text.fact(f"{name}.includes")
        if canonical(term) == service and parts and isinstance(parts.value, Names):
            return {canonical(it) for it in parts.value.items} <= named
    return False


def _complete(text: Text, heard: Heard, named: list[Mention]) -> bool:
    """The names stand together: `Free and Pro`, not `Free … Pro` in two sentences."""
    if not text.ours and _supposed(heard, named):
        return False
    return all(
        len(heard.text[a.end : b.start]) <= 24 and heard.sentence(a.start) is heard.sentence(b.start)
        for a, b in pairwise(named)
    )


def _supposed(heard: Heard, named: list[Mention]) -> bool:
    """ProかMaxでログインしているなら: a condition that names two of them, of which somebody has one."""
    lex = heard.lex
    if (
        lex is None
        or len(named) != 2
        or not lex.words["or"].fullmatch(heard.text[named[0].end : named[1].start].strip())
    ):
        return False
    sentence = heard.sentence(named[1].start)
    low, high = clause(sentence.text, named[1].start - sentence.start, lex)
    return lex.words["closing"].search(sentence.text, low, high + 1) is not None


def _updated(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """`We’re updating our Privacy Policy`: a sentence about the change names all documents, and only them."""
    fact = text.fact("documents")
    if not text.ours or fact is None or not isinstance(fact.value, Names):
        return
    items = [canonical(it) for it in fact.value.items]
    if not any(it.value in items for it in heard.names):
        return
    for sentence in heard.sentences:
        names = heard.within(heard.names, sentence)
        named = {str(it.value) for it in names} & set(items)
        scope = ({str(it.value) for it in names} & sides(text)[0].union(sides(text)[1])) - _under(text)
        if not named or scope or "update" not in sentence.topics or "unaffected" in sentence.topics:
            continue
        lost = [it for it in items if it not in named]
        if lost:
            yield text.fault(
                RULE,
                f"`{text.locale}` speaks of changes to {', '.join(sorted(named))} and leaves out {', '.join(lost)}",
                f"name all of `documents` in {where(passage)}",
                passage,
                names[0].start,
                names[-1].end,
                ["documents"],
            )


def _under(text: Text) -> set[str]:
    """The terms of those whom the change does not concern."""
    fact = text.fact("exclusions.under")
    return {canonical(fact.value)} if fact and isinstance(fact.value, Term) else set()


def _of_another_version(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """A name that the policy gave up, or did not have yet when that was said."""
    for it in heard.names if text.release.strangers else ():
        if stranger := text.release.strangers.get(str(it.value)):
            yield text.fault(
                RULE,
                f"`{text.locale}` names {it.value}, which only another version of the policy has",
                f"take it out of {where(passage)}",
                passage,
                it.start,
                it.end,
                [stranger[0].partition(".")[0]],
            )
