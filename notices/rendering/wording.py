"""Fact × role × locale → words, by the tables of languages/<tag>/wording.yaml.

A role says what the sentence needs of a fact: the plain words, an attribute, a list joined by
`or`. A role's entry is a pattern (`"i {base}"`), a table by unit, or a table by count, whose keys
are exact counts (`1`), stretches (`80-89`) and plural categories (`one`, `other`), tried in that
order. Month and unit names are checked against Babel's CLDR data by the tests and kept here,
because reading them from Babel costs more than all the rest (docs/decisions.md).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from notices import languages
from notices.languages import compiled
from notices.model import Bound, Date, Duration, Fact, Names, Number, Path, Range, Term, Unit
from notices.rendering.direction import bare, isolated

_UNITS = frozenset(Unit)
_HAN = (("\u2e80", "\u2fff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"))


class NoWording(LookupError):
    """A language has no words for this fact in this role; the text says what is missing."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help


class Wording:
    """What one language makes of facts."""

    def __init__(self, tag: str, data: dict[str, Any]) -> None:
        self.tag = tag
        self.data = data
        self.name: str = data["name"]
        self.direction: str = data["direction"]
        self.plural_forms: str = data["plural"]["forms"]
        ties = "|".join(data.get("ties", ()))
        self._ties = re.compile(rf"(?<![\w’'-])({ties}) (?! )", re.IGNORECASE) if ties else None
        self.has_gaps = bool(data.get("prefixes") or data.get("latin_space"))
        self._categories = [(key, rule) for key, rule in data["plural"].items() if key != "forms"]

    def roles(self, kind: str) -> set[str]:
        """The roles that this language's table has for a kind of fact, besides `base`."""
        table = {
            "range": "range",
            "date": "date",
            "duration": "duration",
            "names": "names",
            "term": "terms",
        }.get(kind)
        return set(self.data.get(table, {})) if table else set()

    def say(self, fact: Fact, role: str = "base") -> str:
        """The fact's words in a role. Raises NoWording where the language has none."""
        value = fact.value
        if isinstance(value, Duration):
            return self.duration(value, role)
        if isinstance(value, Date):
            return self.date(value, role)
        if isinstance(value, Range):
            return self.range(value, role)
        if isinstance(value, Term):
            return self.term(value, role, fact.name)
        if isinstance(value, Names):
            return self.names(value, role, fact.name)
        if isinstance(value, Path):
            return str(self.data["path"]).join(self.term(item, role, fact.name) for item in value.items)
        if isinstance(value, Number):
            return self.number(value.value)
        raise NoWording(
            f"`{fact.name}` is a {fact.kind}: it has no words",
            "a link is the address of [words]({link}); flags and selections pick messages in templates",
        )

    def category(self, count: int) -> str:
        """The plural category of a whole number, by the language's own rules (CLDR's names)."""
        return next((key for key, rule in self._categories if _holds(rule, count)), "other")

    def form(self, count: int) -> int:
        """Which form of a plural message a whole number asks for; the table lists them in gettext's order."""
        order = [category for category, _ in self._categories]
        category = self.category(count)
        return order.index(category) if category in order else len(order)

    def number(self, count: int) -> str:
        """The number, with the language's separator between groups of three, or of two above the thousands."""
        digits = str(count)
        places = self.data.get("group_of", 3)
        head = re.sub(rf"(?<=\d)(?=(?:\d{{{places}}})+$)", self.data["group"], digits[:-3])
        return f"{head}{self.data['group']}{digits[-3:]}" if head else digits

    def date(self, day: Date, role: str) -> str:
        """A date by one of the language's patterns."""
        pattern = str(self._by_count(self._entry("date", role), day.day))
        weekday = datetime.date(day.year, day.month, day.day).weekday()
        months = self.data.get("months_" + role) or self.data["months"]
        weekdays = self.data.get("weekdays_" + role) or self.data["weekdays"]
        parts: dict[str, Any] = {
            "year": day.year,
            "month": months[day.month - 1],
            "day": self.data.get("days", {}).get(day.day, day.day),
            "weekday": weekdays[weekday],
        }
        parts |= {part: self.date(day, part) for part in re.findall(r"\{(\w+)\}", pattern) if part not in parts}
        return pattern.format(**parts)

    def duration(self, time: Duration, role: str) -> str:
        """A duration with its bound."""
        if time.bound is Bound.EXACTLY:
            return self._counted(time, role)
        patterns = self.data["bounds"][time.bound]
        if role not in patterns:
            raise NoWording(
                f"{self.tag} has no words for “{time.bound.replace('_', ' ')}” in the role `{role}`",
                f"use one of the roles {_listed(patterns)}",
            )
        text = ""
        for piece in re.split(r"(\{\w+\})", str(patterns[role])):
            words = self._counted(time, piece[1:-1]) if piece[:1] == "{" else piece
            text = self.beside(text, words)
        return text

    def _counted(self, time: Duration, role: str) -> str:
        entry = self._entry("duration", role)
        pattern = str(self._select(entry, time.unit, time.count))
        parts: dict[str, Any] = {"n": self.number(time.count), "word": self._word(time.count)}
        for part in re.findall(r"\{(\w+)\}", pattern):
            if part not in parts:
                parts[part] = self._counted(time, part)
        return pattern.format(**parts)

    def range(self, times: Range, role: str) -> str:
        """From one duration to another; the higher count rules the grammar."""
        entry = self._entry("range", role)
        pattern = str(self._select(entry, times.high.unit, times.high.count))
        return pattern.format(low=self.number(times.low.count), high=self.number(times.high.count))

    def term(self, term: Term, role: str, name: str) -> str:
        """A term in a form that the policy gives for this language, or that the language can derive."""
        forms = term.forms(self.tag)
        if forms is None:
            known = next(iter(term.words.values()))["base"]
            raise NoWording(
                f"`{name}` has no words in {self.tag}", f"add `{known}: …` to locales/{self.tag}/names.yaml"
            )
        if role in forms:
            return self.isolated(forms[role])
        rules = self.data.get("terms", {}).get(role)
        if rules is None:
            raise NoWording(
                f"`{name}` has no form `{role}` in {self.tag}",
                f"add it there, as {{base: {forms['base']}, {role}: …}}, or use another role",
            )
        return self.isolated(
            str(_by_ending(rules, forms["base"], self.data.get("endings", {}))).format(base=forms["base"])
        )

    def isolated(self, text: str) -> str:
        """The text with its Latin stretches kept in their place, where the language runs from right to left."""
        return isolated(text) if self.direction == "rtl" else text

    def tied(self, text: str) -> str:
        """The text with its little words on the line of what follows them, where no line may end in one."""
        return self._ties.sub("\\1\u00a0", text) if self._ties else text

    def names(self, names: Names, role: str, name: str) -> str:
        """A list of names, joined as the language joins them."""
        rule = self._entry("names", role)
        forms = [rule.get("form", "base")] * len(names.items)
        forms[-1] = rule.get("last_form", forms[-1])
        words = [self.term(item, form, name) for item, form in zip(names.items, forms, strict=True)]
        around = self._by_count(rule.get("around", "{list}"), len(words))
        return str(around).format(list=self._listed(words, rule))

    def _listed(self, words: list[str], rule: dict[str, Any]) -> str:
        if len(words) == 1:
            return str(rule.get("one", "{name}")).format(name=words[0])
        item, last = rule.get("item", "{name}"), rule.get("last", "{name}")
        parts = [str(item).format(name=word) for word in words[:-1]] + [str(last).format(name=words[-1])]
        return self._join(parts, self.data["lists"][rule["join"]])

    def _join(self, parts: list[str], glue: dict[str, Any]) -> str:
        text = parts[0]
        for part in parts[1:-1]:
            text = self.beside(self.beside(text, glue["middle"]), part)
        last = _before(parts[-1], glue.get("before", {})) or glue["pair" if len(parts) == 2 else "last"]
        return self.beside(self.beside(text, last), parts[-1])

    def beside(self, left: str, right: str) -> str:
        """Two pieces of text side by side, with a space where the language wants one."""
        return left + self.gap(left, right) + right

    def gap(self, left: str, right: str) -> str:
        """The space between a Latin letter, or a digit, and a Han character; what a prefix needs before letters."""
        if prefixes := self.data.get("prefixes"):
            alone = re.search(rf"(?:^|[^\w{prefixes['join']}])({prefixes['words']})$", left)
            return str(prefixes["join"]) if alone and re.match("[A-Za-zÀ-ɏ0-9]", bare(right)) else ""
        if not (left and right and self.data.get("latin_space")):
            return ""
        a, b = left[-1], right[0]
        mixed = (self._keeps_off(a) and _is_han(b)) or (_is_han(a) and self._keeps_off(b))
        return " " if mixed else ""

    def _keeps_off(self, char: str) -> bool:
        return _latin(char) or (char.isdigit() and bool(self.data.get("digit_space")))

    def _word(self, count: int) -> str:
        words = self.data["numbers"]
        return words[count - 1] if count <= len(words) else str(count)

    def _entry(self, table: str, role: str) -> Any:
        entries = self.data[table]
        if role not in entries:
            kind = "list of names" if table == "names" else table
            raise NoWording(f"{self.tag} has no role `{role}` for a {kind}", f"use one of {_listed(entries)}")
        return entries[role]

    def _select(self, entry: Any, unit: Unit, count: int) -> Any:
        if isinstance(entry, dict) and _UNITS & entry.keys():
            entry = entry[unit]
        return self._by_count(entry, count)

    def _by_count(self, entry: Any, count: int) -> Any:
        if not isinstance(entry, dict):
            return entry
        if count in entry:
            return entry[count]
        for key, pattern in entry.items():
            low, dash, high = str(key).partition("-")
            if dash and int(low) <= count <= int(high):
                return pattern
        return entry.get(self.category(count), entry.get("other"))


