"""Planting, judging, counting: the kill table, and every survivor by name."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import judging
from .kinds import FACTS, POLARITY
from .planting import Plantation

Sample = int | Mapping[str, int] | None  # how many of each kind; None for all
# An error in one file of a release, and in all where the passage stands, judged with the others; in one file
# that is asked for where it lies; in one that was copied out of its release.
MODES = ("one", "all", "in place", "alone")
REFERENCE = {"en": "sv"}  # with whom a language is compared, if not with English


@dataclass
class Planted:
    """One mutant in one or all of its files."""

    kind: str
    locale: str
    mode: str  # one of MODES
    paths: list[str]
    was: str
    said: str
    found: list[Any] = field(default_factory=list)

    @property
    def killed(self) -> bool:
        """Whether the judge saw it."""
        return bool(self.found)


class Trial:
    """A release on trial before a judge."""

    def __init__(self, policy: Any, files: list[Any], judge: judging.Judge = judging.judge) -> None:
        self.policy = policy
        self.judge = judge
        self.field = Plantation(files)

    @cached_property
    def _place(self) -> TemporaryDirectory[str]:
        """Where the release lies."""
        folder = TemporaryDirectory()
        judging.put(self.field.files.values(), Path(folder.name))
        return folder

    def ask(self, files: list[Any], locale: str) -> list[Any]:
        """The judge sees the spoilt files of one surface, its other files, and those of one other language.

        What it can't see there it may still see elsewhere; so the rates are lower than a whole audit's.
        """
        surfaces = {files[0].surface}
        locales = {locale, REFERENCE.get(locale, "en"), "mul"}
        spoilt = {file.path: file for file in files if file.surface in surfaces}
        seen = [
            spoilt.get(path, it)
            for path, it in self.field.files.items()
            if it.surface in surfaces and it.locale in locales
        ]
        return self.judge(self.policy, seen)

    def run(
        self,
        locale: str,
        seed: int,
        sample: Sample = None,
        modes: tuple[str, ...] = MODES,
    ) -> Iterator[Planted]:
        """Plants and judges; with `sample`, only so many of each kind."""
        chance = random.Random(f"{seed} {locale}")
        for kind, was, said, paths, spoil in self._candidates(locale, chance, sample):
            one = chance.choice(paths)
            for mode in modes:
                same = [path for path in paths if self.field.files[path].surface == self.field.files[one].surface]
                chosen = same if mode == "all" else [one]
                if mode == "all" and len(chosen) == 1 and "one" in modes:
                    continue
                files = spoil(chosen)
                planted = Planted(kind, locale, mode, chosen, was, said)
                if mode == "in place":
                    planted.found = judging.in_place(self.policy, files[0], Path(self._place.name))
                elif mode == "alone":
                    planted.found = judging.alone(self.policy, files[0], locale)
                else:
                    planted.found = self.ask(files, locale)
                yield planted

    def _candidates(self, locale: str, chance: random.Random, sample: Sample) -> list[tuple[Any, ...]]:
        by_kind: dict[str, list[tuple[Any, ...]]] = {}
        for it in self.field.mutants(locale):
            paths = self.field.paths(it)
            if paths:
                row = (
                    it.kind,
                    it.site.text,
                    it.said,
                    paths,
                    lambda chosen, it=it: self.field.planted(it, chosen),
                )
                by_kind.setdefault(it.kind, []).append(row)
        for kind, old, new, paths in self.field.spoilt(locale):
            if paths:
                row = (
                    kind,
                    old,
                    new,
                    paths,
                    lambda chosen, old=old, new=new: self.field.replaced(old, new, chosen),
                )
                by_kind.setdefault(kind, []).append(row)
        rows = []
        for kind, found in by_kind.items():
            most = len(found) if sample is None else sample if isinstance(sample, int) else sample.get(kind, 1)
            rows += found if len(found) <= most else chance.sample(found, most)
        return rows


def rate(planted: list[Planted], kinds: tuple[str, ...]) -> float:
    """The share of killed mutants of some kinds."""
    those = [it for it in planted if it.kind in kinds]
    return sum(it.killed for it in those) / len(those) if those else 0.0


def table(planted: list[Planted]) -> str:
    """The kill table: kinds by languages and modes."""
    locales = sorted({it.locale for it in planted})
    kinds = list(dict.fromkeys(it.kind for it in planted))
    modes = [mode for mode in MODES if any(it.mode == mode for it in planted)]
    head = ["kind", *(f"{locale} {mode}" for locale in locales for mode in modes)]
    rows = [head]
    for name, group in [
        *((kind, (kind,)) for kind in kinds),
        ("typed facts", FACTS),
        ("polarity, lists", POLARITY),
        ("all kinds", tuple(kinds)),
    ]:
        row = [name]
        for locale in locales:
            for mode in modes:
                cell = [it for it in planted if it.kind in group and it.locale == locale and it.mode == mode]
                row.append(f"{sum(it.killed for it in cell)}/{len(cell)}" if cell else "")
        rows.append(row)
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def survivors(planted: list[Planted], modes: tuple[str, ...] = ("one", "all")) -> str:
    """Every mutant that nobody saw: kind, language, mode, file, and the words before and after."""
    lines = []
    for it in planted:
        if not it.killed and it.mode in modes:
            lines.append(
                f"{it.kind} · {it.locale} · {it.mode} · {it.paths[0]} (of {len(it.paths)})\n"
                f"  was   {it.was}\n  said  {it.said}"
            )
    return "\n".join(lines)
