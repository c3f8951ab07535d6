"""What is audited: a release, or any text; and in which language it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from notices.checks import judge
from notices.checks._lexicon import lexicon
from notices.checks._texts import Release, Text
from notices.diagnostics import Diagnostic, Unusable, ordered, refuse_unknown
from notices.languages import readable
from notices.model import Passage, Policy, Span
from notices.publishing.manifest import ALL_LANGUAGES, NAME, File
from notices.reading.passages import decoded, passages, suffixes

_HAN = re.compile("[\u3400-\u9fff]")
_LANG = re.compile(r"<html[^>]{0,200}?\slang=[\"']?([A-Za-z0-9-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def release(policy: Policy, files: Iterable[File], prefix: str = "") -> list[Diagnostic]:
    """Judge the files of a release together, each and with each other."""
    whole = Release(policy, ours=True)
    files = sorted(files, key=lambda it: it.path)
    locales = {file.locale for file in files if file.locale != ALL_LANGUAGES}
    for file in files:
        path = f"{prefix}{file.path}"
        source = decoded(file.data)
        state = file.state if file.state != "always" else None
        for locale, read in _by_language(file, passages(file.data, path), locales):
            whole.texts.append(Text(whole, path, source, locale, read, file.surface or None, state, file.format))
    return ordered(judge(whole))


def _by_language(file: File, read: list[Passage], locales: set[str]) -> list[tuple[str, list[Passage]]]:
    """A file in one language is one text; one with all languages is a text in each of the release's."""
    if file.locale != ALL_LANGUAGES:
        return [(file.locale, read)]
    wanted = sorted(locales | {it.locale for it in read if it.locale}) or [file.locale]
    return [(locale, [it for it in read if it.locale in (locale, None)]) for locale in wanted]


def loose(
    policy: Policy,
    texts: Iterable[tuple[str, bytes]],
    locale: str | None = None,
    surface: str | None = None,
    state: str | None = None,
) -> list[Diagnostic]:
    """Judge texts one by one by what they say; by what they leave out only if held to a surface."""
    found: list[Diagnostic] = []
    refuse_unknown("surface", [surface] if surface is not None else (), tuple(policy.surfaces), policy.path)
    refuse_unknown("locale", [locale] if locale is not None else (), readable(), policy.path)
    refuse_unknown("state", [state] if state is not None else (), ("before", "after"), policy.path)
    for path, data in texts:
        alone = Release(policy, ours=False)
        source = decoded(data)
        read = passages(data, path)
        tag = locale or recognise(read, path, source)
        if tag is None:
            help = f"say which with --locale; it reads {', '.join(readable())}"
            raise Unusable(Diagnostic("unknown-locale", "the language can’t be recognised", Span(path, 0, 0), help))
        alone.texts.append(Text(alone, path, source, tag, read, surface, state, ""))
        found += judge(alone)
    return ordered(found)


def gather(paths: Sequence[Path]) -> tuple[list[tuple[Path, list[File]]], list[tuple[str, bytes]]]:
    """The releases and the other texts at some paths; a folder with a manifest.json is a release."""
    releases, texts = [], []
    for path in paths:
        try:
            if path.is_dir():
                if (path / NAME).is_file():
                    releases.append((path, list(_released(path))))
                else:
                    texts += [(str(it), it.read_bytes()) for it in _readable(path)]
            else:
                texts.append((str(path), path.read_bytes()))
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            raise Unusable(
                Diagnostic("not-readable", f"can’t read {path}: {problem}", Span(str(path), 0, 0), "check the path")
            ) from None
    return releases, texts


def _readable(folder: Path) -> list[Path]:
    known = {f".{it}" for it in suffixes()}
    return sorted(it for it in folder.rglob("*") if it.suffix in known and it.is_file())


def _released(folder: Path) -> Iterator[File]:
    """The files that a manifest lists, as they are on the disk now."""
    path = str(folder / NAME)
    try:
        entries = json.loads((folder / NAME).read_text("utf-8"))["files"]
        for name, it in entries.items():
            yield _file(folder, name, it)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        text = f"this is no manifest of a release: {error}"
        raise Unusable(Diagnostic("not-a-manifest", text, Span(path, 0, 0), "build the release again")) from None


def _file(folder: Path, name: str, it: dict[str, str]) -> File:
    if name.startswith("/") or ".." in name.split("/"):
        raise ValueError(f"`{name}` leads out of the folder")
    data = (folder / name).read_bytes()
    return File(name, it["locale"], it["surface"], it["state"], it["format"], it["media_type"], data)


def recognise(read: Sequence[Passage], path: str, source: str) -> str | None:
    """The language of a text: as it says itself, as its path says, else by its commonest words."""
    if declared := _LANG.search(source[:5000]):
        return _nearest(declared[1])
    for part in Path(path).parts[::-1]:
        if part in readable():
            return part
    return language([it.text for it in read])


def _nearest(tag: str) -> str | None:
    """`en-GB` is read as English, `zh-CN` as Simplified Chinese."""
    if tag in readable():
        return tag
    parts = tag.split("-")
    if parts[0] == "zh":
        return "zh-Hans" if not {"TW", "HK", "Hant", "MO"} & set(parts) else None
    return parts[0] if parts[0] in readable() else None


def language(texts: Iterable[str]) -> str | None:
    """The language whose commonest words a text has most of; None where nothing decides."""
    text = " ".join(texts)[:20000]
    if len(_HAN.findall(text)) * 3 > len(text.replace(" ", "")):
        return next((tag for tag in readable() if tag.startswith("zh")), None)
    words = [it.lower() for it in _WORD.findall(text)]
    scores = {
        tag: sum(word in lex.common for word in words)
        for tag in readable()
        if (lex := lexicon(tag)) and not lex.spaceless
    }
    best = max(scores, key=lambda tag: scores[tag], default=None)
    return best if best and scores[best] > 0 else None
