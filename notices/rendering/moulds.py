"""What a file says in every language is made once, as a mould; then each language only fills in its own.

A writer is shown a cast in a document's place. Where words will stand it puts a mark, and tells how a
line is written there; all the rest, tags and keys and addresses, is the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from notices.rendering.blocks import Block, Slot
from notices.rendering.documents import Document, Line, address
from notices.rendering.shells import Shell

Saying = Callable[[Line, Document], str]
Telling = Callable[[Document], str]

MARK = re.compile("\ue000([0-9]+)\ue001")


class Cast:
    """A surface in one state, in no language; `variant` tells moulds of one file from each other."""

    def __init__(self, document: Document, variant: str = "") -> None:
        self.policy, self.outline, self.stem = document.policy, document.outline, document.stem
        self.variant = variant
        self.holes: list[tuple[Saying, Slot] | Telling] = []

    @property
    def surface(self) -> str:
        """The surface's name."""
        return self.outline.surface

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return self.outline.blocks

    def url(self, fact: str) -> str:
        """The address of a link fact."""
        return address(self.policy, fact)

    def say(self, slot: Slot, how: Saying) -> str:
        """A mark where a language's line will stand; `how` writes it, and is asked once for each line."""
        return self._marked((how, slot))

    def tell(self, what: Telling) -> str:
        """A mark where something else of a language will stand."""
        return self._marked(what)

    def _marked(self, hole: tuple[Saying, Slot] | Telling) -> str:
        self.holes.append(hole)
        return f"\ue000{len(self.holes) - 1}\ue001"


class Mould:
    """A file without its words; documents of one outline have their lines in one order."""

    def __init__(self, text: str, cast: Cast, document: Document) -> None:
        parts = MARK.split(text)
        places = {slot: n for n, slot in enumerate(document.lines)}
        self._parts = [part.encode("utf-8") for part in parts]  # every other one gives way to words
        self._said: list[tuple[int, Saying, int]] = []
        self._told: list[tuple[int, Telling]] = []
        for n in range(1, len(parts), 2):
            hole = cast.holes[int(parts[n])]
            if isinstance(hole, tuple):
                self._said.append((n, hole[0], places[hole[1]]))
            else:
                self._told.append((n, hole))

    def filled(self, document: Document) -> bytes:
        """The file in a language."""
        parts = self._parts.copy()
        lines = list(document.lines.values())
        for n, how, place in self._said:
            line = lines[place]
            parts[n] = line.made.get(how) or _made(line, how, document)
        for n, what in self._told:
            parts[n] = what(document).encode("utf-8")
        return b"".join(parts)


def _made(line: Line, how: Saying, document: Document) -> bytes:
    line.made[how] = how(line, document).encode("utf-8")
    return line.made[how]


def said(line: Line, how: Saying, document: Document) -> str:
    """A line in a way of writing of which another one makes its own."""
    return (line.made.get(how) or _made(line, how, document)).decode("utf-8")


Shape = Callable[[Cast, Shell | None], str]


def filled(shape: Shape, document: Document, shell: Shell | None, variant: str = "") -> bytes:
    """A file by a writer that shapes casts; its mould is made with the first document of a sheet."""
    key = shape, variant
    if key not in document.moulds:
        cast = Cast(document, variant)
        document.moulds[key] = Mould(shape(cast, shell), cast, document)
    mould: Mould = document.moulds[key]
    return mould.filled(document)


def writer(shape: Shape) -> Callable[[Document, Shell | None], bytes]:
    """What formats call `write`, of how a file is shaped."""
    return partial(filled, shape)
