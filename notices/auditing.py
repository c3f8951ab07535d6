"""What is audited: a release, a language at a time, or any text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from notices.checks import agree, compare, gist, judge
from notices.checks._release import Release
from notices.checks._texts import Text
from notices.checks._versions import parted
from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, ordered, refuse_unknown
from notices.languages import readable
from notices.model import Passage, Policy
from notices.processes import each
from notices.publishing import ALL_LANGUAGES
from notices.publishing.manifest import File
from notices.reading.passages import decoded, laid_out, passages
from notices.recognising import spoken

SOURCE = "en"


@dataclass
class Judged:
    """What the judge has to say of a language, and what he keeps of it to compare it with others.

    `gists` are by surface, state and format, of the source alone; `differs` are those in which this
    language may not agree with it. `shared` has a digest of what each file that holds all languages says
    in this one.
    """

    locale: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    gists: dict[str, dict[str, Any]] = field(default_factory=dict)
    differs: set[str] = field(default_factory=set)
    shared: dict[str, str] = field(default_factory=dict)


def release(
    policy: Policy, files: Iterable[File], prefix: str = "", locale: str | None = None, witnesses: Sequence[File] = ()
) -> list[Diagnostic]:
    """Judge the files of a release, language by language, and the languages with each other; or one language.

    Witnesses are others of it, as they were built: the files are held to them, and they to nothing.
    """
    heard = Hearing(policy, files, prefix, witnesses)
    return heard.told(heard.judge(heard.locales if locale is None else [locale]))


class Hearing:
    """The files of a release, as the judge asks for them: a language at a time."""

    def __init__(self, policy: Policy, files: Iterable[File], prefix: str = "", witnesses: Sequence[File] = ()) -> None:
        self.policy, self.prefix, self.witnesses = policy, prefix, witnesses
        self.files = sorted(files, key=lambda it: it.path)
        self.shared = {it.path: self._passages(it) for it in self.files if it.locale == ALL_LANGUAGES}
        tags = {it.locale for it in self.files if it.locale != ALL_LANGUAGES}
        tags |= {it.locale for read in self.shared.values() for it in read if it.locale}
        self.locales = sorted(tags or {it.locale for it in self.files})
        self._settled: set[tuple[str, str, str]] = set()
        self._source: dict[str, Any] = {}

    def settle(
        self,
        entries: Mapping[str, Mapping[str, Any]],
        before: Mapping[str, str],
        heard: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Leaves out what need not be judged again.

        That is a surface in a state and a language of `heard` (with what it said in files of all languages)
        whose `entries` in the manifest have the digests of `before`: it was found clean, and no check looks
        beyond it but for other languages.
        """
        old: set[tuple[str, str, str]] = set()
        new: set[tuple[str, str, str]] = set()
        for path, it in entries.items():
            if it["locale"] in heard:
                same = before.get(path) == it["sha256"]
                (old if same else new).add((it["locale"], it["surface"], it["state"]))
        for tag, shared in heard.items():
            now = self.said_together(tag)
            new |= {(tag, it.surface, it.state) for it in self.files if now.get(it.path) != shared.get(it.path)}
        self._settled = old - new

    def judge(self, locales: Sequence[str], source: dict[str, Any] | None = None) -> list[Judged]:
        """Each language by itself, and held to the source, given its gists; else to witnesses, or the first of them."""
        self._source = self._testimony() if source is None else source
        leading = [self._judged(first(locales), leads=True)] if source is None and locales else []
        for it in leading:
            self._source = it.gists | self._source
        known = {it.locale for it in leading}
        # To judge a language takes longer than to start a process.
        return [*leading, *each(self._judged, [tag for tag in locales if tag not in known], least=1)]

    def _testimony(self) -> dict[str, Any]:
        """What witnesses say in other languages."""
        groups = {_group(it) for it in self.files}
        sides = self._sides([], [], [it for it in self.witnesses if _group(it) in groups])
        gists = self._gists(text for side in sides for text in side.witnesses)
        _let_go(sides)
        return gists

    def _judged(self, locale: str, leads: bool = False) -> Judged:
        sides = self._sides([locale], self.files, [it for it in self.witnesses if it.locale == locale])
        found = [diagnostic for side in sides for diagnostic in judge(side)]
        gists = self._gists(text for side in sides for text in side.texts)
        known = self._source
        differs = {group for group, said in gists.items() if group in known and not agree(known[group], said)}
        _let_go(sides)
        return Judged(locale, found, gists if leads else {}, differs, self.said_together(locale))

    def _gists(self, texts: Iterable[Text]) -> dict[str, dict[str, Any]]:
        """What is compared between languages, by surface, state and format."""
        found: dict[str, dict[str, Any]] = {}
        for text in texts:
            version = "" if text.policy is self.policy else " earlier"
            found.setdefault(_group(text) + version, gist(text))
        return found

    def said_together(self, locale: str) -> dict[str, str]:
        """By file that holds all languages, a digest of what it says in one."""
        return {
            path: hashlib.sha256(
                repr([it._replace(offsets=()) for it in read if it.locale in (locale, None)]).encode()
            ).hexdigest()
            for path, read in self.shared.items()
        }

    def told(self, judged: Sequence[Judged]) -> list[Diagnostic]:
        """Everything that is found in all the languages, and between them."""
        found = [diagnostic for it in judged for diagnostic in it.diagnostics]
        if differ := {group.removesuffix(" earlier") for it in judged for group in it.differs}:
            wanted, beside = ([it for it in those if _group(it) in differ] for those in (self.files, self.witnesses))
            sides = self._sides([it.locale for it in judged], wanted, beside)
            found += [diagnostic for side in sides for diagnostic in compare(side)]
        return ordered(found)

    def _sides(self, locales: Iterable[str], files: Sequence[File], witnesses: Sequence[File]) -> list[Release]:
        """The texts of some languages, as they tell of today; and as they tell of the version before, if any does."""
        sides = _versions(self.policy, ours=True)
        for locale in locales:
            for text in self._texts(sides[0], locale, files):
                _share(sides, text, self._tells(text))
        for it in witnesses:
            for text in self._texts(sides[0], it.locale, [it]):
                _share(sides, text, self._tells(text), witness=True)
        return sides

    def _tells(self, text: Text) -> bool:
        """Whether a text tells what has changed."""
        return text.surface is not None and self.policy.surfaces[text.surface].changes

    def _texts(self, whole: Release, locale: str, files: Iterable[File]) -> Iterator[Text]:
        """The texts of a language: its files, and its share of those that hold all."""
        for file in files:
            if (locale, file.surface, file.state) in self._settled:
                continue
            state = file.state if file.state != "always" else None
            if file.locale == ALL_LANGUAGES:
                read = [it for it in self.shared[file.path] if it.locale in (locale, None)]
            elif file.locale == locale:
                read = self._passages(file)
            else:
                continue
            yield Text(
                whole,
                self.prefix + file.path,
                decoded(file.data),
                locale,
                laid_out(read, locale),
                file.surface or None,
                state,
                file.format,
            )

    def _passages(self, file: File) -> list[Passage]:
        return passages(file.data, self.prefix + file.path)


