"""Work for many languages: the same results however many processes share it, and no fault lost in one."""

from __future__ import annotations

import os
import signal

import pytest

from notices import processes

TAGS = [f"x{n}" for n in range(25)]


@pytest.fixture(params=[1, 2, 3])
def count(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(processes, "_processors", lambda: request.param)
    return int(request.param)


def test_results_come_in_order_and_progress_is_told(count: int) -> None:
    done: list[str] = []
    assert processes.each(str.upper, TAGS, done.append) == [it.upper() for it in TAGS]
    assert sorted(done) == sorted(TAGS)


def test_the_work_is_shared(count: int) -> None:
    assert len(set(processes.each(lambda tag: os.getpid(), TAGS))) == count


def test_few_languages_are_worked_here() -> None:
    assert set(processes.each(lambda tag: os.getpid(), TAGS[:11])) == {os.getpid()}
    assert processes.each(str.upper, []) == []


def test_a_fault_is_raised_here(count: int) -> None:
    def work(tag: str) -> str:
        if tag == TAGS[1]:
            raise ValueError(tag)
        return tag

    with pytest.raises(ValueError, match=TAGS[1]):
        processes.each(work, TAGS)


def test_a_process_that_is_killed_is_replaced(count: int) -> None:
    here = os.getpid()

    def work(tag: str) -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return tag

    assert processes.each(work, TAGS) == TAGS


def test_work_is_done_meanwhile(count: int) -> None:
    with processes.Meanwhile(os.getpid) as it:
        assert (it.result() == os.getpid()) == (count == 1)
    with processes.Meanwhile(os.getpid, worthwhile=False) as it:
        assert it.ready and it.result() == os.getpid()


def test_what_fails_meanwhile_is_raised_here(count: int) -> None:
    with processes.Meanwhile(lambda: 1 // 0) as it, pytest.raises(ZeroDivisionError):
        it.result()


def test_a_process_that_is_killed_meanwhile_is_replaced(count: int) -> None:
    here = os.getpid()
    with processes.Meanwhile(lambda: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL)) as it:
        assert it.result() is True


def test_nobody_waits_for_what_nobody_asks_for(count: int) -> None:
    with processes.Meanwhile(lambda: b"x" * 1_000_000):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
