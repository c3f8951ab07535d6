"""The peer that a developer would write in an afternoon: Babel, Jinja2, markdown-it-py, and no cleverness.

    python plain.py SITE OUT

SITE holds site.json (languages, pages, facts), locales/<tag>/messages.po and templates/.
"""

import datetime
import json
import re
import sys
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.units import format_unit
from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markupsafe import Markup

SOURCE, OUT = Path(sys.argv[1]), Path(sys.argv[2])
SUFFIXES = {"html": "html", "fragment": "fragment.html", "md": "md", "txt": "txt", "json": "json"}

markdown = MarkdownIt("commonmark", {"html": False})
env = Environment(
    loader=FileSystemLoader(SOURCE / "templates"),
    autoescape=lambda name: name.endswith((".html.j2", ".fragment.j2")),
    trim_blocks=True,
    lstrip_blocks=True,
)


def format_fact(fact, base, locale):
    """A fact's words."""
    value = fact["value"]
    if fact["kind"] == "date":
        return format_date(datetime.date.fromisoformat(value), "long", locale=locale)
    if fact["kind"] == "duration":
        return format_unit(value, "duration-" + fact["unit"], "long", locale=locale)
    if fact["kind"] == "list":
        return format_list(value[base], "standard", locale=locale)
    return value[base]


def read_catalog(path, locale):
    """The messages of a language by key."""
    with path.open("rb") as file:
        return {message.context: message.string for message in read_po(file, locale=locale) if message.id}


def to_html(text):
    """A message as HTML."""
    return Markup(markdown.renderInline(text))


def to_text(text):
    """A message as plain text, with the addresses of its links."""
    out, addresses = [], []
    for token in markdown.parseInline(text)[0].children:
        if token.type == "text":
            out.append(token.content)
        elif token.type == "link_open":
            addresses.append(token.attrs["href"])
        elif token.type == "link_close":
            out.append(f" ({addresses.pop()})")
    return "".join(out)


env.filters.update(html=to_html, text=to_text)


def spoken(node, say):
    """A page's blocks with `id` and `text` in the place of each key, for JSON."""
    if isinstance(node, list):
        return [spoken(item, say) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for name, value in node.items():
        if name in ("message", "label", "help"):
            result[name] = {"id": value, "text": to_text(say(value))}
        elif name == "messages":
            result[name] = [{"id": key, "text": to_text(say(key))} for key in value]
        else:
            result[name] = spoken(value, say)
    return result


def as_json(page, tag, say):
    """A page for apps."""
    meta = {name: {"id": key, "text": to_text(say(key))} for name, key in page["meta"].items()}
    blocks = spoken(page["blocks"], say)
    return {"surface": page["surface"], "state": page["state"], "locale": tag, "meta": meta, "blocks": blocks}


def structured_data(page, language, say):
    """The questions for search engines."""
    entries = []
    for question in page["questions"]:
        answer = "\n".join(to_text(say(key)) for key in question["answer"])
        name = to_text(say(question["name"]))
        accepted = {"@type": "Answer", "text": answer}
        entries.append({"@type": "Question", "name": name, "acceptedAnswer": accepted})
    data = {"@context": "https://schema.org", "@type": "FAQPage", "inLanguage": language}
    text = json.dumps({**data, "mainEntity": entries}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))


def main():
    """Writes every page of every language."""
    site = json.loads((SOURCE / "site.json").read_text(encoding="utf-8"))
    for language in site["languages"]:
        tag, base = language["tag"], language["base"]
        locale = Locale.parse(base, sep="-")
        facts = {name: format_fact(fact, base, locale) for name, fact in site["facts"].items()}
        catalog = read_catalog(SOURCE / "locales" / tag / "messages.po", locale)

        def say(key, catalog=catalog, facts=facts):
            return re.sub(r"\{([a-z0-9_.]+)\}", lambda match: facts[match[1]], catalog[key])

        folder = OUT / tag
        folder.mkdir(parents=True, exist_ok=True)
        for stem, page in site["pages"].items():
            for kind in page["kinds"]:
                file = folder / f"{stem}.{SUFFIXES[kind]}"
                if kind == "json":
                    text = json.dumps(as_json(page, tag, say), ensure_ascii=False, indent=1) + "\n"
                else:
                    context = {"page": page, "stem": stem, "language": language, "say": say}
                    if kind == "html" and page["questions"]:
                        context["structured_data"] = structured_data(page, tag, say)
                    template = env.get_template(f"page.{kind}.j2")
                    text = template.render(context, languages=site["languages"])
                file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
