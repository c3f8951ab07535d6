"""judging.yaml → Topics: by which words the texts of a language say what they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

_SPACELESS = re.compile("[\u2e80-\u9fff\u0e00-\u0eff]")
_LONGEST = 40  # characters that `...` may stand for


@dataclass(slots=True, eq=False)
class Lexicon:
    """One language's words for what a policy is about."""

    locale: str
    topics: dict[str, re.Pattern[str]] = field(default_factory=dict)
    words: dict[str, re.Pattern[str]] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    wrong_signs: frozenset[str] = frozenset()
    loans: frozenset[str] = frozenset()
    foreign_signs: frozenset[str] = frozenset()
    spaceless: bool = False


@cache
def lexicon(locale: str) -> Lexicon | None:
    """The words of a language, or None where nobody has written them down."""
    if not re.fullmatch(r"[A-Za-z]+(-[A-Za-z0-9]+)*", locale):
        return None
    file = resources.files("notices.languages") / locale / "judging.yaml"
    if not file.is_file():
        return None
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data: dict[str, Any] = yaml.load(file.read_text("utf-8"), loader)
    lex = Lexicon(locale, quotes=tuple(data.get("quotes", ())), common=frozenset(data.get("common", ())))
    lex.spaceless = any(_SPACELESS.match(word) for word in lex.common)
    lex.wrong_signs = frozenset(data.get("wrong_signs", ""))
    lex.loans = frozenset(data.get("loans", ()))
    lex.foreign_signs = frozenset("".join(data.get("foreign_signs", ())))
    lex.topics = {name: pattern(words) for name, words in data.get("topics", {}).items()}
    for name in (
        "negators",
        "not_negators",
        "unless",
        "conditions",
        "contrast",
        "others",
        "pointing",
        "on_label",
        "off_label",
    ):
        lex.words[name] = pattern(data.get(name, ()))
    return lex


def pattern(phrases: Any) -> re.Pattern[str]:
    """Any of the phrases; a `*` stands for any letters, `...` for a few words."""
    ways = sorted((_phrase(it) for it in phrases), key=len, reverse=True)
    return re.compile("|".join(ways) if ways else r"(?!)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = [_words(part) for part in phrase.strip().split(" ... ")]
    body = rf"(?!\w)[^.!?;:。！？；\n\d]{{1,{_LONGEST}}}?(?<!\w)".join(parts)
    if _SPACELESS.search(phrase):
        return body
    # `don’t`: the apostrophes are one.
    return rf"(?<!\w){body}(?!\w)" if not phrase.startswith("*") else rf"{body}(?!\w)"


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in text.split())
