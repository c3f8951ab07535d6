"""Work for many languages: the same results however many processes share it, and no fault lost in one."""

from __future__ import annotations

import errno
import os
import signal
import time
from functools import partial

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


def test_each_is_taken_once() -> None:
    """Where two read at once, who are so many that they do."""
    with processes._Queue(100_000) as waiting:
        children = [processes._Child(lambda: list(waiting)) for _ in range(3)]
        taken = [n for child in children for n in child.result()]
        for child in children:
            child.close()
    assert sorted(taken) == list(range(100_000))


def test_the_work_is_shared(count: int) -> None:
    def work(tag: str) -> int:
        time.sleep(0.02)
        return os.getpid()

    assert len(set(processes.each(work, TAGS))) == count


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


def test_where_no_process_can_begin_all_is_worked_here(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", fork)
    assert processes.each(str.upper, TAGS) == [it.upper() for it in TAGS]
    with processes.Meanwhile(str.upper) as it:
        it.give("x1")
        assert it.ready and it.result() == "X1"


def test_work_is_done_meanwhile(count: int) -> None:
    with processes.Meanwhile(lambda given: (given, os.getpid())) as it:
        it.give("x" * 1_000_000)  # more than a pipe holds
        given, where = it.result()
    assert given == "x" * 1_000_000
    assert (where == os.getpid()) == (count == 1)
    with processes.Meanwhile(lambda given: os.getpid(), worthwhile=False) as it:
        it.give(None)
        assert it.ready and it.result() == os.getpid()


def test_what_can_be_prepared_is_prepared_before(count: int) -> None:
    prepared: list[str] = []
    with processes.Meanwhile(lambda given: [*prepared, given], lambda: prepared.append("first")) as it:
        it.give("then")
        assert it.result() == (["then"] if count == 1 else ["first", "then"])


def test_what_fails_meanwhile_is_raised_here(count: int) -> None:
    with processes.Meanwhile(lambda given: 1 // given) as it, pytest.raises(ZeroDivisionError):
        it.give(0)
        it.result()


def test_a_process_that_is_killed_meanwhile_is_replaced(count: int) -> None:
    here = os.getpid()
    with processes.Meanwhile(lambda _: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL)) as it:
        it.give(None)
        assert it.result() is True


@pytest.mark.parametrize("given", [True, False])
def test_nobody_waits_for_what_nobody_asks_for(count: int, given: bool) -> None:
    began = time.monotonic()
    with processes.Meanwhile(time.sleep, partial(time.sleep, 0 if given else 60)) as it:
        if given:
            it.give(60)
    assert time.monotonic() - began < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
