"""The web's formats: i18next and Fluent by their own libraries, the module by `tsc` and Node."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from notices.publishing.manifest import File
from tests import projects, tools
from tests.formats.platforms.conftest import Show
from tests.formats.platforms.release import LOCALES, Released, agree, loose, sees_a_changed_word

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def namespace(file: File, data: bytes | None = None) -> dict[str, str]:
    """What an app would load."""
    name = Path(file.path).name.removesuffix(".i18next.json")
    source = (data or file.data).decode("utf-8")
    return {"locale": file.locale, "namespace": name, "source": source}


def test_i18next_shows_every_message(released: Released, show: Show) -> None:
    files = released.of("i18next")
    for file, shown in zip(files, show("i18next", [namespace(it) for it in files]), strict=True):
        agree(shown, released.beside(file), file.surface)
        for key, text in shown.items():
            if key.endswith(".pattern"):
                assert "{{" not in text
                if "weekday" not in json.loads(file.data)[key]:
                    assert loose(text) == loose(shown[key.removesuffix(".pattern")])


def test_i18next_sees_a_changed_word(released: Released, show: Show) -> None:
    sees_a_changed_word(released, "i18next", lambda files: show("i18next", [namespace(*it) for it in files]))


def resource(file: File, data: bytes | None = None) -> dict[str, Any]:
    """A resource, and the machine values in it as an app would give them to it."""
    source = (data or file.data).decode("utf-8")
    facts = dict(re.findall(r"^[\w-]+-facts-([\w-]+) = (\d{4}-\d\d-\d\d)$", source, re.MULTILINE))
    return {"locale": file.locale, "source": source, "facts": facts}


def test_fluent_shows_every_message(released: Released, show: Show) -> None:
    files = released.of("fluent")
    for file, shown in zip(files, show("fluent", [resource(it) for it in files]), strict=True):
        agree(shown, released.beside(file), file.surface)
        source = file.data.decode("utf-8")
        assert source.count(" = ") >= len(shown)
        for key, text in shown.items():
            if key.endswith(".pattern"):
                assert "{" not in text
                [line] = re.findall(rf"^{key.removesuffix('.pattern')} = .*\n    \.pattern = (.*)$", source, re.M)
                if "weekday" not in line:
                    assert loose(text) == loose(shown[key.removesuffix(".pattern")])


def test_fluent_sees_a_changed_word(released: Released, show: Show) -> None:
    sees_a_changed_word(released, "fluent", lambda files: show("fluent", [resource(*it) for it in files]))


def test_fluent_takes_all_surfaces_into_one_bundle(released: Released, show: Show) -> None:
    files = released.of("fluent")
    bundles = [[it for it in files if it.locale == locale] for locale in LOCALES]
    wholes = [resource(them[0], b"\n".join(it.data for it in them)) for them in bundles]
    each = [resource(it) | {"facts": {"deadline": "2025-09-28"}} for it in files]
    shown = show("fluent", [*wholes, *each])
    alone = dict.fromkeys(LOCALES, 0)
    for file, texts in zip(files, shown[len(wholes) :], strict=True):
        alone[file.locale] += len(texts)
    assert [len(it) for it in shown[: len(wholes)]] == list(alone.values())


def test_fluent_keeps_hard_texts(show: Show) -> None:
    from notices.reading.passages import passages
    from notices.rendering.formats.fluent import quoted

    hard = [
        "a {b} c",
        "[a] b",
        "*a",
        ".a",
        " a ",
        "# no comment",
        "a\nb",
        'a "b" \\ \\u0041',
        "{",
        "a = b",
        "}{",
    ]
    source = "".join(f"a{n} = {quoted(text)}\n" for n, text in enumerate(hard))
    [shown] = show("fluent", [{"locale": "en", "source": source, "facts": {}}])
    assert [shown[f"a{n}"] for n in range(len(hard))] == hard
    read = {it.message: it.text for it in passages(source.encode(), "it.ftl")}
    assert {key: text.strip() for key, text in read.items()} == {
        f"a{n}": text.strip() for n, text in enumerate(hard) if re.search(r"\w", text)
    }


@pytest.fixture(scope="module")
def modules(released: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release's modules with their types, on a disk."""
    folder = tmp_path_factory.mktemp("modules")
    for file in (*released.of("es-module"), *released.of("es-types")):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


