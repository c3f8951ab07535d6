"""Longer words that hold one for an end or a middle: until the end of, sonuna kadar, a finales de."""

from __future__ import annotations

import re

from notices.reading.lexicon import SPACELESS, Lexicon


def name_parts(lex: Lexicon) -> None:
    """Let a bound, or a word that leads a date, be one for an end or a middle too, if it holds one.

    If it begins with a word for `to`, it joins two dates as well: vom 1. Oktober | bis Ende | Dezember.
    """
    joining = tuple(f"{word} " for word, sense in lex.senses.items() if "to" in sense.roles)
    for role in ("last_day", "month_parts"):
        known = [word for word, sense in lex.senses.items() if role in sense.roles]
        unspaced = [re.escape(word) for word in known if word[-1] >= SPACELESS[0]]
        spaced = "|".join(re.escape(word) for word in known if word[-1] < SPACELESS[0])
        held = re.compile("|".join([*unspaced, rf"\b(?:{spaced})(?!\w)"] if spaced else unspaced) or r"(?!)")
        for word, sense in lex.senses.items():
            dated = sense.before_date or sense.after_date or "date_lead" in sense.roles
            if dated and held.search(word):
                sense.roles |= {role, "to"} if word.startswith(joining) else {role}
