"""What HTML's elements and attributes are to a reader."""

from __future__ import annotations

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
OVERRIDE = {"rtl": "\u202e", "ltr": "\u202d"}
SILENT = frozenset(("script", "style", "template", "s", "strike"))  # not shown, or taken back
ROLES = {
    "title": "title",
    "button": "action",
    "label": "label",
    "li": "item",
    "th": "head",
    "td": "cell",
    "dt": "row",
    "dd": "cell",
    "nav": "navigation",
    "footer": "footer",
    "code": "code",
    "pre": "code",
} | {f"h{n}": "heading" for n in range(1, 7)}
FRAMES = frozenset(("navigation", "footer", "preheader", "code"))
RAW = frozenset(
    ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp")
)
SPOKEN = (
    "alt",
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "aria-roledescription",
    "placeholder",
    "title",
)
SPEAKS = frozenset(SPOKEN)
DESCRIPTIONS = frozenset(
    ["description", "og:title", "og:description", "twitter:title", "twitter:description", "application-name"]
)