def _latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


def _listed(entries: Any) -> str:
    return ", ".join(f"`{key}`" for key in entries)


_SHAPES = {"spaced": re.compile(" "), "initials": re.compile("[A-Z]{2}$")}


def _by_ending(rules: dict[str, str], word: str, classes: dict[str, str]) -> str:
    """The pattern for a word's shape, last letters or class of them; a Hangul syllable is its sounds (침 is ㅊㅣㅁ).

    A letter with a hyphen (`a-`) is a vowel: of all that are written so, the word's last one decides.
    """
    sounds = unicodedata.normalize("NFD", word.lower())
    listed = {key: classes.get(key, key).split(", ") for key in rules}
    vowels = {each[0] for letters in listed.values() for each in letters if each[1:] == "-"}
    last = next((char for char in reversed(unicodedata.normalize("NFC", sounds)) if char in vowels), "")
    for key, letters in listed.items():
        shaped = key in _SHAPES and _SHAPES[key].search(word)
        ends = sounds.endswith(tuple(unicodedata.normalize("NFD", each) for each in letters))
        if shaped or (key not in _SHAPES and key != "other" and (ends or f"{last}-" in letters)):
            return rules[key]
    return rules["other"]


def _before(word: str, glues: dict[str, str]) -> str | None:
    """The conjunction that a word's first letters ask for: Spanish *y* is *e* before *Iris*, not before *hielo*."""
    start = bare(word).lower()
    return next((glue for starts, glue in glues.items() if start.startswith(tuple(starts.split(", ")))), None)