def test_node_imports_every_message(released: Released, modules: Path, show: Show) -> None:
    files = released.of("es-module")
    answers = show("module", [{"path": str(modules / it.path)} for it in files])
    for file, answer in zip(files, answers, strict=True):
        agree(answer["shown"], released.beside(file), file.surface)
        direction = "rtl" if file.locale in RIGHT_TO_LEFT else "ltr"
        assert (answer["locale"], answer["direction"], answer["same"]) == (file.locale, direction, True)
        assert set(answer["facts"].values()) <= {"2025-09-28", "2025-08-28"}
        source = file.data.decode("utf-8")
        for key, text in answer["shown"].items():
            if key.endswith(".pattern"):
                name = re.escape(json.dumps(key.removesuffix(".pattern")))
                [line] = re.findall(rf"^  {name}: \(format\) => (.*)$", source, re.M)
                if "weekday" not in line:
                    assert loose(text) == loose(answer["shown"][key.removesuffix(".pattern")])


def test_node_sees_a_changed_word(released: Released, tmp_path: Path, show: Show) -> None:
    def ask(files: list[tuple[File, bytes]]) -> list[dict[str, str]]:
        paths = [tmp_path / f"{file.locale}.mjs" for file, _ in files]
        for path, (_, data) in zip(paths, files, strict=True):
            path.write_bytes(data)
        return [it["shown"] for it in show("module", [{"path": str(path)} for path in paths])]

    sees_a_changed_word(released, "es-module", ask)


def tsc(folder: Path) -> subprocess.CompletedProcess[str]:
    """TypeScript at its strictest, our declarations included."""
    node = tools.require("node", "nodejs")
    compiler = tools.node_module("typescript") / "bin" / "tsc"
    options = {
        "strict": True,
        "noEmit": True,
        "skipLibCheck": False,
        "module": "nodenext",
        "target": "es2022",
        "types": [],
        "exactOptionalPropertyTypes": True,
        "noUncheckedIndexedAccess": True,
    }
    (folder / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": options, "include": ["**/*.mts"]}), encoding="utf-8"
    )
    command = [node, str(compiler), "--project", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=projects.ROOT, env=dict(os.environ))


_APP = """
import messages, { direction, facts, locale, patterns, type Day } from "./%s/reminder.before.mjs";

const day: Day = (text, options) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(text));
const title: string = messages["reminder.title"];
const rightToLeft: boolean = direction === "rtl";
export default [title, facts["deadline"], patterns["reminder.before"](day), rightToLeft];
"""


def test_tsc_checks_an_app_in_every_language(released: Released, modules: Path) -> None:
    for locale in LOCALES:
        (modules / f"{locale}.app.mts").write_text(_APP % locale, encoding="utf-8")
    ran = tsc(modules)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('messages["reminder.title"]', 'messages["reminder.titel"]'),
        ("const title: string", "const title: number"),
        ('patterns["reminder.before"](day)', 'patterns["reminder.before"]()'),
        ('facts["deadline"]', 'facts["dead_line"]'),
        ("const title: string", 'messages["reminder.title"] = "x"; const title: string'),
    ],
)
def test_tsc_sees_a_wrong_use(modules: Path, tmp_path: Path, right: str, wrong: str) -> None:
    (tmp_path / "en").mkdir()
    for name in ("reminder.before.mjs", "reminder.before.d.mts"):
        (tmp_path / "en" / name).write_bytes((modules / "en" / name).read_bytes())
    assert right in _APP
    (tmp_path / "app.mts").write_text(_APP.replace(right, wrong) % "en", encoding="utf-8")
    ran = tsc(tmp_path)
    assert ran.returncode != 0
    assert "app.mts" in ran.stdout


def test_types_are_of_the_module_and_the_same_in_every_language(released: Released) -> None:
    kinds = {(it.surface, it.state): set() for it in released.of("es-types")}
    for file in released.of("es-types"):
        source = file.data.decode("utf-8")
        kinds[file.surface, file.state].add(re.sub(r"/\*\*.*?\*/", "", source))
        messages = source.partition("const messages: {")[2].partition("\n};")[0]
        words = re.findall(r'/\*\* (.*) \*/\n  readonly ("[^"]+"): string;', messages)
        agree({json.loads(key): text for text, key in words}, released.beside(file), file.surface)
    assert all(len(it) == 1 for it in kinds.values())
