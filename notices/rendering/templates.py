"""Jinja2, kept strict: a template's text with its marks, or a fault with its line."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from notices.diagnostics import Diagnostic
from notices.model import Span
from notices.rendering.calls import Calls, TemplateFault
from notices.source import Source


@lru_cache(maxsize=1)
def environment() -> Any:
    """Jinja2 that stops at a missing name instead of printing nothing, and can't reach Python."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Beside(ImmutableSandboxedEnvironment):
        """An included file stands beside the template that names it."""

        def join_path(self, template: str, parent: str) -> str:
            return str(Path(parent).parent / Path(template).name)

    return Beside(
        loader=FunctionLoader(_included),
        undefined=StrictUndefined,
        autoescape=True,
        optimized=False,  # a template is rendered once or twice: to fold its constants takes longer
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _included(path: str) -> tuple[str, str, Any] | None:
    """A file that a template includes, for Jinja2: its text, its path, and whether it is still the same."""
    file = Path(path)
    if not file.is_file():
        return None
    stamp = file.stat().st_mtime_ns
    return file.read_text(encoding="utf-8"), path, lambda: file.is_file() and file.stat().st_mtime_ns == stamp


@lru_cache(maxsize=64)
def _compiled(text: str, path: str) -> Any:
    env = environment()
    code = env.compile(text, path, path)
    return env.template_class.from_code(env, code, env.globals)


def prepare(folder: Path, policy: Path) -> None:
    """Compiles the templates of the surfaces that a policy names, and those around them, before it is read.

    What is wrong with one is told when it is rendered.
    """
    with suppress(OSError, UnicodeDecodeError):
        named = policy.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.j2")):
            with suppress(Exception):
                match path.suffixes:
                    case [".md", _] if f"{path.name.partition('.')[0]}:" not in named:
                        continue
                    case [".md" | ".html", _]:
                        _compiled(path.read_text(encoding="utf-8"), str(path))
                    case _:
                        environment().get_template(str(path))  # one that others include


def render(text: str, calls: Calls, source: Source, faults: list[Diagnostic], **names: Any) -> str | None:
    """A template's text with its slots, or None with the fault noted."""
    from jinja2 import TemplateSyntaxError
    from markupsafe import Markup

    safe = {name: _safe(it, Markup) if callable(it) else it for name, it in calls.names().items()}
    try:
        template = _compiled(text, calls.template)
        template.root_render_func.__globals__["__jinja_template__"] = template
        return str(template.render(**safe, **names))
    except TemplateSyntaxError as error:
        span = Span(source.path, error.lineno, 1)
        message = str(error.message).lower()
        faults.append(source.fault("template-syntax", span, message, "see Jinja2's template language"))
    except Exception as error:  # whatever a template's expression may raise is a fault of the template
        rule, message, help = _told(error)
        faults.append(source.fault(rule, _place(error, calls, source), message, help))
    return None


def _told(error: Exception) -> tuple[str, str, str]:
    from jinja2 import TemplateNotFound, TemplateRuntimeError

    if isinstance(error, TemplateFault):
        return error.rule, error.message, error.help
    if isinstance(error, TemplateNotFound):
        name = Path(str(error.name)).name
        return (
            "unreadable",
            f"there is no file {name}",
            "an included file stands beside the template that names it",
        )
    if isinstance(error, TemplateRuntimeError):
        return "template-name", str(error), "see docs/writers.md for what a template may name"
    return "template-call", str(error), "see docs/writers.md for what a template may call"


def _safe(function: Any, markup: Any) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        return markup(result) if isinstance(result, str) else result

    return call


def _place(error: BaseException, calls: Calls, source: Source) -> Span:
    """The line of the template in which an exception was raised."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == calls.template:
            line = trace.tb_lineno
        trace = trace.tb_next
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return Span(source.path, line, len(text) - len(text.lstrip()) + 1, max(1, len(text.strip())))
