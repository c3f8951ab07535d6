"""The content as the peers' own sources: a site for Hugo, and one for the plain script."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from babel.units import format_unit
from peers.content import locale

HERE = Path(__file__).parent
_HOLE = re.compile(r"\{([a-z0-9_.]+)\}")
_CONFIG = """\
baseURL: https://example.com/
title: notices
defaultContentLanguage: en
defaultContentLanguageInSubdir: true
disableDefaultLanguageRedirect: true
disableKinds: [home, section, taxonomy, term, rss, sitemap, robotstxt, '404']
uglyURLs: true
enableGitInfo: false
markup:
  goldmark:
    extensions: {typographer: {disable: true}, linkify: false, strikethrough: false, table: false}
mediaTypes:
  text/markdown: {suffixes: [md]}
  text/x-fragment: {suffixes: [fragment]}
outputFormats:
  txt: {mediaType: text/plain, isPlainText: true}
  md: {mediaType: text/markdown, isPlainText: true}
  fragment: {mediaType: text/x-fragment, isHTML: true}
languages:
"""


def language_list(content: dict[str, Any], languages: dict[str, str]) -> list[dict[str, str]]:
    """Every language with the one whose words it repeats as `base`."""
    known = {it["tag"]: it for it in content["languages"]}
    return [{**known[base], "tag": tag, "base": base} for tag, base in languages.items()]


def plain(folder: Path, content: dict[str, Any], languages: dict[str, str]) -> None:
    """The plain script's source."""
    shutil.copytree(HERE / "plain_templates", folder / "templates")
    for frame, css in content["styles"].items():
        _write(folder / "templates" / f"{frame}.css", css)
    site = {"languages": language_list(content, languages), **{it: content[it] for it in ("pages", "facts")}}
    _write(folder / "site.json", _json(site))
    english = content["messages"]["en"]
    for tag, base in languages.items():
        catalog = Catalog(locale=locale(base), project="notices", version="1", fuzzy=False)
        for key, text in content["messages"][base].items():
            catalog.add(english[key] or key, text or " ", context=key)
        path = folder / "locales" / tag / "messages.po"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=0)


def eleventy(folder: Path, content: dict[str, Any], languages: dict[str, str], modules: Path) -> None:
    """Eleventy's source; `modules` is the node_modules folder in which it is installed."""
    shutil.copytree(HERE / "eleventy", folder)
    (folder / "node_modules").symlink_to(modules.absolute())
    for frame, css in content["styles"].items():
        _write(folder / "_includes" / f"{frame}.css", css)
    site = {"languages": language_list(content, languages), **{it: content[it] for it in ("pages", "facts")}}
    _write(folder / "site.json", _json(site))
    for tag, base in languages.items():
        rows = ",\n".join(f"{_json(key)}: {_json(text)}" for key, text in content["messages"][base].items())
        _write(folder / "i18n" / f"{tag}.json", f"{{\n{rows}\n}}\n")


def hugo(folder: Path, content: dict[str, Any], languages: dict[str, str]) -> None:
    """Hugo's source."""
    shutil.copytree(HERE / "hugo" / "layouts", folder / "layouts")
    pages = {stem.replace(".", "-"): page for stem, page in content["pages"].items()}
    rows = language_list(content, languages)
    config = _CONFIG
    for weight, it in enumerate(rows, 1):
        name = it["tag"].lower()
        config += f"  {name}:\n    {{locale: {it['base']}, weight: {weight}, contentDir: content/{name},\n"
        config += f"    params: {{tag: {it['tag']}, base: {it['base']}, dir: {it['direction']}}}}}\n"
        for stem, page in pages.items():
            matter = f"---\ntitle: {stem}\nstem: {stem}\noutputs: [{', '.join(page['kinds'])}]\n---\n"
            _write(folder / "content" / name / f"{stem}.md", matter)
        _write(folder / "i18n" / f"{name}.yaml", _translations(content["messages"][it["base"]], it["base"]))
    _write(folder / "hugo.yaml", config)
    _write(folder / "data" / "pages.json", _json(pages))
    _write(folder / "data" / "keys.json", _json(list(content["messages"]["en"])))
    for name in ("facts", "styles"):
        _write(folder / "data" / f"{name}.json", _json(content[name]))
    _write(folder / "data" / "languages.json", _json(rows))


def _translations(messages: dict[str, str], tag: str) -> str:
    """Messages, units by plural category, and list patterns, as Hugo's i18n file."""
    lines = []
    for key, text in messages.items():
        shown = _HOLE.sub(lambda hole: "{{ ." + hole[1].replace(".", "_") + " }}", text)
        lines.append(f"{_id(key)}: {_json(shown or ' ')}")
    data = locale(tag)
    for unit in ("hour", "day", "week", "month", "year"):
        lines.append(f"unit_{unit}:")
        samples = {data.plural_form(count): count for count in range(200, -1, -1)}
        for category, count in samples.items():
            pattern = format_unit(count, f"duration-{unit}", "long", locale=data)
            lines.append(f"  {category}: {_json(pattern.replace(str(count), '{{ .Count }}'))}")
    standard = data.list_patterns["standard"]
    for name, key in (("middle", "middle"), ("end", "end"), ("pair", "2")):
        lines.append(f"list_{name}: {_json(re.sub(r'[{][01][}]', '', standard[key]))}")
    return "\n".join(lines) + "\n"


def _id(key: str) -> str:
    return key.replace(".", "_")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
