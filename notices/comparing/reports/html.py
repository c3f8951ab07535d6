"""A redline that legal can read and print: one page, a section a language, no script."""

from __future__ import annotations

from pathlib import Path

from notices.comparing.changes import Changes
from notices.comparing.reports import standing
from notices.diagnostics import folded


def report(changes: Changes) -> str:
    """The page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from notices.rendering.wording import wording

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True)
    locales = dict.fromkeys(it.locale for it in changes.sentences)
    languages = [
        (
            locale,
            changes.new.languages.get(locale) or changes.old.languages.get(locale, locale),
            wording(locale).direction,
            [it for it in changes.sentences if it.locale == locale],
        )
        for locale in locales
    ]
    page = environment.get_template("redline.html.j2")
    return page.render(changes=changes, languages=languages, standing=standing, faults=folded(changes.faults))
