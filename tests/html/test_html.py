"""Every HTML file through the Nu HTML checker, the W3C's, in one run of it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.tools import node_module, require

# HTML's own syntax for durations ends at days; years, months and weeks we write as ISO 8601 has them,
# which programs read, and which no browser interprets.
ISO_DURATION = re.compile(r"Bad value “P\d+[YMW]” for attribute “datetime” on element “time”")

PLANTED = '<!DOCTYPE html><html lang="en"><title>Planted</title><ul><p style="colour: red"></ul></html>'


def test_no_file_has_an_error_and_errors_are_found(documents: list[Path], redlines: list[Path], tmp_path: Path) -> None:
    java = require("java", "default-jre-headless")
    jar = node_module("vnu-jar") / "build/dist/vnu.jar"
    planted = tmp_path / "planted.html"
    planted.write_text(PLANTED, encoding="utf-8")
    command = [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    run = subprocess.run([*command, *map(str, [*documents, *redlines]), str(planted)], capture_output=True, check=True)
    messages = json.loads(run.stdout)["messages"]
    errors = [it for it in messages if it["type"] != "info" and not ISO_DURATION.match(it["message"])]
    ours, found = [], False
    for it in errors:
        found = found or it["url"].endswith(planted.name)
        if not it["url"].endswith(planted.name):
            ours.append(f"{it['url']}:{it.get('lastLine')}: {it['message']}")
    assert found, "the checker finds nothing"
    assert not ours, "\n".join(ours)
