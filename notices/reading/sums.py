"""How number words add up: the arithmetic that all languages share.

A smaller number adds to a larger one if it fits into the places that the larger one leaves free; a
scale (hundred, 万) multiplies all smaller ones before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Part:
    """A summand: its value, its smallest place, and the tokens that it was read from."""

    value: int | float
    place: int | float
    first: int
    last: int


@dataclass(slots=True)
class Sum:
    """A number that is being read.

    >>> number = Sum()
    >>> [number.add(2, 0), number.multiply(100, 1), number.add(53, 2), number.add(7, 3), number.value]
    [True, True, True, False, 253]
    """

    parts: list[Part] = field(default_factory=list)

    @property
    def value(self) -> int | float:
        """What has been read so far."""
        return sum(part.value for part in self.parts)

    @property
    def end(self) -> int:
        """The token behind the last one that was read."""
        return self.parts[-1].last + 1

    def add(self, value: int | float, at: int) -> bool:
        """Add a number if there is room for it."""
        if self.parts and not (isinstance(value, int) and 0 <= value < self.parts[-1].place):
            return False
        self.parts.append(Part(value, place_of(value), at, at))
        return True

    def multiply(self, scale: int, at: int, opens: bool = False) -> bool:
        """Multiply the smaller parts; a bare scale may open a number where the caller says so."""
        cut = len(self.parts)
        while cut and self.parts[cut - 1].value < scale:
            cut -= 1
        smaller = self.parts[cut:]
        if not smaller:
            return self._again(scale, at) if self.parts else opens and self._push(scale, scale, at, at)
        value = sum(part.value for part in smaller) * scale
        if cut and value >= self.parts[cut - 1].place:
            # `three hundred and two hundred`: the two belongs to the next number.
            self.parts = self.parts[:cut]
            return False
        self.parts = self.parts[:cut]
        return self._push(value, scale, smaller[0].first, at)

    def _again(self, scale: int, at: int) -> bool:
        """Multiply a scaled number once more: 10万亿, `three lakh crore`."""
        if self.parts[-1].last != at - 1 or self.parts[-1].place == 1:
            return False
        value, first = self.value * scale, self.parts[0].first
        self.parts = []
        return self._push(value, scale, first, at)

    def _push(self, value: int | float, place: int | float, first: int, last: int) -> bool:
        self.parts.append(Part(value, place, first, last))
        return True


def place_of(value: int | float) -> int:
    """Count the free places behind a number word: after twenty, one; after eleven, none.

    >>> [place_of(value) for value in (5, 10, 11, 20, 100, 120)]
    [1, 1, 1, 10, 100, 10]
    """
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return 1 if value == 10 else place
