"""Quarters and halves of a year, from their first day to their last: `Q3 2025`, im ersten Halbjahr 2026."""

from __future__ import annotations

from notices.reading.month_parts import beyond_links, last_day, year_at
from notices.reading.tokens import NOTHING, Day, Passage, Token


def find_year_parts(passage: Passage) -> None:
    """Let such a part and its year be one token of kind `date_range`."""
    tokens, i = passage.tokens, 0
    while i < len(tokens):
        part = tokens[i].sense.year_part
        for step in (1, -1) if part else ():
            at = beyond_links(passage, i, step)
            year = year_at(tokens[at])
            if part is None or year is None:
                continue
            low, high = sorted((i, at))
            start, end = tokens[low].start, tokens[high].end
            days = Day(year, part[0], 1), last_day(year, part[1])
            tokens[low : high + 1] = [Token("date_range", start, end, passage.text[start:end], NOTHING, days=days)]
            i = low
            break
        i += 1
