"""What a reader takes together: a row of a table, a list with the line that opens it, a question with its answer.

Cells and items say nothing by themselves: of `If you allow it | 5 years` neither half is a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from notices.checks._heard import ASKS, Sentence
from notices.checks._lexicon import Lexicon
from notices.model import Passage
from notices.reading.passages._builder import joined

ITEMS = " ⁃ "  # between two, and no sign that a text has: a dash has other meanings
_SHORT = 90  # characters of an item or a cell that is no text of its own
_ENDS = tuple(".!?;。！？；।؟…")
OPENS = (":", "：")
CELLS = frozenset(("cell", "head"))  # behind the first of a row
_HEADS = frozenset(("head",))
_ITEM = frozenset(("item",))


def across(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with rows and opened lists as one each."""
    heads: list[Passage] = []
    n = 0
    while n < len(passages):
        it = passages[n]
        taken = [it]
        if it.role == "row":
            taken = [it, *_run(passages, n + 1, CELLS)]
            heads = taken if any(cell.role == "head" for cell in taken) else heads
            yield from taken if heads is taken else _row(taken, heads)
        elif it.role == "head":  # of a table whose first column has none
            heads = taken = list(_run(passages, n, _HEADS))
            yield from taken
        elif it.text.endswith(ASKS) and (answer := _answer(passages, n + 1)):
            taken += [answer]
            yield joined(it, (" ", answer))._replace(role=answer.role)
        elif it.message is None and (it.role == "heading" or it.text.endswith(OPENS)):
            taken += _run(passages, n + 1, _ITEM)
            yield from [_list(taken)] if len(taken) > 1 and all(map(_is_part, taken[1:])) else taken
        else:
            yield it
        n += len(taken)


def apart(sentence: Sentence, lex: Lexicon, tells: Callable[[Sentence], object]) -> list[Sentence]:
    """The line that opens a list with its items, up to one that tells something by itself; from there each is one.

    `Affected: Free, Pro, and Max ⁃ Claude for Work is not` says two things.
    """
    found: list[Sentence] = []
    low, high = 0, sentence.text.find(ITEMS)
    while high >= 0:
        end = sentence.text.find(ITEMS, high + len(ITEMS))
        item = stretch(sentence, high + len(ITEMS), end if end >= 0 else len(sentence.text), lex)
        if found or tells(item):
            found.append(stretch(sentence, low, high, lex))
            low = high + len(ITEMS)
        high = end
    return [*found, stretch(sentence, low, len(sentence.text), lex)] if found else [sentence]


def stretch(sentence: Sentence, low: int, high: int, lex: Lexicon) -> Sentence:
    """A part of a sentence."""
    said = sentence.text[low:high]
    return Sentence(sentence.start + low, sentence.start + high, said, lex.spoken_of(said), sentence.asks)


def _answer(passages: Sequence[Passage], n: int) -> Passage | None:
    """What stands behind a question, if that is a few words; without a stop it is a byline: `Sam · 1 Sept 2025`."""
    if n == len(passages) or passages[n].role != "text" or len(passages[n].text) > _SHORT:
        return None
    said = passages[n].text
    return passages[n] if said.endswith(_ENDS) and not said.endswith(ASKS) else None


def _run(passages: Sequence[Passage], start: int, roles: frozenset[str]) -> Sequence[Passage]:
    """The passages from one on that all have one of some roles."""
    end = start
    while end < len(passages) and passages[end].role in roles:
        end += 1
    return passages[start:end]


def _is_part(passage: Passage) -> bool:
    return len(passage.text) <= _SHORT and not passage.text.endswith(_ENDS)


def _list(taken: list[Passage]) -> Passage:
    opening, *items = taken
    opens = " " if opening.text.endswith(OPENS) else ": "
    return joined(opening, *((ITEMS if n else opens, it) for n, it in enumerate(items)))


def _row(cells: list[Passage], heads: list[Passage]) -> list[Passage]:
    """`Retention period: if you allow it: 5 years`, each cell behind the head of its column and by itself."""
    first, *others = cells
    asks = first.text.endswith(ASKS)  # what a table of questions calls its columns is no part of an answer
    if not others or not all(len(it.text) <= _SHORT if asks else _is_part(it) for it in cells):
        return cells
    if len(heads) in (len(cells), len(others)) and not asks:
        headed = heads[-len(others) :]
        return [joined(first, (": ", head), (": ", cell)) for head, cell in zip(headed, others, strict=True)]
    return [joined(first, *((", " if n else " " if asks else ": ", cell) for n, cell in enumerate(others)))]
