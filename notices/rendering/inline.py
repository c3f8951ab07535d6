"""A message's text → pieces: words, placeholders, and the three marks that inline Markdown may set.

`str.format` on a translation could read the program's memory, so placeholders are found here: `{{`,
`}}`, `{fact}` or `{fact.role}`, and nothing else. They stand in the Markdown as private-use
characters, so no value can turn into markup, and a link's address can be a placeholder only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from notices.dataclass import dataclass

MAX_LENGTH = 2_000
MAX_PLACEHOLDERS = 40

_FIRST = 0xE000  # the private-use characters that stand for placeholders while Markdown is read
_BRACE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}|[{}]")
_NAME = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_SPECIAL = re.compile(r"[{}*_\[\]`\\<>&]")
_MARKUP = re.compile(r"[*_\[\]`\\<>&]")
_PLACE = re.compile(r"([\ue000-\ue0ff])")
# Bold words, a link around words, or neither: what most texts are, and what needs no parser. Where Markdown
# asks more of a mark's neighbours than that a letter is one, or white space the other, the parser is asked.
_SIMPLE = re.compile(
    r"\*\*(?=[\w\u0300-\u036f\u0900-\u0963\ue000-\ue0ff])(?P<strong>[^*_\[\]`\\<>&]+)"
    r"(?:(?<=[\w\u0300-\u036f\u0900-\u0963\ue000-\ue0ff])\*\*(?!\*)|(?<=\S)\*\*(?=\s|\Z))"
    r"|\[(?P<link>[^*_\[\]`\\<>&]+)\]\((?P<target>[\ue000-\ue0ff])\)"
    r"|(?P<plain>[^*_\[\]`\\<>&]+)"
)
# Everything that hides or turns text, breaks a line or speaks to a terminal. Joiners and marks that
# some scripts need (U+200C/D/E/F, U+061C) are allowed by language.
# Private-use characters have no meaning in text, and here they have one.
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
    r"\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{retention.allowed.for}`, as written; where the fact ends and the role begins is not yet known."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark begins or ends: `strong`, `em` or `link`, whose address is a placeholder."""

    kind: str
    opens: bool
    target: Placeholder | None = None


Piece = str | Placeholder | Mark


class Broken(ValueError):
    """A text that can't be used: what, from which character on, how long, and what to do."""

    def __init__(self, rule: str, message: str, start: int, length: int, help: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.start, self.length, self.help = rule, message, start, length, help


def pieces(text: str, allowed_marks: str = "") -> tuple[Piece, ...]:
    """The pieces of a text. Raises Broken with the first fault.

    >>> pieces("Kept *for* {time}.")
    ('Kept ', Mark(kind='em', opens=True, target=None), 'for', Mark(kind='em', opens=False, target=None), \
' ', Placeholder(name='time', start=11), '.')
    """
    _refuse_hidden(text, allowed_marks)
    if text and not _SPECIAL.search(text):
        return (text,)
    if (plain := _plain(text)) is not None:
        return tuple(plain)
    coded, found = _placeholders(text)
    if not _MARKUP.search(coded):
        return tuple(_split(coded, found))
    return tuple(_simple(coded, found) or _marked(text, coded, found))


def _refuse_hidden(text: str, allowed: str) -> None:
    if len(text) > MAX_LENGTH:
        raise Broken("too-long", f"{len(text)} characters, at most {MAX_LENGTH}", 0, 1, "split the message")
    if not _HIDDEN.search(text):
        return
    for match in sorted(_HIDDEN.finditer(text), key=_is_private):
        if match[0] not in allowed:
            does = "has no meaning in" if _is_private(match) else "hides or turns"
            raise Broken("hidden-character", f"U+{ord(match[0]):04X} {does} text", match.start(), 1, "delete it")


def _is_private(match: re.Match[str]) -> bool:
    return "\ue000" <= match[0] <= "\uf8ff"


def _plain(text: str) -> list[Piece] | None:
    """The pieces of a text of words and placeholders alone; None for any other."""
    words = _NAME.split(text)  # and, every other one, a placeholder's name
    if len(words) > 2 * MAX_PLACEHOLDERS or _SPECIAL.search("".join(words[::2])):
        return None
    parts: list[Piece] = []
    start = 0
    for n, it in enumerate(words):
        if n % 2:
            parts.append(Placeholder(it, start))
            start += len(it) + 2
        elif it:
            parts.append(it)
            start += len(it)
    return parts


def _placeholders(text: str) -> tuple[str, list[Placeholder]]:
    """The text with each placeholder as one private-use character, and the placeholders in order."""
    found: list[Placeholder] = []

    def code(match: re.Match[str]) -> str:
        if match[0] in ("{{", "}}"):
            return match[0][0]
        if not match[1]:
            raise Broken(
                "broken-placeholder",
                f"`{match[0]}` is not part of a placeholder",
                match.start(),
                1,
                "write {fact} or {fact.role}; a brace itself is written twice",
            )
        found.append(Placeholder(match[1], match.start()))
        return chr(_FIRST + len(found) - 1)

    coded = _BRACE.sub(code, text)
    if len(found) > MAX_PLACEHOLDERS:
        raise Broken("too-long", f"{len(found)} placeholders, at most {MAX_PLACEHOLDERS}", 0, 1, "split the message")
    return coded, found


def _split(coded: str, found: list[Placeholder]) -> list[Piece]:
    parts: list[Piece] = []
    for n, part in enumerate(_PLACE.split(coded)):
        if n % 2:
            parts.append(found[ord(part) - _FIRST])
        elif part:
            parts.append(part)
    return parts


def _simple(coded: str, found: list[Placeholder]) -> list[Piece] | None:
    """The pieces of a text with nothing but simple marks side by side; None for any other."""
    parts: list[Piece] = []
    end = 0
    for match in _SIMPLE.finditer(coded):
        if match.start() != end:
            return None
        end = match.end()
        strong, link, target, plain = match.groups()
        address = found[ord(target) - _FIRST] if target else None
        opening = [Mark("strong", True)] if strong else [Mark("link", True, address)] if link else []
        closing = [Mark(it.kind, False) for it in opening]
        parts += [*opening, *_split(strong or link or plain, found), *closing]
    return parts if end == len(coded) else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    """Inline Markdown with emphasis and links alone; a link's address is one placeholder."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "balance_pairs", "fragments_join"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: bool(re.fullmatch(r"[\ue000-\ue0ff]", url))  # type: ignore[method-assign]
    return parser


def _marked(text: str, coded: str, found: list[Placeholder]) -> list[Piece]:
    parts: list[Piece] = []
    for token in _parser().parseInline(coded)[0].children:
        kind, _, side = token.type.rpartition("_")
        if token.type == "text":
            _refuse_leftover(token.content, text)
            parts += _split(token.content, found)
        elif side in ("open", "close") and kind in ("strong", "em", "link"):
            target = token.attrGet("href") if kind == "link" else None
            parts.append(Mark(kind, side == "open", found[ord(target) - _FIRST] if target else None))
        else:
            raise Broken("broken-markdown", f"`{token.type}` can't stand in a message", 0, 1, "use plain words")
    return parts


def _refuse_leftover(words: str, text: str) -> None:
    """Markup that Markdown did not take would be shown to readers as it is."""
    if left := _MARKUP.search(words):
        char = left[0]
        if char == "&" and not re.match(r"&#?\w+;", words[left.start() :]):
            return
        raise Broken(
            "broken-markdown",
            f"`{char}` is left over after reading the Markdown",
            max(text.find(char), 0),
            1,
            "allowed are **strong**, *emphasis* and [words]({link}); close what you open",
        )
