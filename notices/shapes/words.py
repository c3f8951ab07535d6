"""Names and terms: one text for all languages, or each language's own, with forms where it has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from notices.model import Fact, Term
from notices.shapes.base import Reader, shown
from notices.shapes.scalars import Language
from notices.yamlnodes import Node

TAG = Language.pattern
FORM = r"[a-z][a-z_]*"
# No braces (placeholders), no control or format characters, no space at an edge.
_WORDS = r"(?=\S)[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff{}<>]{1,200}(?<=\S)"
_WORDS_ALONE = re.compile(_WORDS)


class Words:
    """A name or term: one text for all languages, or each language's own, with forms where it has them.

    `Claude` · `{default: Free, zh-Hans: 免费版}` · `{en: Privacy Policy, sv: {base: …, definite: …}}`
    """

    example = "a name, or a mapping from languages to words"

    def read(self, node: Node, name: str, reader: Reader) -> Term | None:
        """The term, also put among the facts."""
        term = self.term(node, reader)
        if term is not None:
            reader.facts[name] = Fact(name, term, node.span)
        return term

    def term(self, node: Node, reader: Reader) -> Term | None:
        """The term alone, for those who name it themselves."""
        if isinstance(node.value, str):
            text = self.text(node, reader)
            return Term({"default": {"base": text}}) if text else None
        if isinstance(node.value, list) or not node.value:
            reader.wrong(node, f"expected words, not {shown(node)}", f"write {self.example}")
            return None
        return self.by_language(node, reader)

    def by_language(self, node: Node, reader: Reader) -> Term | None:
        """One entry a language."""
        words: dict[str, dict[str, str]] = {}
        for key in node.keys:
            if key.value != "default" and not re.fullmatch(TAG, key.value):
                reader.wrong(
                    key,
                    f"`{key.value}` is no language",
                    "write a tag such as `sv` or `zh-Hans`",
                    "unknown-language",
                )
                continue
            forms = self.forms(node.value[key.value], reader)
            if forms is None:
                return None
            words[key.value] = forms
        return Term(words) if words else None

    def forms(self, node: Node, reader: Reader) -> dict[str, str] | None:
        """A language's words: one text, or one for each form."""
        if isinstance(node.value, str):
            text = self.text(node, reader)
            return {"base": text} if text else None
        if isinstance(node.value, list) or "base" not in node.value:
            help = "write {base: …} with the plain words"
            reader.wrong(node, "the plain form `base` is missing", help, "form-missing")
            return None
        forms = {}
        for key in node.keys:
            if not re.fullmatch(FORM, key.value):
                reader.wrong(key, f"`{key.value}` is no form", "write a word such as `definite`")
            text = self.text(node.value[key.value], reader)
            if text is None:
                return None
            forms[key.value] = text
        return forms

    def text(self, node: Node, reader: Reader) -> str | None:
        """The words themselves."""
        if not isinstance(node.value, str):
            reader.wrong(node, f"expected words, not {shown(node)}", f"write {self.example}")
            return None
        if not node.is_plain_text:
            help = f'write "{node.value}" in quotes, if that is the name'
            reader.wrong(node, f"YAML does not read `{node.value}` as text", help, "not-text")
            return None
        if not _WORDS_ALONE.fullmatch(node.value):
            help = "up to 200 visible characters, without braces, angle brackets or hidden characters"
            reader.wrong(node, f"{node.value!r} can't be a name", help)
            return None
        return node.value

    def schema(self) -> dict[str, Any]:
        """By reference: it stands in many places."""
        return {"$ref": "#/$defs/words"}

    @staticmethod
    def definition() -> dict[str, Any]:
        """What the reference stands for."""
        text = {"type": "string", "pattern": f"^{_WORDS}$"}
        forms = {
            "type": "object",
            "required": ["base"],
            "propertyNames": {"pattern": f"^{FORM}$"},
            "additionalProperties": text,
        }
        by_language = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:default|{TAG})$"},
            "additionalProperties": {"anyOf": [text, forms]},
        }
        return {
            "description": "A name that is the same everywhere, or words by language, with forms if need be.",
            "examples": ["Claude", {"en": "Privacy Policy", "sv": "integritetspolicy"}],
            "anyOf": [text, by_language],
        }

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Itself."""
        return [(name, "term")]
