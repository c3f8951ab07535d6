"""A project as the translators' commands open it: its rows, with the words that its facts become."""

from __future__ import annotations

from pathlib import Path

from notices import spec
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Policy, Span
from notices.rendering.placeholders import FactTable, fact_table
from notices.rendering.project import Project
from notices.rendering.terms import spoken_of
from notices.rendering.wording import NoWording, wording
from notices.translating import project as catalogs
from notices.translating import reviews
from notices.translating.rows import Row, Say
from notices.translating.rows import rows as rows_of


def project(policy_file: Path, root: Path) -> Project:
    """The pen's view of the project. Raises Unusable."""
    policy = spec.load(policy_file)
    return Project(root, policy, fact_table(policy), [])


def rows(policy_file: Path, root: Path, tag: str) -> list[Row]:
    """A language's messages as rows. Raises Unusable."""
    catalogs.chosen(root, [tag])
    whole = project(policy_file, root)
    catalog = catalogs.read(root, tag)
    signed = reviews.holding(catalog, reviews.read(root, tag))
    english, own = (saying(whole.policy, whole.table, it) for it in (catalogs.SOURCE, tag))

    def terms(text: str) -> dict[str, str]:
        return {it.term: it.words[0] for it in spoken_of(text, tag, whole.policy.glossary)}

    return list(rows_of(catalog, signed, english, own, terms))


def saying(policy: Policy, table: FactTable, tag: str) -> Say:
    """What a placeholder becomes in a language today; of a list's item, the first one's words."""
    words = wording(tag)

    def say(name: str) -> str | None:
        split = table.split(name)
        if split is None:
            return None
        fact, role, _ = split
        head, dot, rest = fact.partition(".")
        fact = spec.SCOPES[head].replace("#", "1") + dot + rest if head in spec.SCOPES else fact
        if fact not in policy.facts:
            return None
        try:
            return words.say(policy.facts[fact], role)
        except NoWording:
            return None

    return say


def name(tag: str) -> str:
    """What a language calls itself."""
    return wording(tag).name


def meant(asked: str | None, told: str | None, file: str) -> str:
    """The language of a file that came in. Raises Unusable where nobody says it, or two say different ones."""
    if asked and told and asked != told:
        message = f"the file is in `{told}`, not in `{asked}`"
        raise Unusable(
            Diagnostic("other-language", message, Span(file, 0, 0), "leave --locale out, or take another file")
        )
    if not (asked or told):
        message = "the file does not say its language"
        raise Unusable(Diagnostic("unknown-locale", message, Span(file, 0, 0), "say it with --locale"))
    return asked or told or ""
