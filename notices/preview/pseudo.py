"""Pseudolocales: English that shows what will break in other languages before anyone translates it.

`en-XA` has accents and is 40 % longer: what is cut off, or was never a message, is seen at once. `ar-XB`
runs from right to left. Facts keep their words. The tags are those of Android and CLDR.
"""

from __future__ import annotations

from notices.dataclass import replace
from notices.rendering.blocks import Outline, Slot
from notices.rendering.documents import Line, Run
from notices.rendering.speaking import Speaker

PSEUDOLOCALES = {"en-XA": "Åççéñţš, ļöñĝéŕ", "ar-XB": "Right to left"}
_LONGER = 0.4
_ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwYyZz",
    "ÅåƁƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵÝýŽž",
)
_PADDING = "one two three four five six seven eight nine ten"


class Accented(Speaker):
    """Speaks English with accents, longer."""

    def line(self, slot: Slot, outline: Outline) -> Line | None:
        """The line, disguised."""
        line = super().line(slot, outline)
        return line if line is None or slot.fact else _disguised(line)


def _disguised(line: Line) -> Line:
    runs = [replace(run, text=run.text.translate(_ACCENTS)) if run.fact is None else run for run in line.runs]
    missing = int(len(line.text) * _LONGER)
    words = (_PADDING * (missing // len(_PADDING) + 1))[:missing].strip()
    runs.append(Run(f" {words.translate(_ACCENTS)}"))
    return Line(line.id, tuple(runs), "".join(run.text for run in runs))
