"""`The last day of September 2025`: the one day of a month that is named without its number."""

from __future__ import annotations

import calendar

from notices.reading.neighbours import NEAR, near
from notices.reading.tokens import Day, Passage


def find_month_ends(passage: Passage) -> None:
    """Let a month and its year, and the words for its last day beside it, be that day."""
    tokens, gone = passage.tokens, set()
    for i, token in enumerate(tokens):
        if token.kind != "date" or token.days[0].day is not None:
            continue
        for k in (i - 1, i + 1):
            if 0 <= k < len(tokens) and tokens[k].has("last_day") and near(passage, min(i, k), NEAR):
                year, month = token.days[0].year or 1, token.days[0].month
                token.days = (Day(year, month, calendar.monthrange(year, month)[1]),)
                token.start, token.end = min(token.start, tokens[k].start), max(token.end, tokens[k].end)
                gone.add(id(tokens[k]))
                break
    if gone:
        passage.tokens = [token for token in tokens if id(token) not in gone]
