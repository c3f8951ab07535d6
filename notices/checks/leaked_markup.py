r"""A placeholder or markup shows through: `{plans}`, `**`, `&amp;`, `%s`, `\u00e5`.

Why: the person sees our tools instead of the text, and the fact behind the placeholder is not stated.

    sv: Det här gäller konton med {plans}.
                                  ^^^^^^^

Code in other people’s pages is left alone.

Fix: correct the placeholder or the mark-up in the message, then build again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_OURS = re.compile(
    r"""
    \{\{?[^{}\n]{0,60}\}?\} | \{%[^{}\n]{0,60}%\} | \$\{[^{}\n]{0,60}\} | [{}]
    | %\([a-z_.]{1,40}\)[sdif] | %[sd]\b | %\d\$[sd@]
    | \*\*|__|~~|`+ | (?m:^\#{1,6}[ ])
    | \[[^\]\n]{1,80}\]\([^)\n]{1,200}\)
    | </?[A-Za-z][A-Za-z0-9]{0,14}(?:\s[^<>\n]{0,200})?/?>
    | &(?:[A-Za-z]{2,10}|\#\d{1,7}|\#x[0-9A-Fa-f]{1,6});
    | \\u\{?[0-9A-Fa-f]{4,6}\}? | \\x[0-9A-Fa-f]{2} | \\[nrt"'](?![A-Za-z]) | \\(?=[*_>\[\]\#.()!-])
    | \ufffd | Ã[\u0080-\u00bf] | â€[\u0080-\u2122] | Â[\u00a0-\u00bf]
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"\b(?:undefined|NaN|null|None(?! of\b)|TODO|FIXME|XXX|lorem ipsum)\b|\[object Object\]")
# What no person writes in prose; the rest may be the subject of somebody’s page.
_SURE = re.compile(
    r"\{\{?[a-z_]+(?:\.[a-z_0-9]+)*\}?\}|&(?:amp|lt|gt|quot|nbsp|#39);|\ufffd|Ã[\u0080-\u00bf]|â€[\u0080-\u2122]"
)


def one(text: Text) -> Iterator[Diagnostic]:
    """What looks like a tool’s and not like a person’s."""
    for passage in text.fresh("leaked-markup", attrgetter("text", "role")):
        if passage.role == "code":
            continue
        found = (
            [*_OURS.finditer(passage.text), *_WORDS.finditer(passage.text)]
            if text.ours
            else list(_SURE.finditer(passage.text))
        )
        code = [(it.start, it.end) for it in passage.marks if it.fact is None and it.value is None]
        for it in found:
            if any(a <= it.start() < b for a, b in code) and not text.ours:
                continue
            yield text.fault(
                "leaked-markup",
                f"`{it[0]}` shows through in `{text.locale}`",
                f"correct it in {where(passage)}",
                passage,
                it.start(),
                it.end(),
            )
