"""Facts that stand in a catalog as words: what the pen would write for a fact, the copy may not.

The forbidden words are made by the wording itself, in every role, so that no list of them is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notices.diagnostics import Diagnostic
from notices.model import Fact, Link, Names, Path, Policy, Term
from notices.rendering.catalog import Catalog, Message
from notices.rendering.wording import NoWording, Wording

_DIGITS = re.compile(r"\d+")
_PARTED = re.compile("[A-Za-zÀ-ɏͰ-ӿ]")  # Latin, Greek, Cyrillic: scripts that part words and glue nothing to them
_OPENING, _CLOSING = "“”„‘‚«»‹›「『《〈\"'", "”“’»«›‹」』》〉\"'"
_SENTENCE_ENDS = ".!?:…।。！？："
_DOMAINS = ("com", "org", "net", "io", "ai", "eu", "app", "dev")
_URL = re.compile(rf"(?:https?://|www\.)\S*[^\s.,;:!?()\[\]]|\b[\w-]+\.(?:{'|'.join(_DOMAINS)})\b(?:/\S*)?")
_IN_URLS = ("://", "www.", *(f".{it}" for it in _DOMAINS))  # one of them stands in every address


def refuse(catalog: Catalog, policy: Policy, wording: Wording, faults: list[Diagnostic]) -> None:
    """Notes every literal fact with its place and the placeholder to use."""
    # Few of the words occur anywhere. Only those are worth a pattern that is tried at every character, and
    # only of a text with one of them, a digit or part of an address.
    plain = list(_plain(catalog.messages.values()))
    said = "\n".join(plain)
    present = (it for it in _words(policy, wording) if it[0] in said)
    words = dict(sorted(present, key=lambda it: -len(it[0])))
    signs = [it for it in (*words, *_IN_URLS) if it in said]
    if not signs and not _DIGITS.search(said):
        return
    suspects = {it for it in plain if any(sign in it for sign in signs) or _DIGITS.search(it)}
    pattern = _pattern(words)
    for message in catalog.messages.values():
        for form, text in zip(message.forms, message.places, strict=False):
            pieces = [it for it in form if isinstance(it, str) and it in suspects]
            for found, placeholder in _found(pieces, pattern, words, wording):
                offset = max(text.value.find(found), 0)
                span = text.place(catalog.source.path, offset, len(found))
                what = f"`{found}` stands in `{message.id}` as a word"
                help = f"write {{{placeholder}}}" if placeholder else _remedy(message, found)
                faults.append(catalog.source.fault("literal-fact", span, what, help))


def _plain(messages: Iterable[Message]) -> Iterator[str]:
    """What stands in messages as words."""
    for message in messages:
        for form in message.forms:
            yield from (piece for piece in form if isinstance(piece, str))


def _remedy(message: Message, found: str) -> str:
    if _DIGITS.fullmatch(found):
        return "state the number in policy.yaml (under `facts`, if it has no place yet) and name it here"
    return "state the link in policy.yaml and write [words]({link})"


def _found(
    pieces: Iterable[str], pattern: re.Pattern[str], words: dict[str, str], wording: Wording
) -> Iterator[tuple[str, str | None]]:
    for piece in pieces:
        for match in pattern.finditer(piece):
            placeholder = words.get(match[0])
            if placeholder and placeholder.startswith("choice.") and not _is_label(piece, match, wording):
                continue
            yield match[0], placeholder


def _is_label(text: str, match: re.Match[str], wording: Wording) -> bool:
    """Whether the words of a button stand here as its label, not as the ordinary words that they are too.

    A label shows itself by quotation marks around it, or by a capital inside a sentence, where nouns have none.
    """
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    quoted = bool(before and after) and before[-1] in _OPENING and after[0] in _CLOSING
    within = bool(before) and before[-1] not in _SENTENCE_ENDS and not wording.data.get("capital_nouns")
    return quoted or (match[0][0].isupper() and within)


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    literal = "|".join(_bounded(word) for word in words)
    return re.compile("|".join(filter(None, (_URL.pattern, literal, _DIGITS.pattern))))


def _bounded(word: str) -> str:
    """A word whose script parts words is not sought inside another one."""
    before = r"(?<![^\W\d_])" if _PARTED.match(word[0]) else ""
    after = r"(?![^\W\d_])" if _PARTED.match(word[-1]) else ""
    return before + re.escape(word) + after


def _words(policy: Policy, wording: Wording) -> Iterator[tuple[str, str]]:
    earlier = policy.earlier.facts.values() if policy.earlier else ()
    for fact in (*earlier, *policy.facts.values()):
        if isinstance(fact.value, Link):
            yield fact.value.url, fact.name
        elif isinstance(fact.value, Term):
            yield from _term(fact, wording)
        elif not isinstance(fact.value, Names | Path):
            yield from _roles(fact, wording)


def _term(fact: Fact, wording: Wording) -> Iterator[tuple[str, str]]:
    assert isinstance(fact.value, Term)
    for role, text in (fact.value.forms(wording.tag) or {}).items():
        yield text, fact.name if role == "base" else f"{fact.name}.{role}"


def _roles(fact: Fact, wording: Wording) -> Iterator[tuple[str, str]]:
    for role in sorted(wording.roles(fact.kind) | {"base"}):
        try:
            yield wording.say(fact, role), fact.name if role == "base" else f"{fact.name}.{role}"
        except NoWording:
            continue
