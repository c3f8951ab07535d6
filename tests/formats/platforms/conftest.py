"""One release of all surfaces in all formats, for every consumer."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notices import pipeline
from tests import projects, tools
from tests.formats.platforms.release import FORMATS, LOCALES, Released

HERE = Path(__file__).parent
Show = Callable[[str, Any], Any]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """Every surface of the real policy in every format, read back by the audit and found clean."""
    folder = projects.copy(tmp_path_factory.mktemp("platforms"), tuple(LOCALES))
    policy = folder / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    text, count = re.subn(r"formats:\s+\[[^\]]*\]", f"formats: [{FORMATS}]", text)
    assert count >= 7
    policy.write_text(text, encoding="utf-8", newline="\n")
    outcome = pipeline.build(policy, None)
    assert outcome.clean, outcome.diagnostics
    return Released(outcome.files)


@pytest.fixture(scope="session")
def show() -> Show:
    """Asks one of the JavaScript libraries what it shows of some files."""
    node = tools.require("node", "nodejs")
    for name in ("i18next", "intl-messageformat", "@fluent/bundle"):
        tools.node_module(name)

    def ask(consumer: str, data: Any) -> Any:
        script = [node, str(HERE / "show.mjs"), consumer]
        ran = subprocess.run(script, input=json.dumps(data), capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    return ask
