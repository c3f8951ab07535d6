"""Our data classes beside Python's: the same class made by both does the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from notices import dataclass as ours

MAKERS = [ours, dataclasses]


def made(by: Any, **asked: bool) -> Any:
    """A class with a field of every sort."""

    @by.dataclass(**asked)
    class Name:
        """A name."""

        text: str
        marks: list[str] = by.field(default_factory=list)
        line: int = by.field(default=0, compare=False)
        said: bool = by.field(default=False, repr=False)

    return Name


@pytest.mark.parametrize("asked", [{}, {"frozen": True}, {"slots": True}, {"frozen": True, "slots": True}])
@pytest.mark.parametrize("by", MAKERS)
def test_objects_hold_show_and_compare(by: Any, asked: dict[str, bool]) -> None:
    name = made(by, **asked)
    it = name("Iris", line=3)
    assert (it.text, it.marks, it.line, it.said) == ("Iris", [], 3, False)
    assert it.marks is not name("Iris").marks
    assert repr(it).endswith("Name(text='Iris', marks=[], line=3)")
    assert it == name("Iris") and it != name("Iris", ["a"]) and it != "Iris"
    assert by.replace(it, text="Ada") == name("Ada")
    assert name.__doc__ == "A name." and name.__qualname__ == "made.<locals>.Name"
    assert hasattr(it, "__dict__") is not asked.get("slots", False)
    match it:
        case name(text, line=line):
            assert (text, line) == ("Iris", 3)
    with pytest.raises(TypeError):
        name()


@pytest.mark.parametrize("by", MAKERS)
def test_what_is_frozen_has_the_hash_of_what_is_compared(by: Any) -> None:
    name = made(by, frozen=True)
    assert hash(name("Iris", (), 1)) == hash(name("Iris", (), 2))
    with pytest.raises(TypeError):
        hash(made(by)("Iris"))


@pytest.mark.parametrize("by", MAKERS)
def test_a_class_keeps_what_it_says_itself(by: Any) -> None:
    @by.dataclass(frozen=True, slots=True, eq=False)
    class Own:
        text: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    assert Own("a") == Own("b") and hash(Own("a")) == 7 and repr(Own("a")) == "own"


@pytest.mark.parametrize("by", MAKERS)
def test_what_is_frozen_has_a_hash_though_it_says_itself_what_is_equal(by: Any) -> None:
    @by.dataclass(frozen=True, slots=True)
    class Loose:  # noqa: PLW1641 (that it is made is what is tested)
        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loose)

    assert Loose("a") == Loose("b") and hash(Loose("a")) == hash(Loose("a"))


@pytest.mark.parametrize("by", MAKERS)
def test_no_default_is_shared_that_can_be_changed(by: Any) -> None:
    with pytest.raises(ValueError, match="default_factory"):

        @by.dataclass
        class Shared:
            marks: list[str] = []  # noqa: RUF012


@pytest.mark.parametrize("by", MAKERS)
def test_a_class_adds_to_another(by: Any) -> None:
    @by.dataclass(frozen=True, slots=True)
    class Slot:
        text: str
        line: int = 0

    @by.dataclass(frozen=True, slots=True, kw_only=True)
    class Told(Slot):
        label: str
        later: bool = False

    it = Told("a", 1, label="b")
    assert (it.text, it.line, it.label, it.later) == ("a", 1, "b", False)
    assert it != Slot("a", 1) and it == Told("a", 1, label="b") and not hasattr(it, "__dict__")
    with pytest.raises(TypeError):
        Told("a", 1, "b")


@ours.dataclass(frozen=True, slots=True)
class Kept:
    """One that `pickle` can find."""

    text: str
    inner: tuple[Kept, ...] = ()


def test_objects_are_copied_and_packed() -> None:
    it = Kept("a", (Kept("b"),))
    assert pickle.loads(pickle.dumps(it, pickle.HIGHEST_PROTOCOL)) == copy.deepcopy(it) == it
    assert ours.values(it) == {"text": "a", "inner": (Kept("b"),)}
