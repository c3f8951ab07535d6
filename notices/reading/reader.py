"""The reader of one language and one vocabulary: folds, scans, and lets each stage find its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from notices.model import Mention
from notices.reading.amounts import find_amounts
from notices.reading.bare_numbers import judge_numbers
from notices.reading.bounds import find_bounds
from notices.reading.clusters import Clusters
from notices.reading.date_ranges import DateRanges
from notices.reading.dates import Dates
from notices.reading.durations import Durations
from notices.reading.folding import fold
from notices.reading.lending import lend_months, lend_units, lend_years
from notices.reading.lexicon import Lexicon
from notices.reading.loading import lexicon
from notices.reading.mentions import Source, mention_of
from notices.reading.month_parts import find_month_parts
from notices.reading.names import Name, Names
from notices.reading.numerals import Numerals
from notices.reading.paired_counts import find_paired_counts
from notices.reading.polarity import Polarity
from notices.reading.ranges import Ranges
from notices.reading.repeats import join_repeats
from notices.reading.scan import Scanner
from notices.reading.tokens import Passage, Token
from notices.reading.told_years import find_told_years
from notices.reading.weekdays import name_brief_weekdays
from notices.reading.year_parts import find_year_parts

_SHORE = 7  # tokens around a number in which bounds, ranges and weekdays are looked for
_VALUES = frozenset({"date", "date_range", "duration", "duration_range", "number", "percentage", "money"})


class _Language:
    """The stages of one language, which every vocabulary shares."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.scanner = Scanner(lex)
        self.clusters = Clusters(lex)
        self.numerals = Numerals(lex)
        self.dates = Dates(lex)
        self.durations = Durations(lex)
        self.ranges = Ranges(lex)
        self.date_ranges = DateRanges(lex)

    def values(self, lower: str, folded: str, names: list[Name]) -> tuple[Passage, list[Token]]:
        """All words of a folded text that the language knows, and the values among them."""
        passage = self.scanner.scan(lower, folded)
        _drop_named(passage, names)
        found = [token for island in islands(passage) for token in self._island(island)]
        return passage, found

    def _island(self, passage: Passage) -> list[Token]:
        name_brief_weekdays(passage, self.lex)
        self.clusters.judge(passage)
        if self.lex.paired_numbers:
            find_paired_counts(passage)
        self.numerals.compose(passage)
        self.dates.find(passage)
        if any(token.sense.names_part for token in passage.tokens):
            find_told_years(passage)
            find_year_parts(passage)
            find_month_parts(passage, behind=self.lex.parts_behind)
        find_amounts(passage)
        self.durations.find(passage)
        join_repeats(passage)
        lend_years(passage, (tuple(self.lex.from_endings), tuple(self.lex.to_endings)))
        if sum(token.kind != "word" for token in passage.tokens) > 1:
            self.ranges.find_counts(passage)
            lend_units(passage)
        if any(token.kind == "date" for token in passage.tokens):
            self.date_ranges.find(passage)
            lend_months(passage)
        judge_numbers(passage)
        find_bounds(passage)
        return [token for token in passage.tokens if token.kind in _VALUES]


@cache
def language(tag: str) -> _Language:
    """Give the stages for a language; loading them costs some milliseconds, once."""
    return _Language(lexicon(tag))


class Reader:
    """Reads texts of one locale, with names from one vocabulary.

    `names` maps each canonical name to the forms in which this locale writes it.
    """

    def __init__(self, locale: str, names: Mapping[str, Sequence[str]] | None = None) -> None:
        self._language = language(locale)
        self._names = Names(self._language.lex, names or {})

    def read(self, text: str, *, claims: bool = False) -> list[Mention]:
        """Every mention in a text, in the order of the text."""
        folded, lower, places = fold(text)
        names = self._names.find(folded)
        passage, values = self._language.values(lower, folded, names)
        if not (names or values or claims):
            return []
        source, polarity = Source(text, places), Polarity(passage, self._language.lex, values)
        mentions = [
            Mention("name", name.value, *source.span(name), negated=polarity.excludes(name.start)) for name in names
        ]
        mentions += [mention_of(token, source, polarity) for token in values]
        if claims:
            mentions += [
                Mention("claim", claim.value, *source.span(claim), negated=claim.negated) for claim in polarity.claims
            ]
        return sorted(mentions, key=attrgetter("start", "end"))


def islands(passage: Passage) -> Iterator[Passage]:
    """Cut out the stretches in which a value can stand: all the rest is only looked at for its polarity."""
    tokens = passage.tokens
    low = high = 0
    for i, token in enumerate(tokens):
        if token.kind != "digits" and not token.sense.may_be_value:
            continue
        if i - _SHORE > high:
            if high:
                yield passage.stretch(low, high)
            low = i - _SHORE
        high = min(i + _SHORE, len(tokens))
    if high:
        yield passage.stretch(low, high)


def _drop_named(passage: Passage, names: list[Name]) -> None:
    """Hide the words and digits in names."""
    if not names:
        return
    kept: list[Token] = []
    k = 0
    for token in passage.tokens:
        while k < len(names) and names[k].end <= token.start:
            k += 1
        if k == len(names) or token.end <= names[k].start:
            kept.append(token)
    passage.tokens = kept
