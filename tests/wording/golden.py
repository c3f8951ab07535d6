"""Every language × fact type × role × value, as a table that a speaker can read and sign line by line.

python -m tests.wording.golden      writes tests/golden/wording/<tag>.txt anew
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from notices import languages
from notices.model import Bound, Date, Duration, Fact, Names, Range, Span, Term, Unit, Value
from notices.rendering.wording import NoWording, Wording, wording

FOLDER = Path(__file__).parent.parent / "golden" / "wording"
COUNTS = (1, 2, 3, 4, 5, 8, 11, 12, 14, 18, 21, 22, 24, 25, 30, 100, 101)
NAMES = ("Free", "Pro", "Max", "Team", "Solo", "Atlas", "Plus")
LENGTHS = (1, 2, 3, 7)
DATES = (Date(2025, 9, 28), Date(2028, 2, 29), Date(2026, 5, 1), Date(2027, 12, 31))
RANGES = (
    Range(Duration(18, Unit.MONTH), Duration(24, Unit.MONTH)),
    Range(Duration(1, Unit.YEAR), Duration(2, Unit.YEAR)),
)


def table(tag: str) -> str:
    """The language's table."""
    words = wording(tag)
    lines = [f"# {words.name} ({tag}): value, role, words"]
    lines += (f"{value:<16} {role:<16} {text}" for value, role, text in rows(words))
    return "\n".join(lines) + "\n"


def rows(words: Wording) -> Iterator[tuple[str, str, str]]:
    """Value, role and words, for all that the language can say."""
    for unit in Unit:
        for count in COUNTS:
            yield from said(words, Duration(count, unit).iso, Duration(count, unit))
    for bound in Bound:
        for time in (
            Duration(1, Unit.DAY),
            Duration(2, Unit.WEEK),
            Duration(18, Unit.MONTH),
            Duration(5, Unit.YEAR),
        ):
            if bound is not Bound.EXACTLY:
                yield from said(words, f"{bound} {time.iso}", Duration(time.count, time.unit, bound))
    for times in RANGES:
        yield from said(words, times.iso, times)
    for day in DATES:
        yield from said(words, day.iso, day)
    for length in LENGTHS:
        yield from said(words, f"{length} names", Names(tuple(term(name, words) for name in NAMES[:length])))


def term(name: str, words: Wording) -> Term:
    """A name in every form that the language's lists ask for and that it cannot derive."""
    asked = {rule.get("form", "base") for rule in words.data["names"].values()} - set(words.data.get("terms", {}))
    return Term({"default": dict.fromkeys(["base", *sorted(asked)], name)})


def said(words: Wording, shown: str, value: Value) -> Iterator[tuple[str, str, str]]:
    """A value in each of its roles; a role without words for it is left out by its language on purpose."""
    fact = Fact("x", value, Span("", 0, 0))
    for role in sorted(words.roles(fact.kind), key=lambda role: (role != "base", role)):
        try:
            yield shown, role, words.say(fact, role)
        except NoWording:
            assert isinstance(value, Duration) and value.bound is not Bound.EXACTLY, (words.tag, shown, role)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for known in languages.known():
        (FOLDER / f"{known}.txt").write_text(table(known), encoding="utf-8", newline="\n")
