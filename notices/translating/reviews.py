"""locales/<tag>/reviews.yaml: who has read which message, and exactly which words they signed.

A line a message, in order of ids, so that two people's signatures merge like any text:

    later.until: {by: Ada Öst, on: 2026-11-22, english: 9f3a0c51d2b7e864, translation: 51c08e7fa2d94b36}

The two hashes are of the English and of the translation with their placeholders. So a change to
either voids the signature, and a change of a fact's value does not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable, ordered
from notices.model import Policy, Span
from notices.source import Source, decode
from notices.translating import entries, project
from notices.translating.entries import Item, Items

if TYPE_CHECKING:
    from notices.yamlnodes import Node

_KEYS = ("by", "on", "english", "translation")
_HASH = r"[0-9a-f]{16}"
_PATTERNS = {"by": r"[^\x00-\x1f\x7f{}]{2,100}", "on": r"\d{4}-\d{2}-\d{2}", "english": _HASH, "translation": _HASH}
_PLAIN = re.compile(r"[^\W\d_][\w .’'-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, on which day, and the hashes of what they read."""

    by: str
    on: str
    english: str
    translation: str

    def holds(self, item: Item) -> bool:
        """Whether these are still the words that were signed."""
        return (self.english, self.translation) == (hashed(item.english), hashed(item.words))


def hashed(texts: Iterable[str]) -> str:
    """The first 64 bits of SHA-256 over the texts, as 16 hexadecimal digits."""
    return hashlib.sha256("\0".join(texts).encode("utf-8")).hexdigest()[:16]


def path(root: Path, tag: str) -> Path:
    """Where a language's signatures stand."""
    return root / "locales" / tag / "reviews.yaml"


def read(root: Path, tag: str) -> dict[str, Signature]:
    """The signatures by message; none where nobody has signed. Raises Unusable for a file that was tampered with."""
    file, shown = path(root, tag), f"locales/{tag}/reviews.yaml"
    if not file.is_file():
        return {}
    from notices.yamlnodes import parse

    text = decode(shown, file.read_bytes())
    source, faults = Source(shown, text), []  # type: tuple[Source, list[Diagnostic]]
    node = parse(source, text, faults)
    signed = _signatures(node, source, faults) if node else {}
    if faults:
        raise Unusable(*ordered(faults))
    return signed


def _signatures(root: Node, source: Source, faults: list[Diagnostic]) -> dict[str, Signature]:
    found = {}
    for key in root.keys:
        value = root.value[key.value].value
        entry = {name: it.value for name, it in value.items()} if isinstance(value, dict) else {}
        wrong = [name for name in _KEYS if not re.fullmatch(_PATTERNS[name], str(entry.get(name, "")))]
        if wrong or set(entry) != set(_KEYS):
            help = "`notices sign` writes these lines; delete it, and sign again"
            what = f"no such {', '.join(wrong)}" if wrong else "more than a signature has"
            faults.append(source.fault("broken-signature", key.span, f"`{key.value}`: {what}", help))
        else:
            found[key.value] = Signature(*(entry[name] for name in _KEYS))
    return found


def words(item: Item) -> str:
    """What a reviewer has before them: the hashes of the English and of the translation."""
    return f"{hashed(item.english)} {hashed(item.words)}"


def sign(
    root: Path, tag: str, by: str, on: str, ids: Iterable[str] = (), seen: Mapping[str, str] | None = None
) -> list[str]:
    """Signs messages, or all that are translated and not stale, and gives their ids.

    `seen` has the `words` of messages as somebody read them: others since then are not signed. Raises
    Unusable for these, and for a name or id that can't be signed with; then nothing is signed.
    """
    catalog = project.read(root, tag)
    if not re.fullmatch(_PATTERNS["by"], by.strip()):
        message = f"`{by}` can't be a person's name"
        raise Unusable(Diagnostic("no-name", message, Span("--by", 0, 0), "write the name of who has read it"))
    wanted = _asked(catalog, ids, tag)
    for it in wanted:
        if seen and it.id in seen and seen[it.id] != words(it):
            place, help = Span(catalog.path, it.line, 1), "load the page anew, and read it again"
            raise Unusable(Diagnostic("changed-meanwhile", f"`{it.id}` has changed since it was read", place, help))
    signed = read(root, tag)
    signed |= {it.id: Signature(by.strip(), on, hashed(it.english), hashed(it.words)) for it in wanted}
    entries.save(path(root, tag), written(signed))
    return [it.id for it in wanted]


def _asked(catalog: Items, ids: Iterable[str], tag: str) -> list[Item]:
    import difflib

    items = {it.id: it for it in catalog.items if not it.obsolete}
    faults, wanted = [], []
    for id in ids:
        item = items.get(id)
        if item is None:
            near = difflib.get_close_matches(id, items, 1)
            help = f"did you mean `{near[0]}`?" if near else f"see the ids in {catalog.path}"
            faults.append(Diagnostic("unknown-message", f"{tag} has no message `{id}`", Span(catalog.path, 0, 0), help))
        elif not item.translated or item.stale:
            why = "its English changed" if item.stale else "it is not translated"
            place = Span(catalog.path, item.line, 1)
            faults.append(Diagnostic("not-signable", f"`{id}` can't be signed: {why}", place, "translate it first"))
        else:
            wanted.append(item)
    if faults:
        raise Unusable(*faults)
    return wanted or [it for it in items.values() if it.translated and not it.stale]


def written(signed: Mapping[str, Signature]) -> str:
    """The file's text, a line a message in order of ids."""
    lines = ["# Who has read which message, and the hashes of exactly the words they read. Written by `notices sign`."]
    for id, it in sorted(signed.items()):
        by = it.by if _PLAIN.fullmatch(it.by) else '"' + it.by.replace("\\", "\\\\").replace('"', '\\"') + '"'
        lines.append(f"{id}: {{by: {by}, on: {it.on}, english: {it.english}, translation: {it.translation}}}")
    return "\n".join(lines) + "\n"


def holding(catalog: Items, signed: Mapping[str, Signature]) -> set[str]:
    """The messages whose signature holds."""
    return {it.id for it in catalog.items if it.id in signed and not it.stale and signed[it.id].holds(it)}


def reviewed(root: Path, tags: Iterable[str]) -> set[str]:
    """The languages in which every message is signed for what it says now."""
    found = set()
    for tag in tags:
        if signed := read(root, tag):
            catalog = project.read(root, tag)
            used = {it.id for it in catalog.items if not it.obsolete}
            if used <= holding(catalog, signed):
                found.add(tag)
    return found


def unsigned(policy: Policy, languages: Iterable[Mapping[str, str]]) -> list[Diagnostic]:
    """The languages of a release that may not ship before every message is signed, and are not."""
    if policy.unreviewed is None:
        return []
    waiting = [it["tag"] for it in languages if it["review"] == "unreviewed" and it["tag"] not in policy.unreviewed]
    help = "`notices sign TAG --by NAME` when a person has read it, or let it ship in `unreviewed`"
    return [
        Diagnostic(
            "unreviewed", f"{tag} may not ship unreviewed, and not all of it is signed", Span(policy.path, 0, 0), help
        )
        for tag in waiting
    ]
