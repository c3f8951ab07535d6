"""How number words add up: the arithmetic that all languages share.

A smaller number adds to a larger one if it fits into the places that the larger one leaves free; a
scale (hundred, 万) multiplies all smaller ones before it.
"""

from __future__ import annotations

from notices.dataclass import dataclass, field

_HUNDRED = 100
_MILLION = 10**6
_LARGE = 10_000  # from here on, scales multiply each other
_LARGEST = 10**24  # a row of scales must not grow into a number that takes minutes to multiply


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

    def add(self, value: int | float, at: int, digits: bool = False) -> bool:
        """Add a number if there is room for it; figures leave no room behind them, but for a half (5 buçuk)."""
        fits = digits or isinstance(value, int) or value < 1
        if self._is_dozen() or (self.parts and not (fits and 0 < value < self.parts[-1].place)):
            return False
        self.parts.append(Part(value, 1 if digits else place_of(value), at, at))
        return True

    def add_tens(self, value: int | float, at: int) -> bool:
        """Put tens to the ones that were said before them: `fünfundzwanzig`, خمسة وعشرون.

        >>> number = Sum()
        >>> [number.add(100, 0), number.add(5, 1), number.add_tens(20, 2), number.value]
        [True, True, True, 125]
        """
        *before, last = self.parts
        room = not before or value < before[-1].place
        if not (0 < last.value < 10 and last.first == last.last and value in range(20, 100, 10) and room):
            return False
        self.parts[-1] = Part(last.value + value, 1, last.first, at)
        return True

    def multiply(self, scale: int, at: int, opens: bool = False, solid: bool = False) -> bool:
        """Multiply the smaller parts; a bare scale may open a number where the caller says so.

        Whole tens make no hundreds, unless written together with them (`solid`): tjugohundratjugofem.
        """
        if self._is_dozen():
            return False
        cut = len(self.parts)
        while cut and self.parts[cut - 1].value < scale and not self._is_closed(cut - 1):
            cut -= 1
        if scale % 10:  # dozens
            cut = self.behind_link()
        if scale == _HUNDRED:  # fifty and one hundred
            cut = max(cut, self.behind_link())
        smaller = self.parts[cut:]
        if not smaller:
            room = not self.parts or scale < self.parts[-1].place
            return (opens and room and self._push(scale, scale, at, at)) or self._again(scale, at)
        count = sum(part.value for part in smaller)
        if scale == _HUNDRED and count % 10 == 0 and not solid:
            return False  # seventy hundreds are seven thousand: these are two numbers, 七十百分位
        value = round(count * scale, 6)
        if cut and value >= self.parts[cut - 1].place:
            # `three hundred and two hundred`: the two belongs to the next number.
            self.parts = self.parts[:cut]
            return False
        self.parts = self.parts[:cut]
        return self._push(value, scale, smaller[0].first, at)

    def lift_last_digit(self) -> None:
        """Move a last digit right behind a scale to the next place: 一百五 is 150."""
        if len(self.parts) < 2:
            return
        before, last = self.parts[-2:]
        if last.value < 10 and before.place >= _HUNDRED and last.first == last.last == before.last + 1:
            last.value *= int(before.place) // 10

    def _is_closed(self, at: int) -> bool:
        """Whether no scale multiplies a part with what follows it: `five million and two billion` are two numbers."""
        return self.parts[at].place >= _MILLION and at + 1 < len(self.parts)

    def _is_dozen(self) -> bool:
        """Whether a dozen ends the number: 一ダース千円 is a dozen for a thousand yen."""
        return bool(self.parts) and self.parts[-1].place > 1 and bool(self.parts[-1].place % 10)

    def behind_link(self) -> int:
        """Where the parts begin that no word parts: 302 dozen in `three hundred two dozen`, `and two dozen` is 24."""
        at = len(self.parts) - 1
        while at > 0 and self.parts[at - 1].last + 1 == self.parts[at].first:
            at -= 1
        return max(at, 0)

    def _again(self, scale: int, at: int) -> bool:
        """Multiply a scaled number again (10万亿, `three lakh crore`), figures (`322 hundred`), by dozens."""
        figures = len(self.parts) == 1 and self.parts[0].place == 1
        dozens = bool(scale % 10)
        if not self.parts or self.parts[-1].last != at - 1 or not (figures or dozens or scale >= _LARGE):
            return False
        before = self.parts
        self.parts = []
        if self._push(sum(part.value for part in before) * scale, scale, before[0].first, at):
            return True
        self.parts = before
        return False

    def _push(self, value: int | float, place: int | float, first: int, last: int) -> bool:
        if value > _LARGEST:
            return False
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
