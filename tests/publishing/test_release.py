"""A release appears whole or not at all, whatever happens to the build."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from notices.diagnostics import Unusable
from notices.publishing.manifest import File
from notices.publishing.release import publish
from tests import projects

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


def test_a_killed_build_leaves_the_old_release_or_the_new_one(tmp_path: Path) -> None:
    """Real SIGKILLs at random moments; `bench/kill.py` runs more of them."""
    out, chance = tmp_path / "dist", random.Random(7)
    publish(files("first"), b"first", out)
    for _ in range(15):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(out)], env={**os.environ, "PYTHONPATH": str(projects.ROOT)}
        )
        time.sleep(0.12 + chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert len(set(projects.contents(out).values())) == 1, "a mixture of two releases"
    publish(files("last"), b"last", out)
    assert [it.name for it in tmp_path.glob(".dist.new-*")] == [], "what killed builds left is cleaned up"


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


def test_a_disk_that_fills(tmp_path: Path) -> None:
    """A small tmpfs; without the right to mount one, a file where a folder must be made."""
    out = tmp_path / "disk" / "dist"
    out.parent.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(out.parent)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no right to mount a tmpfs here")
    try:
        publish(files("old"), b"old", out)
        large = [File("en/0.txt", "en", "s", "always", "text", "text/plain", b"x" * 1_000_000)]
        with pytest.raises(Unusable, match="no space left"):
            publish(large, b"new", out)
        assert set(projects.contents(out).values()) == {b"old"}
        assert [it.name for it in out.parent.iterdir()] == ["dist"], "the space is given back"
    finally:
        subprocess.run(["umount", str(out.parent)], check=True)


def test_the_previous_release_is_kept_beside(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for word in ("one", "two", "three"):
        publish(files(word), word.encode(), out)
    assert (tmp_path / ".dist.previous" / "manifest.json").read_bytes() == b"two"
    assert sorted(it.name for it in tmp_path.iterdir()) == [".dist.previous", "dist"]
