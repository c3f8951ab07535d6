"""A start tag of a page: what it is, and what its attributes say."""

from __future__ import annotations

from notices.reading.passages._elements import BLOCKS, DESCRIPTIONS, SPEAKS, SPOKEN


class Tag:
    """A start tag, as it is written and as it is meant; made once for all that are written alike."""

    __slots__ = (
        "asides",
        "attributes",
        "control",
        "fact",
        "has_message",
        "is_block",
        "message",
        "name",
        "raw",
        "role",
        "tells",
        "url",
        "value",
    )

    def __init__(self, name: str, attributes: dict[str, str | None], raw: str) -> None:
        it = attributes
        self.name, self.attributes, self.raw = name, it, raw
        self.is_block = name in BLOCKS
        self.has_message, self.message = "data-message" in it, it.get("data-message") or None
        self.fact = it.get("data-fact")
        self.url = it.get("href") if name == "a" else None
        self.value = it.get("datetime") if name == "time" else it.get("value") if name == "data" else None
        self.tells = any(it is not None for it in (self.url, self.fact, self.value)) or name == "code"
        self.role = self._role() if it else None
        self.control = self._control() if name in ("button", "input") else None
        self.asides = self._asides() if it else []

    def _role(self) -> str | None:
        """What its attributes make of it."""
        it = self.attributes
        if "hidden" in it or it.get("aria-hidden") == "true":
            return "preheader"
        if "display:none" in (it.get("style") or "").replace(" ", ""):
            return "preheader"
        return "action" if "button" in (it.get("class") or "").split() or it.get("role") == "button" else None

    def _control(self) -> str | None:
        """What a button sends, or how a switch is set."""
        it = self.attributes
        if "disabled" in it or it.get("aria-disabled") == "true":
            return "disabled"
        if self.name == "button":
            return it.get("value")
        return "on" if "checked" in it or it.get("aria-checked") == "true" else None

    def _asides(self) -> list[tuple[str, str, str]]:
        """What it says that is not in the flow: by attribute the words, and their role."""
        it = self.attributes
        found = []
        if not SPEAKS.isdisjoint(it):
            found = [(name, words, "attribute") for name in SPOKEN if (words := it.get(name))]
        if self.name == "meta" and (it.get("name") or it.get("property") or "").lower() in DESCRIPTIONS:
            found.append(("content", it.get("content") or "", "description"))
        if self.name == "input" and it.get("type") in ("submit", "button", "reset") and (words := it.get("value")):
            found.append(("value", words, "action"))
        return found
