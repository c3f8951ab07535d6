"""A release appears whole or not at all, whatever happens to the build."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from notices.diagnostics import Unusable
from notices.publishing.manifest import File
from notices.publishing.release import publish
from tests import projects
from tests.cli.test_cli import notices
from tests.publishing import kill
from tests.tools import missing

# Publishes release 1, 2, 1, 2 … for ever: 60 files that all hold the release's number.
WRITER = """
import sys
from pathlib import Path
from notices.publishing.manifest import File
from notices.publishing.release import publish
for n in range(10**9):
    word = str(n).encode()
    files = [File(f"{k % 6}/{k}.txt", "en", "s", "always", "text", "text/plain", word) for k in range(60)]
    publish(files, word, Path(sys.argv[1]))
"""


def files(word: str) -> list[File]:
    return [File(f"en/{k}.txt", "en", "s", "always", "text", "text/plain", word.encode()) for k in range(5)]


def test_a_killed_build_leaves_the_old_release_or_the_new_one() -> None:
    """Real SIGKILLs; `python -m tests.publishing.kill` runs more of them."""
    command = [sys.executable, "-m", "tests.publishing.kill", "--times", "30"]
    run = subprocess.run(command, cwd=projects.ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    counts = [line for line in run.stdout.splitlines() if line.endswith("mixture 0, nothing 0")]
    assert len(counts) == 5 and "before each rename and the exchange: 2 kills: old 1, new 1" in counts[1]


def test_a_build_that_writes_in_place_would_be_caught(tmp_path: Path) -> None:
    class InPlace(kill.Releases):
        def publish(self, contents: dict[str, bytes]) -> None:
            for path, data in contents.items():
                target = self.out / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)

    releases = InPlace(tmp_path, kill.ASKED)
    assert kill.at_each(releases, {"open"})["mixture"] > 5


def test_a_reader_never_sees_a_mixture(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    publish(files("0"), b"0", out)
    stop = threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            publish(files(str(n)), str(n).encode(), out)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(300):
            folder = os.open(out, os.O_RDONLY)  # a reader that holds the release while it is replaced
            try:
                names = [f"en/{k}.txt" for k in range(5)] + ["manifest.json"]
                seen = {_read(name, folder) for name in names}
            except FileNotFoundError:
                continue  # it was already the one before the previous one: gone, and not half there
            finally:
                os.close(folder)
            assert len(seen) == 1
    finally:
        stop.set()
        writer.join()


def _read(name: str, folder: int) -> bytes:
    handle = os.open(name, os.O_RDONLY, dir_fd=folder)
    try:
        return os.read(handle, 100)
    finally:
        os.close(handle)


def test_two_builds_at_once(tmp_path: Path) -> None:
    import fcntl

    publish(files("w"), b"w", tmp_path / "dist")
    handle = os.open(tmp_path / ".dist.lock", os.O_RDONLY | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(Unusable, match="another build is writing"):
            publish(files("x"), b"x", tmp_path / "dist")
        publish(files("y"), b"y", tmp_path / "other")  # of another folder it is no matter
    finally:
        os.close(handle)
    assert set(projects.contents(tmp_path / "dist").values()) == {b"w"}
    publish(files("x"), b"x", tmp_path / "dist")
    assert not (tmp_path / ".dist.lock").exists()


def test_of_many_builds_at_once_one_writes_at_a_time(tmp_path: Path) -> None:
    """Processes that all want the same folder: whoever is refused says so, and nothing is mixed."""
    out = tmp_path / "dist"
    once = WRITER.replace("range(10**9)", "[int(sys.argv[2])] * 40")
    once = once.replace("    publish(", "    try: publish(").rstrip() + "\n    except Exception as it: print(it)\n"
    commands = [[sys.executable, "-c", once, str(out), str(n)] for n in range(4)]
    environment = {**os.environ, "PYTHONPATH": str(projects.ROOT)}
    running = [subprocess.Popen(it, env=environment, stdout=subprocess.PIPE, text=True) for it in commands]
    said = "".join(it.communicate()[0] for it in running)
    assert {line for line in said.splitlines() if "another build is writing" not in line} == set()
    assert len(set(projects.contents(out).values())) == 1


@pytest.mark.parametrize("kind", ["file", "link", "others"])
def test_what_is_no_release_is_not_replaced(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    if kind == "file":
        out.write_text("mine")
    elif kind == "link":
        out.symlink_to(tmp_path)
    else:
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    with pytest.raises(Unusable):
        publish(files("x"), b"x", out)
    assert kind != "others" or (out / "thesis.txt").read_text() == "mine"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of half a megabyte; needs the right to mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        missing("no right to mount a tmpfs here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills(disk: Path) -> None:
    project, out = projects.copy(disk.parent / "project", ("en", "sv")), disk / "dist"
    built = notices("build", "--surface", "settings", "--out", str(out), cwd=project)
    assert built.returncode == 0, built.stderr
    before = projects.contents(out)
    run = notices("build", "--out", str(out), cwd=project)
    assert run.returncode == 2 and "no space left" in run.stderr and "make room" in run.stderr
    assert projects.contents(out) == before
    assert [it.name for it in disk.iterdir() if it.name.startswith(".dist.new")] == [], "the space is given back"


def test_a_folder_that_may_only_be_read(disk: Path) -> None:
    project, out = projects.copy(disk.parent / "project", ("en",)), disk / "dist"
    assert notices("build", "--surface", "settings", "--out", str(out), cwd=project).returncode == 0
    before = projects.contents(out)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    run = notices("build", "--surface", "faq", "--out", str(out), cwd=project)
    assert run.returncode == 2 and "read-only" in run.stderr and "is whole" in run.stderr, run.stderr
    assert projects.contents(out) == before


def test_the_previous_release_is_kept_beside(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for word in ("one", "two", "three"):
        publish(files(word), word.encode(), out)
    assert (tmp_path / ".dist.previous" / "manifest.json").read_bytes() == b"two"
    assert sorted(it.name for it in tmp_path.iterdir()) == [".dist.previous", "dist"]
