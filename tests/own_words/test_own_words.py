"""A project's own sentences, which speak of none of the policy's facts, are nobody's fault."""

from __future__ import annotations

from pathlib import Path

import yaml

from notices import pipeline
from notices.diagnostics import show
from tests import projects

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


def entry(number: int, sentence: dict[str, str], tag: str) -> str:
    """A message of a catalog."""
    said = "" if tag == "en" else sentence[tag]
    id = f"announcement.own{number}"
    return f'\n#. A sentence of our own.\nmsgctxt "{id}"\nmsgid "{sentence["en"]}"\nmsgstr "{said}"\n'


def test_a_project_may_say_more_than_its_policy(tmp_path: Path) -> None:
    tags = tuple(SENTENCES[0])
    assert len(SENTENCES) > 10 and "en" in tags
    folder = projects.copy(tmp_path, tags)
    for tag in tags:
        with (folder / "locales" / tag / "messages.po").open("a", encoding="utf-8") as catalog:
            catalog.writelines(entry(number, it, tag) for number, it in enumerate(SENTENCES))
    paragraphs = [(number, it) for number, it in enumerate(SENTENCES) if it["en"][-1] in ".?"]
    items = [(number, it) for number, it in enumerate(SENTENCES) if it["en"][-1] not in ".?"]
    assert paragraphs and items
    with (folder / "templates" / "announcement.md.j2").open("a", encoding="utf-8") as template:
        template.writelines(f'\n\n{{{{ t("announcement.own{number}") }}}}\n' for number, _ in paragraphs)
        template.write("\n\n")
        template.writelines(f'- {{{{ t("announcement.own{number}") }}}}\n' for number, _ in items)
    outcome = pipeline.build(folder / "policy.yaml", None)
    assert outcome.clean, "\n".join(map(show, outcome.diagnostics))
