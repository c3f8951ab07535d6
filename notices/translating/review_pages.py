"""A review as static pages: `index.html` with a card a message, and the surfaces under `pages/`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.reviewing import Review
from notices.translating.rows import STATES

LABELS = {"missing": "missing", "stale": "stale", "translated": "not signed", "signed": "signed"}


def page(review: Review, script: str | None = None) -> str:
    """The page with all cards; the preview adds the `script` that signs from it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True)
    counts = Counter(card.row.state for card in review.cards)
    template = environment.get_template("review.html.j2")
    found = sum(bool(card.findings) for card in review.cards)
    return template.render(review=review, states=STATES, labels=LABELS, counts=counts, found=found, script=script)


def write(review: Review, folder: Path) -> int:
    """Puts the pages into a folder, over those of an earlier review, and returns their number. Raises Unusable."""
    files = {"index.html": page(review)} | {f"pages/{name}.html": html for name, html in review.pages.items()}
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"can't write: {(error.strerror or str(error)).lower()}"
        raise Unusable(Diagnostic("not-written", problem, Span(str(folder), 0, 0), "check the folder")) from None
    return len(files)