def _versions(policy: Policy, ours: bool) -> list[Release]:
    """What the texts of a policy are held to: it, and its version before where it names one."""
    sides = [Release(it, ours=ours) for it in (policy, policy.earlier) if it]
    for side, other in zip(sides, reversed(sides), strict=True):
        # Other people may name what is no more, or was not yet.
        side.beside = other.policy if ours and other is not side else None
    return sides


def _share(sides: Sequence[Release], text: Text, tells: bool, witness: bool = False) -> None:
    """Gives a text to the first side; of one that tells what has changed, to each what it says of its version."""
    told = parted(text.passages, text.locale) if tells else (text.passages,)
    for side, own in zip(sides, told, strict=False):
        it = Text(side, text.path, text.source, text.locale, own, text.surface, text.state, text.format)
        (side.witnesses if witness else side.texts).append(it)


def _let_go(sides: Sequence[Release]) -> None:
    """Forgets the texts, which hold their release as it holds them: no language waits for the next."""
    for side in sides:
        side.texts.clear()
        side.witnesses.clear()


def first(locales: Iterable[str]) -> str:
    """The language that the others are held to: English, or else the first."""
    return min(locales, key=lambda tag: (tag != SOURCE, tag), default=SOURCE)


def _group(it: File | Text) -> str:
    """What is the same in every language: surface, state and format."""
    return f"{it.surface or ''} {it.state or 'always'} {it.format}"


def loose(
    policy: Policy,
    texts: Iterable[tuple[str, bytes]],
    locale: str | None = None,
    surface: str | None = None,
    state: str | None = None,
) -> list[Diagnostic]:
    """Judge texts one by one by what they say; by what they leave out only if held to a surface."""
    found: list[Diagnostic] = []
    refuse_unknown("surface", [surface] if surface is not None else (), tuple(policy.surfaces), policy.path)
    refuse_unknown("locale", [locale] if locale is not None else (), readable(), policy.path)
    refuse_unknown("state", [state] if state is not None else (), ("before", "after"), policy.path)
    for path, data in texts:
        sides = _versions(policy, ours=False)
        tells = bool(policy.earlier) and (surface is None or policy.surfaces[surface].changes)
        source = decoded(data)
        read = passages(data, path)
        for tag, said in spoken(read, path, source, locale):
            _share(sides, Text(sides[0], path, source, tag, laid_out(said, tag), surface, state, ""), tells)
        found += [diagnostic for side in sides for diagnostic in judge(side)]
    return ordered(found)
