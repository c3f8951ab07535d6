"""reading.yaml → Lexicon: each word is entered with all that it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from notices import languages
from notices.languages import compiled
from notices.model import Bound
from notices.reading.folding import plain, without_accents
from notices.reading.lexicon import ROLES, SETTINGS, Lexicon
from notices.reading.part_names import name_parts
from notices.reading.patterns import compile_patterns
from notices.reading.tokens import Parts, Sense
from notices.reading.weekdays import name_paid_weekdays

_ISO_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "BD": "business_day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}

_MONTHS_IN = {"Q": 3, "H": 6}
_MANY = {"thousands": 10**3, "millions": 10**6, "billions": 10**9}


@cache
def lexicon(tag: str) -> Lexicon:
    """Load the reading.yaml of a language. Raises LookupError where nobody has written one."""
    if not re.fullmatch(r"[A-Za-z]+(-[A-Za-z0-9]+)*", tag):
        raise LookupError(tag)
    file = languages.FOLDER / tag / "reading.yaml"
    if not file.is_file():
        raise LookupError(f"no reading.yaml for {tag!r}")
    return build(tag, compiled.words(file), _signs())


@cache
def _signs() -> dict[str, Any]:
    """Give the signs that all languages share, read once."""
    return compiled.words(Path(__file__).with_name("signs.yaml"))


def build(tag: str, data: dict[str, Any], signs: dict[str, Any]) -> Lexicon:
    """Turn the parsed reading.yaml (and the signs that all languages share) into a Lexicon."""
    lex = Lexicon(tag)
    for key in ("decimal", "grouping"):
        setattr(lex, key, data.get(key, getattr(lex, key)))
    for key in SETTINGS:
        setattr(lex, key, data.get(key) == "yes")
    lex.numeric_dates = list(data.get("numeric_dates", []))
    lex.numeric_days = list(data.get("numeric_days", []))
    lex.from_endings = list(data.get("from_endings", []))
    lex.to_endings = list(data.get("to_endings", []))
    lex.affixes = list(map(plain, data.get("name_endings", [])))
    lex.short_year = frozenset(data.get("short_year", []))
    lex.own_years = int(data.get("own_years", 0))
    _little_words(lex, data)
    lex.glued = sorted(map(plain, data.get("glued_before", [])), key=len, reverse=True)
    lex.prices = {sign: code for code, written in data.get("prices", {}).items() for sign in written}
    lex.postcodes = list(data.get("postcodes", []))
    lex.dotted_days = "." in data.get("ordinal_endings", [])
    lex.has_parts = "parts_before" in data
    _numbers(lex, signs)
    _numbers(lex, data)
    _calendar(lex, data)
    _year_parts(lex, signs)
    _year_parts(lex, data)
    _units(lex, data)
    _sums(lex, signs)
    _sums(lex, data)
    for source in (signs, data):
        for bound, sides in source.get("bounds", {}).items():
            for side, words in sides.items():
                _each(lex, words, side, Bound(bound))
    _claims(lex, data)
    for source in (signs, data):
        for role in ROLES:
            _role(lex, source.get(role, []), role)
    _role(lex, (word for word in data.get("sure_date", []) if word.endswith(".")), "shortened")
    lex.dates = compile_patterns(map(plain, data.get("dates", [])))
    for pattern in lex.dates:
        _role(lex, pattern.literals, "literal")
    name_parts(lex)
    name_paid_weekdays(lex)
    _bare_letters(lex)
    for sense in (*lex.senses.values(), *lex.pieces.values(), *lex.sounds.values()):
        sense.settle()
    return lex


def _little_words(lex: Lexicon, data: dict[str, Any]) -> None:
    """Enter what is glued behind words (까지), and words that others begin with (적용되지)."""
    lex.glued_behind = list(map(plain, data.get("glued_behind", [])))
    lex.begins = list(map(plain, data.get("begins", [])))
    for word in (*lex.glued_behind, *lex.begins):
        lex.sense(word)


def _bare_letters(lex: Lexicon) -> None:
    """Enter each word without its accents as well, where that is no other word: `pieciu` for `pięciu`."""
    for word, sense in list(lex.senses.items()) if lex.bare_letters else ():
        if not word.isascii() and (bare := without_accents(word)) != word:
            lex.senses.setdefault(bare, sense)
            for parts in (lex.suffixes, lex.prefixes):
                if word in parts:
                    parts.setdefault(bare, parts[word])


def _claims(lex: Lexicon, data: dict[str, Any]) -> None:
    """Enter the claims: words that say one, that deny it, and that deny it of what follows (`except`)."""
    for claim, sides in data.get("claims", {}).items():
        for side in ("said", "denied", "denies_what_follows"):
            _each(lex, sides.get(side, []), "claim", claim)
        for side in ("denied", "denies_what_follows"):
            _role(lex, sides.get(side, []), "denied")
        _role(lex, sides.get("denies_what_follows", []), "negators")


def _each(lex: Lexicon, words: Iterable[str], attribute: str, value: object) -> None:
    for word in words:
        setattr(lex.sense(plain(word)), attribute, value)


def _role(lex: Lexicon, words: Iterable[str], role: str) -> None:
    for word in words:
        known = plain(word)
        if role == "hides_before" and known.startswith("-"):  # -gatan: whatever ends like this
            known = known[1:]
            lex.tails += (known,)
        if role in {"shares", "percent"} and known.startswith("-"):  # tjugoförste-delar, fünfzig-prozentig
            known = known[1:]
            lex.word_ends += (known,)
        sense = lex.sense(known)
        sense.roles |= {role}


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _numbers(lex: Lexicon, data: dict[str, Any]) -> None:
    for key, attribute in (
        ("numbers", "number"),
        ("scales", "scale"),
        ("glued_scales", "glued_scale"),
        ("ordinals", "ordinal"),
        ("fractions", "fraction"),
        ("parts_before", "part_before"),
        ("percent_before", "percent_part"),
        ("percent_after", "percent_share"),
        ("percent_parts", "percent_more"),
        ("percentages", "percentage"),
    ):
        for value, words in data.get(key, {}).items():
            top, _, bottom = value.partition("/")
            number = int(top) / int(bottom) if bottom else _number(value)
            pieces = [word for word in words if "-" in {word[0], word[-1]}]  # cent-, -tré
            for piece in pieces:
                role = "bare" if piece[-1] == "-" else "ends"
                sense = lex.pieces.setdefault(plain(piece.strip("-")), Sense(roles=frozenset({role})))
                setattr(sense, attribute, number)
            _each(lex, (word for word in words if word not in pieces), attribute, number)
            if attribute == "glued_scale":
                _role(lex, [word for word in words if word.isupper()], "capitals")
            if attribute == "scale":
                _role(lex, (word for word in words if word.endswith(".")), "shortened")
    for value, words in data.get("sounds", {}).items():
        scale = int(value) >= 10 and value.strip("0") == "1"
        for word in words:
            sense = lex.sounds[plain(word)] = Sense(roles=frozenset({"bare"}))
            setattr(sense, "scale" if scale else "number", int(value))
    for tail in map(plain, data.get("ordinal_tails", [])):  # पच्चीसवाँ
        for value, words in (*data["numbers"].items(), *data["scales"].items()):
            _each(lex, (plain(word) + tail for word in words if value.isdigit()), "ordinal", _number(value))


def _calendar(lex: Lexicon, data: dict[str, Any]) -> None:
    dotted = set()
    for key, attribute in (("months", "month"), ("lunar_months", "lunar"), ("weekdays", "weekday")):
        for number, words in data.get(key, {}).items():
            _each(lex, (word.rstrip(".") for word in words), attribute, int(number))
            dotted |= {plain(word.rstrip(".")) for word in words if word.endswith(".")}
    lex.dotted = frozenset(dotted)
    for number, words in data.get("brief_weekdays", {}).items():
        lex.brief_weekdays |= {word: Sense(weekday=int(number)) for word in words}
    for first, words in data.get("eras", {}).items():
        _each(lex, words, "era", int(first))


def _year_parts(lex: Lexicon, data: dict[str, Any]) -> None:
    """Enter what names a quarter or a half of a year, under Q1 to Q4, H1 and H2, by its first and last month."""
    for part, words in data.get("year_parts", {}).items():
        months = _MONTHS_IN[part[0]]
        last = int(part[1]) * months
        _each(lex, words, "year_part", (last - months + 1, last))


def _sums(lex: Lexicon, data: dict[str, Any]) -> None:
    for key, attribute in (("currencies", "currency"), ("cents", "cents_of"), ("currency_pairs", "pair_of")):
        for code, words in data.get(key, {}).items():
            _each(lex, (word.rstrip("-") for word in words), attribute, code)
            _role(lex, (word for word in words if word.endswith(".")), "shortened")
            lex.prefixes |= {plain(word[:-1]): code for word in words if word.endswith("-")}  # kronors-
    for key, many in _MANY.items():
        for code, words in data.get(key, {}).items():
            _each(lex, words, "many_of", (code, many))


def _units(lex: Lexicon, data: dict[str, Any]) -> None:
    """Enter the units: a word written `års-` may begin a longer word, one written `-årig` may end one."""
    for unit, words in data.get("units", {}).items():
        for word in words:
            known = plain(word.strip("-"))
            lex.sense(known).unit = unit
            if known.endswith("."):
                _role(lex, [known], "shortened")
            if word.startswith("-"):
                lex.suffixes[known] = unit
            if word.endswith("-"):
                lex.prefixes[known] = unit
    for key, attribute in (("units_after_half", "half_unit"), ("units_among_units", "inner_unit")):
        for unit, words in data.get(key, {}).items():
            _each(lex, words, attribute, unit)
    for iso, words in data.get("durations", {}).items():
        _each(lex, words, "duration", _parts(iso))


def _parts(iso: str) -> Parts:
    return tuple(_counts(iso))


def _counts(iso: str) -> Iterator[tuple[str, int | float]]:
    days, _, clock = iso.partition("T")
    for sign, part in (("", days), ("T", clock)):
        for count, letter in re.findall(r"([\d.]+)(BD|[A-Z])", part):
            yield _ISO_UNITS[sign + letter], _number(count)
