"""What all tests share: the release of the real policy, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices import pipeline
from notices.diagnostics import show

ROOT = Path(__file__).resolve().parent.parent

# axe takes a page's canvas for white, so a host that has a dark scheme says its colours. Fragments have no style:
# that a long word (consumentenvoorwaarden, in a heading, at 320 pixels) may break is the host's to say.
HOST_STYLE = """<style>
:root { color-scheme: light dark; background: #fff; color: #000; }
@media (prefers-color-scheme: dark) { :root { background: #111; color: #eee; } }
body { overflow-wrap: break-word; }
</style>"""


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built release."""
    out = tmp_path_factory.mktemp("release") / "dist"
    outcome = pipeline.build(ROOT / "policy.yaml", out)
    assert outcome.clean, "\n".join(show(it) for it in outcome.diagnostics)
    return out


@pytest.fixture(scope="session")
def documents(release: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every HTML file: pages, dialogs and mails as they are, each fragment in a page of somebody else's."""
    return _documents(release, tmp_path_factory.mktemp("host"))


@pytest.fixture(scope="session")
def redlines(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same of what has changed between two versions of a policy, as an example tells it."""
    out = tmp_path_factory.mktemp("redlines") / "dist"
    outcome = pipeline.build(ROOT / "examples/orrery/policy.yaml", out, root=ROOT, surfaces=["changes"])
    assert outcome.clean, "\n".join(show(it) for it in outcome.diagnostics)
    return [it for it in _documents(out, tmp_path_factory.mktemp("host")) if it.name.startswith("changes.")]


def _documents(release: Path, host: Path) -> list[Path]:
    files = sorted([*release.glob("*.html"), *release.glob("*/*.html")])
    assert files, "the release has no HTML"
    return [_hosted(it, host) if it.name.endswith(".fragment.html") else it for it in files]


def _hosted(fragment: Path, folder: Path) -> Path:
    page = folder / fragment.parent.name / fragment.name
    page.parent.mkdir(exist_ok=True)
    html = fragment.read_text(encoding="utf-8")
    page.write_text(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>An app</title>\n{HOST_STYLE}\n</head>\n"
        f"<body>\n<main>\n<h1>An app</h1>\n{html}</main>\n</body>\n</html>\n",
        encoding="utf-8",
    )
    return page
