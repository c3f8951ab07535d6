"""A text calls a thing by a word that the glossary shuns.

Why: whoever reads “switch” in one place and “toggle” in the next looks for two things.

    glossary: switch, never toggle        en: Use the toggle in your settings.
                                                      ^^^^^^

Other people may choose their words: only texts of ours are held to the glossary.

Fix: write the glossary's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from notices.checks._texts import Text
from notices.diagnostics import Diagnostic
from notices.reading.letters import inner


def one(text: Text) -> Iterator[Diagnostic]:
    """Each shunned word."""
    entries = [it for it in text.policy.glossary.get(text.locale, ()) if it.never]
    if not entries or not text.ours:
        return
    spaceless = bool(text.lex and text.lex.spaceless)
    for passage, heard in text.heard("shunned-words"):
        for entry in entries:
            for match in _pattern(entry.never, spaceless).finditer(heard.text):
                yield text.fault(
                    "shunned-words",
                    f"“{match[0]}” is not what we call it: “{entry.words[0]}”",
                    f"write “{entry.words[0]}”; the glossary has it under `{entry.term}`",
                    passage,
                    match.start(),
                    match.end(),
                )


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...], spaceless: bool) -> re.Pattern[str]:
    listed = "|".join(re.escape(it) for it in sorted(words, key=len, reverse=True))
    return re.compile(listed if spaceless else rf"(?<!{inner(listed)})(?:{listed})(?!{inner(listed)})", re.IGNORECASE)
