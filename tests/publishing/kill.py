"""Kills builds with SIGKILL and counts what a reader finds: `python -m tests.publishing.kill --times 200`.

Three ways: while release after release is published, at random moments; at every step that one publishing
takes in the file system, each rename among them; and whole builds, from their start to their end.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from notices import pipeline
from notices.publishing import NAME
from notices.publishing.manifest import File
from notices.publishing.release import publish
from tests import projects

# What Python tells an audit hook before it does it (docs.python.org/3/library/audit_events.html). The
# exchange itself is a foreign function: `dlsym`, which looks it up, is the last event before it.
STEPS = {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "fcntl.flock"}
RENAMES = {"os.rename", "ctypes.dlsym"}
FOUND = ("old", "new", "mixture", "nothing")
ASKED = {"surfaces": ["settings"]}  # in one language: a release of some twenty files


class Releases:
    """Two releases of one project, as bytes, and the folder they take turns in."""

    def __init__(self, folder: Path, asked: dict[str, list[str]]) -> None:
        self.project = projects.copy(folder / "project", ("en",))
        self.out = self.project / "dist"
        self.old = self.built(asked)
        projects.edit(self.project / "policy.yaml", "not_allowed: 30 days", "not_allowed: 31 days")
        self.new = self.built(asked)
        assert self.old != self.new

    def built(self, asked: dict[str, list[str]]) -> dict[str, bytes]:
        assert pipeline.build(self.project / "policy.yaml", self.out, **asked).clean
        return projects.contents(self.out)

    def publish(self, contents: dict[str, bytes]) -> None:
        files = [File(path, "", "", "", "", "", data) for path, data in contents.items() if path != NAME]
        publish(files, contents[NAME], self.out)

    def found(self) -> str:
        """What a reader finds."""
        if not self.out.exists():
            return "nothing"
        contents = projects.contents(self.out)
        return "old" if contents == self.old else "new" if contents == self.new else "mixture"


def forked(work: Callable[[], None]) -> int:
    """A child that does some work and then ends well; its process id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            sys.stderr.write(f"{error}\n")
            os._exit(1)
        os._exit(0)
    return child


def at_random(releases: Releases, times: int, chance: random.Random) -> Counter[str]:
    """Kills a child that publishes one release after the other, over and over."""

    def work() -> None:
        while True:
            for contents in (releases.new, releases.old):
                releases.publish(contents)

    started = time.monotonic()
    for contents in (releases.new, releases.old):
        releases.publish(contents)
    both = time.monotonic() - started
    found: Counter[str] = Counter()
    for _ in range(times):
        child = forked(work)
        time.sleep(chance.random() * 2 * both)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found[releases.found()] += 1
    return found


def at_each(releases: Releases, events: set[str]) -> Counter[str]:
    """Kills a child right before its first, second, … event, until one comes through."""
    found: Counter[str] = Counter()
    for n in _count():
        shutil.rmtree(releases.out)
        releases.publish(releases.new)
        releases.publish(releases.old)
        child = forked(lambda n=n: (_die_at(n, events), releases.publish(releases.new)))  # type: ignore[misc]
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:
            assert releases.found() == "new"
            return found
        assert status == -signal.SIGKILL
        found[releases.found()] += 1
    raise AssertionError


def builds_at_each(releases: Releases, events: set[str]) -> Counter[str]:
    """The same of a whole build that has the old release to go on from; the next build is right whatever was left."""
    found: Counter[str] = Counter()
    policy = releases.project / "policy.yaml"
    for n in _count():
        projects.edit(policy, "not_allowed: 31 days", "not_allowed: 30 days")
        assert releases.built(ASKED) == releases.old
        projects.edit(policy, "not_allowed: 30 days", "not_allowed: 31 days")
        child = forked(lambda n=n: (_die_at(n, events), releases.built(ASKED)))  # type: ignore[misc]
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        found[releases.found()] += status != 0
        assert releases.built(ASKED) == releases.new
        if status == 0:
            return found
    raise AssertionError


def _count() -> Iterator[int]:
    n = 0
    while True:
        n += 1
        yield n


def _die_at(n: int, events: set[str]) -> None:
    left = n

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in events:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def whole_builds(releases: Releases, times: int, chance: random.Random) -> Counter[str]:
    """Kills `notices build` of the new release, while the old one stands."""
    policy = releases.project / "policy.yaml"
    command = [sys.executable, "-m", "notices", "build", *(f"--surface={it}" for it in ASKED["surfaces"])]
    environment = {**os.environ, "PYTHONPATH": str(projects.ROOT)}

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=policy.parent, env=environment, stdout=subprocess.DEVNULL)

    started = time.monotonic()
    assert start().wait() == 0
    whole = time.monotonic() - started
    found: Counter[str] = Counter()
    for _ in range(times):
        releases.publish(releases.old)
        child = start()
        time.sleep(chance.random() * 1.1 * whole)
        child.kill()
        child.wait()
        found[releases.found()] += 1
    return found


def told(name: str, found: Counter[str]) -> str:
    return f"{name}: {found.total()} kills: " + ", ".join(f"{it} {found[it]}" for it in FOUND)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--times", type=int, default=200, help="kills at random moments; a tenth of them of whole builds"
    )
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        releases = Releases(Path(folder), ASKED)
        counts = {
            "publishing, at random moments": at_random(releases, options.times, chance),
            "publishing, before each rename and the exchange": at_each(releases, RENAMES),
            "publishing, before each step in the file system": at_each(releases, STEPS | RENAMES),
            "whole builds, before each link and rename": builds_at_each(releases, RENAMES | {"os.link", "os.mkdir"}),
            "whole builds, at random moments": whole_builds(releases, options.times // 10, chance),
        }
        releases.publish(releases.new)
        left = [it.name for it in releases.project.iterdir() if it.name.startswith(".dist.new-")]
    lines = [told(name, found) for name, found in counts.items()]
    bad = sum(found["mixture"] + found["nothing"] for found in counts.values()) + len(left)
    lines.append(f"{sum(it.total() for it in counts.values())} kills, {bad} bad")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
