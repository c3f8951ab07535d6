"""A finished release, and the same with an error in one file or in all files where the passage stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from notices.dataclass import replace

from .copies import Copy, messages, read
from .kinds import Mutant, Site, mutants
from .places import DROP

# What a format computes or says of itself is no text.
_CODE = re.compile(r"%\d?\$?[@sd]|\{ ?[a-zA-Z$]|^Content-Type:", re.M)


class Plantation:
    """The files of a release (anything with path, locale, surface, state, data), ready to be spoilt."""

    def __init__(self, files: list[Any]) -> None:
        self.files = {file.path: file for file in files}
        self.copies = {file.path: Copy(file.path, file.data) for file in files}
        self.standing: dict[tuple[str, str], list[str]] = {}
        for path, copy in self.copies.items():
            for locale in copy.by_locale or (self.files[path].locale,):
                for text in copy.passages(locale):
                    self.standing.setdefault((locale, text), []).append(path)

    @cached_property
    def _messages(self) -> dict[tuple[str, str, str, str, int], dict[str, Any]]:
        """Every message of the JSON files by locale, surface, state, id and how often it came before."""
        found: dict[tuple[str, str, str, str, int], dict[str, Any]] = {}
        for path, file in self.files.items():
            if self.copies[path].suffix == "json":
                times: dict[str, int] = {}
                for message in messages(read(file.data)):
                    n = times[message["id"]] = times.get(message["id"], 0) + 1
                    found[file.locale, file.surface, file.state, message["id"], n] = message
        return found

    def sites(self, locale: str) -> list[Site]:
        """The passages of a language, each once."""
        found: dict[str, Site] = {}
        tags = sorted({key[0] for key in self._messages} - {locale})
        for (tag, *key), message in self._messages.items():
            if tag != locale or message["text"] in found:
                continue
            abroad = []
            for other in tags:
                theirs = self._messages.get((other, *key))  # type: ignore[arg-type]
                if theirs:
                    spans = tuple((it["fact"], theirs["text"][it["start"] : it["end"]]) for it in theirs["facts"])
                    abroad.append((other, theirs["text"], spans))
            facts = tuple((it["fact"], it["kind"], it["start"], it["end"]) for it in message["facts"])
            found[message["text"]] = Site(message["text"], locale, facts, tuple(abroad), self._states(locale, message))
        for (tag, text), paths in self.standing.items():
            if tag == locale and text not in found and any(char.isdigit() for char in text) and not _CODE.search(text):
                states = frozenset(self.files[path].state for path in paths)
                found[text] = Site(text, locale, (), (), states)  # outside the JSON: a footer, a subject
        return list(found.values())

    def _states(self, locale: str, message: dict[str, Any]) -> frozenset[str]:
        return frozenset(self.files[path].state for path in self.standing[locale, message["text"]])

    def mutants(self, locale: str) -> list[Mutant]:
        """Every mutant of a language's passages, in a fixed order."""
        return [mutant for site in self.sites(locale) for mutant in mutants(site)]

    def paths(self, mutant: Mutant) -> list[str]:
        """The files in which a mutant can be planted."""
        paths = self.standing[mutant.site.locale, mutant.site.text]
        if mutant.hunks == DROP:
            paths = [path for path in paths if self.copies[path].loses(mutant.site.text, mutant.site.locale)]
        return [path for path in paths if mutant.state is None or self.files[path].state == mutant.state]

    def planted(self, mutant: Mutant, paths: list[str]) -> list[Any]:
        """Those files with the error in them."""
        text, hunks, locale = mutant.site.text, mutant.hunks, mutant.site.locale
        return [replace(self.files[path], data=self.copies[path].changed(text, hunks, locale)) for path in paths]

    def spoilt(self, locale: str) -> Iterator[tuple[str, str, str, list[str]]]:
        """What stands in no text: addresses and machine values, as (kind, old, new, files)."""
        for old, news in _LINKS.items():
            for new in news:
                yield "link", old, new, self._holding(locale, old)
        for pattern, news in _VALUES.items():
            standing = {m[0] for path in self.copies for m in self._found(locale, path, pattern)}
            for old in sorted(standing):
                value = re.search(pattern, old)
                for new in news if value else ():
                    if value and new != value[1]:
                        changed = old[: value.start(1)] + new + old[value.end(1) :]
                        yield "machine", old, changed, self._holding(locale, old)

    def _found(self, locale: str, path: str, pattern: str) -> Iterator[re.Match[str]]:
        if self.files[path].locale == locale:
            for source in self.copies[path].sources:
                yield from re.finditer(pattern, source)

    def _holding(self, locale: str, words: str) -> list[str]:
        return [
            path
            for path, copy in self.copies.items()
            if self.files[path].locale == locale and any(words in source for source in copy.sources)
        ]

    def replaced(self, old: str, new: str, paths: list[str]) -> list[Any]:
        """Those files with words of their source replaced."""
        return [replace(self.files[path], data=self.copies[path].replaced(old, new)) for path in paths]


_LINKS = {
    "https://www.anthropic.com/legal/consumer-terms": [
        "https://www.anthropic.com/legal/commercial-terms", "https://www.anthropic.com/legal/privacy",
        "http://www.anthropic.com/legal/consumer-terms", "https://www.anthropic.com/legal", "https://www.anthropic.co/legal/consumer-terms",
    ],
    "https://www.anthropic.com/legal/privacy": [
        "https://www.anthropic.com/legal/consumer-terms", "https://www.anthropic.com/legal/cookies",
        "https://www.anthr0pic.com/legal/privacy", "https://example.com/legal/privacy",
    ],
    "https://claude.ai/settings/data-privacy-controls": [
        "https://claude.ai/settings", "https://cIaude.ai/settings/data-privacy-controls",
        "https://claude.com/settings/data-privacy-controls", "https://claude.ai/settings/data-privacy-controls?ref=1",
    ],
    "https://privacy.anthropic.com/en/articles/10023548-how-long-do-you-store-my-data": [
        "https://privacy.anthropic.com/en/articles/10023555-how-do-you-use-personal-data", "https://privacy.anthropic.com/",
        "https://privacy.anthropic.com/en/articles/10023549-how-long-do-you-store-my-data",
    ],
}  # fmt: skip
_TAG, _ENTRY = r'<(?:time|data)[^>]*\b(?:datetime|value)="({})"[^>]*>', r'"value": "({})"'
_VALUES = {
    frame.format(value): news
    for frame in (_TAG, _ENTRY)
    for value, news in {
        "P5Y|P30D": ["P6Y", "P5M", "P30Y", "P300D", "P5D", "P1M"],
        "P18M/P24M": ["P18M", "P12M/P24M", "P18M/P42M", "P18D/P24D"],
        "2025-09-28": ["2025-10-28", "2026-09-28", "2025-09-18", "--09-28"],
    }.items()
}
