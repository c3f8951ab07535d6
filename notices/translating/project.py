"""A project's catalogs as translators work on them: by language, the English one first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from notices import languages
from notices.diagnostics import refuse_unknown
from notices.rendering.wording import Wording, wording
from notices.translating import entries
from notices.translating.entries import Items

SOURCE = "en"


def path(root: Path, tag: str) -> Path:
    """Where a language's catalog stands."""
    return root / "locales" / tag / "messages.po"


def shown(tag: str) -> str:
    """The same as diagnostics name it."""
    return f"locales/{tag}/messages.po"


def present(root: Path) -> tuple[str, ...]:
    """The languages that have a catalog and are not the source."""
    known = languages.known()
    tags = sorted(it.parent.name for it in (root / "locales").glob("*/messages.po"))
    return tuple(tag for tag in tags if tag != SOURCE and tag in known)


def chosen(root: Path, tags: Sequence[str], *, new: bool = False) -> tuple[str, ...]:
    """The languages that are asked for, or all; with `new`, one without a catalog may be named. Raises Unusable."""
    there = present(root)
    known = tuple(tag for tag in languages.known() if tag != SOURCE) if new else there
    refuse_unknown("locale", tags, known, "locales")
    return tuple(tags) or there


def read(root: Path, tag: str) -> Items:
    """A language's items. Raises Unusable."""
    return entries.read(path(root, tag), shown(tag))


def plurals(words: Wording) -> int:
    """How many plural forms a language has."""
    return int(words.plural_forms.partition("nplurals=")[2].partition(";")[0])


def begun(tag: str) -> Items:
    """The catalog of a language that has none yet."""
    words = wording(tag)
    header = f"""# {words.name}. Unreviewed until a person signs.
# Say here how readers are addressed, which quotation marks stand, and which words are used for what.
msgid ""
msgstr ""
"Project-Id-Version: notices\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {words.plural_forms}\\n"
"""
    return Items(shown(tag), header, [])
