"""docs/glossary.md: names and terms of the real policy in every language, to be read side by side.

python -m tests.wording.glossary      writes the page anew
"""

from __future__ import annotations

from pathlib import Path

from notices import languages, spec
from notices.model import Policy, Term
from notices.rendering.wording import wording

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "glossary.md"
HEAD = """# Glossary

What names, labels and terms of the real policy are called in each language. Names and labels stand in \
`locales/<tag>/names.yaml`, terms in `locales/<tag>/glossary.yaml`; the build holds every translation to \
them, and the audit finds words that they shun. This page is made of these files: \
`python -m tests.wording.glossary`.
"""


def page(policy: Policy) -> str:
    """The page's text."""
    tags = [tag for tag in languages.known() if (ROOT / "locales" / tag / "messages.po").is_file()]
    parts = [HEAD]
    for tag in tags:
        lines = [f"## {wording(tag).name} ({tag})", "", "| English | here | also | never |", "|---|---|---|---|"]
        lines += [f"| {english} | {words} | {also} | |" for english, words, also in names(policy, tag)]
        for entry in policy.glossary.get(tag, ()):
            also, never = ", ".join(entry.words[1:]), ", ".join(entry.never)
            lines.append(f"| {entry.term} | {entry.words[0]} | {also} | {never} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def names(policy: Policy, tag: str) -> list[tuple[str, str, str]]:
    """English, the words here, and their further forms, for every name that the language has its own words for."""
    found = {}
    for fact in policy.facts.values():
        terms = getattr(fact.value, "items", None) or ([fact.value] if isinstance(fact.value, Term) else [])
        for term in terms:
            if tag in term.words:
                forms = dict(term.words[tag])
                base = forms.pop("base")
                found[term.text("en")] = (term.text("en"), base, ", ".join(dict.fromkeys(forms.values())))
    return list(found.values())


if __name__ == "__main__":
    PAGE.write_text(page(spec.load(ROOT / "policy.yaml")), encoding="utf-8", newline="\n")
