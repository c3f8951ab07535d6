"""The benchmark runs, and its peers say the same words; how fast anything is, no test asserts."""

import subprocess
import sys
from pathlib import Path

from tests import tools

BENCH = Path(__file__).parents[2] / "bench" / "build.py"


def test_one_language_once(tmp_path):
    tools.module("hugo")
    command = [sys.executable, BENCH, "--languages", "1", "--runs", "1", "--work", tmp_path / "bench"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for case in ("cold", "unchanged", "one message"):
        assert f" 1  {case} " in done.stdout