_CONDITION = re.compile(r"n(?: % (\d+))? (=|!=) ([\d.,]+)")


@cache
def _rule(text: str) -> list[list[tuple[int, bool, frozenset[int]]]]:
    """CLDR's plural rule syntax for whole numbers: `n % 10 = 2..4 and n % 100 != 12..14`."""
    return [[_condition(part) for part in clause.split(" and ")] for clause in text.split(" or ")]


def _condition(text: str) -> tuple[int, bool, frozenset[int]]:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise ValueError(f"no plural rule: {text!r}")
    modulus, operator, values = match.groups()
    numbers: set[int] = set()
    for value in values.split(","):
        low, _, high = value.partition("..")
        numbers.update(range(int(low), int(high or low) + 1))
    return int(modulus or 0), operator == "=", frozenset(numbers)


def _is_han(char: str) -> bool:
    """Whether it is a sign of Han, or a kana."""
    return any(first <= char <= last for first, last in _HAN)


def _holds(rule: str, count: int) -> bool:
    return any(
        all(((count % modulus if modulus else count) in numbers) is wanted for modulus, wanted, numbers in clause)
        for clause in _rule(rule)
    )


@lru_cache(maxsize=256)
def wording(tag: str) -> Wording:
    """The wording of a known language. Raises KeyError for another tag."""
    return Wording(tag, compiled.table(languages.file(tag, "wording.yaml")))
