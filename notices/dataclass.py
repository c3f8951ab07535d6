"""Data classes as Python's `dataclasses` makes them, but made in a seventh of the time.

That module compiles up to eight functions a class, and loads `inspect` to do so: with some fifty classes this
was a seventh of what a build took. Here one function is compiled, `__init__`; the others are the same for all
classes. What is `frozen` is so for the type checker and can be hashed, but nothing hinders a write at run time.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False  # without `typing`, as in start.py
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform

    It = TypeVar("It")
else:

    def dataclass_transform(**told):  # noqa: D103 (tells type checkers alone)
        return lambda it: it


_NONE = object()


class _Field:
    def __init__(self, default: object, factory: Callable[[], object] | None, compare: bool, repr: bool) -> None:
        self.default, self.factory, self.compare, self.repr = default, factory, compare, repr


def field(
    *,
    default: Any = _NONE,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,
) -> Any:
    """A field with a default, or with what makes one for each object; or one that tells no two objects apart."""
    return _Field(default, default_factory, compare, repr)


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    cls: type[It] | None = None,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    kw_only: bool = False,
) -> Any:
    """A class with all that its annotated fields ask for."""

    def made(cls: type[It]) -> type[It]:
        own = {name: _field(cls.__dict__.get(name, _NONE)) for name in cls.__annotations__}
        fields = _fields(cls) | own
        given = {"__fields__": fields, "__match_args__": tuple(fields), "__repr__": _repr}
        given["__init__"] = _init(fields, frozenset(own) if kw_only else frozenset())
        if eq:
            given |= _comparing([name for name, it in fields.items() if it.compare], frozen)
        # What a class says itself stays; its own `__eq__` alone has made its `__hash__` None.
        given = {name: it for name, it in given.items() if name == "__fields__" or cls.__dict__.get(name) is None}
        if slots:
            kept = {name: it for name, it in cls.__dict__.items() if name not in (*own, "__dict__", "__weakref__")}
            slotted: type[It] = type(cls.__name__, cls.__bases__, kept | given | {"__slots__": tuple(own)})
            slotted.__qualname__ = cls.__qualname__
            return slotted
        for name in own.keys() & cls.__dict__.keys():
            delattr(cls, name)
        for name, it in given.items():
            setattr(cls, name, it)
        return cls

    return made if cls is None else made(cls)


def values(it: object) -> dict[str, Any]:
    """What an object of a data class holds, by its fields."""
    return {name: getattr(it, name) for name in _fields(it)}


def replace(it: It, **changes: Any) -> It:
    """A copy with some fields changed."""
    return type(it)(**values(it) | changes)


def _fields(it: object) -> dict[str, _Field]:
    found: dict[str, _Field] = getattr(it, "__fields__", {})
    return found


def _field(it: object) -> _Field:
    if isinstance(it, _Field):
        return it
    if type(it).__hash__ is None:
        raise ValueError(f"all objects would share one {type(it).__name__}: say default_factory={type(it).__name__}")
    return _Field(it, None, True, True)


def _init(fields: dict[str, _Field], kw_only: frozenset[str]) -> Any:
    """`__init__`, of a source text: to name its parameters there is no other way."""
    known: dict[str, Any] = {"_NONE": _NONE}
    parameters, lines = ["self"], []
    for name, it in fields.items():
        if name in kw_only and "*" not in parameters:
            parameters.append("*")
        if it.factory:
            known[f"make_{name}"] = it.factory
            parameters.append(f"{name}=_NONE")
            lines.append(f"self.{name} = make_{name}() if {name} is _NONE else {name}")
            continue
        if it.default is not _NONE:
            known[f"default_{name}"] = it.default
        parameters.append(name if it.default is _NONE else f"{name}=default_{name}")
        lines.append(f"self.{name} = {name}")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)
    return known["__init__"]


def _comparing(names: list[str], frozen: bool) -> dict[str, Any]:
    """`__eq__` and `__hash__`: two objects of a class are equal where their fields are."""
    told = attrgetter(*names)

    def equal(self: object, other: object) -> bool:
        return bool(told(self) == told(other)) if type(self) is type(other) else NotImplemented

    def hashed(self: object) -> int:
        return hash(told(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _repr(self: object) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, it in _fields(self).items() if it.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
