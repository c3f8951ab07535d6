"""Text as it stands in HTML and XML.

Python's `html.escape` does the same, but to import it takes longer than all that a language has to escape: its
module loads the names of two thousand characters.
"""

from __future__ import annotations


def escape(text: str, quote: bool = True) -> str:
    r"""The text without any sign that begins markup; with `quote` it can also stand in an attribute.

    >>> escape("<b>\"R&D\"</b>"), escape("it's", quote=False)
    ('&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;', "it's")
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text
