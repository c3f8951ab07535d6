"""`notices build --watch`: a save becomes a release, a fault is shown and changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import projects

PATIENCE = 60  # seconds; far more than it takes


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv"))


@pytest.fixture
def watcher(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(projects.ROOT)}
    with (project / "said").open("wb") as said:
        command = [sys.executable, "-m", "notices", "build", "--watch"]
        # A shell lets what it starts behind its back ignore Ctrl+C, and so would all that is started there.
        child = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=said,
            stderr=said,
            preexec_fn=_listen_to_interrupts,  # noqa: PLW1509 (there are no threads here)
        )
        yield child
        child.kill()
        child.wait()


def _listen_to_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_from_save_to_finished_files(project: Path, watcher: subprocess.Popen[bytes]) -> None:
    catalog, page = project / "locales" / "sv" / "messages.po", project / "dist" / "sv" / "faq.before.html"

    def said() -> str:
        return (project / "said").read_text(encoding="utf-8")

    wait_for(lambda: "no faults" in said())
    projects.edit(catalog, '"Hoppa till innehållet"', '"Gå till innehållet"')
    wait_for(lambda: "Gå till innehållet" in page.read_text(encoding="utf-8"))

    before = projects.contents(project / "dist")
    projects.edit(catalog, '"Gå till innehållet"', '"Gå till {nowhere}"')
    wait_for(lambda: "unknown-placeholder" in said() and "nothing was written" in said())
    assert projects.contents(project / "dist") == before, "the last good release is kept"
    assert "messages.po:" in said()

    (project / "policy.yaml").rename(project / "aside")
    wait_for(lambda: "can't read policy.yaml" in said())
    (project / "aside").rename(project / "policy.yaml")
    projects.edit(catalog, '"Gå till {nowhere}"', '"Till innehållet"')
    wait_for(lambda: "Till innehållet" in page.read_text(encoding="utf-8"))

    watcher.send_signal(signal.SIGINT)
    assert watcher.wait(PATIENCE) == 0
    assert said().endswith("stopped\n")


def test_one_object_does_not_tell_of_many_builds(project: Path) -> None:
    command = [sys.executable, "-m", "notices", "build", "--watch", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(projects.ROOT)}
    ran = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "tell of one build" in ran.stderr
