"""The preview's addresses; bound to this machine, see guard.py.

/                        the desk
/about.json?day=…        languages, surfaces, facts, faults
/page/<tag>/<name>       a page, with ?theme=light|dark|auto
/findings/<tag>.json     what the checks say of a language
/review/<tag>/…          the review pages
/message/<tag>/<id>      leads to a message's line in its catalog
/source?path=…           a source file, with line numbers to link to
/events                  the number of the version, whenever something was saved
POST /sign/<tag>         {"by": name, "ids": […], "seen": {id: hashes}}, with --write alone
"""

from __future__ import annotations

import asyncio
import datetime
import socket
import threading
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from notices.diagnostics import Diagnostic, Unusable, place
from notices.model import Span
from notices.preview.dressing import dressed
from notices.preview.guard import App, Guard
from notices.preview.stage import Stage, sources
from notices.publishing.sources import saved

_STATIC = Path(__file__).parent / "static"
_KINDS = {"desk.html": "text/html", "desk.js": "text/javascript", "desk.css": "text/css", "sign.js": "text/javascript"}
_LONGEST = 64_000


def serve(policy_file: Path, root: Path, port: int, writable: bool) -> None:
    """Runs until it is stopped. Raises Unusable where the port is taken."""
    import uvicorn

    _refuse_taken(port)
    stage = Stage(policy_file, root)
    threading.Thread(target=partial(_follow, stage), daemon=True).start()
    app = application(stage, port, writable)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False, server_header=False)


def _refuse_taken(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            problem = f"can't listen on port {port}: {(error.strerror or str(error)).lower()}"
            span = Span(f"127.0.0.1:{port}", 0, 0)
            raise Unusable(Diagnostic("port-taken", problem, span, "name another with --port")) from None


def _follow(stage: Stage) -> None:
    for _ in saved(stage.policy_file, stage.root):
        stage.refresh()


def application(stage: Stage, port: int, writable: bool) -> App:
    """The guarded application."""
    routes = [
        Route("/", partial(_static, "desk.html")),
        Route("/desk.js", partial(_static, "desk.js")),
        Route("/desk.css", partial(_static, "desk.css")),
        Route("/about.json", partial(_about, stage, writable)),
        Route("/page/{tag}/{name}", partial(_page, stage)),
        Route("/findings/{tag}.json", partial(_findings, stage)),
        Route("/sign.js", partial(_static, "sign.js")),
        Route("/review/{tag}/", partial(_review, stage, writable)),
        Route("/review/{tag}/pages/{name}.html", partial(_review_page, stage)),
        Route("/message/{tag}/{id}", partial(_message, stage)),
        Route("/source", partial(_source, stage)),
        Route("/events", partial(_events, stage)),
        Route("/sign/{tag}", partial(_sign, stage), methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={Unusable: _unusable}), port, writable)


async def _static(name: str, request: Request) -> Response:
    return Response((_STATIC / name).read_bytes(), media_type=_KINDS[name])


async def _unusable(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Unusable)
    return JSONResponse({"faults": [it.as_json() for it in fault.diagnostics]}, status_code=409)


async def _about(stage: Stage, writable: bool, request: Request) -> Response:
    try:
        day = datetime.date.fromisoformat(request.query_params["day"]) if "day" in request.query_params else None
    except ValueError:
        return PlainTextResponse("no date", status_code=400)
    return JSONResponse(await run_in_threadpool(stage.about, day) | {"writable": writable})


async def _page(stage: Stage, request: Request) -> Response:
    tag, name = request.path_params["tag"], request.path_params["name"]
    html = await run_in_threadpool(stage.page, tag, name)
    if html is None:
        return PlainTextResponse("there is no such page", status_code=404)
    theme = request.query_params.get("theme", "auto")
    return HTMLResponse(dressed(html, theme, request.query_params.get("facts") != "no", stage.beside(tag, name)))


async def _findings(stage: Stage, request: Request) -> Response:
    return JSONResponse(await run_in_threadpool(stage.findings, request.path_params["tag"]))


async def _review(stage: Stage, writable: bool, request: Request) -> Response:
    from notices.translating import project, review_pages, reviewing

    tag = request.path_params["tag"]
    if tag not in project.present(stage.root):
        return PlainTextResponse("there is no such language", status_code=404)
    made = await run_in_threadpool(reviewing.review, stage.policy_file, stage.root, tag)
    return HTMLResponse(review_pages.page(made, "/sign.js" if writable else None))


async def _review_page(stage: Stage, request: Request) -> Response:
    html = await run_in_threadpool(stage.page, request.path_params["tag"], request.path_params["name"])
    return HTMLResponse(html) if html else PlainTextResponse("there is no such page", status_code=404)


async def _message(stage: Stage, request: Request) -> Response:
    span = await run_in_threadpool(stage.message, request.path_params["tag"], request.path_params["id"])
    if span is None:
        return PlainTextResponse("there is no such message", status_code=404)
    return RedirectResponse(f"/source?path={quote(span.path, safe='')}#L{span.line}")


async def _source(stage: Stage, request: Request) -> Response:
    """A source with a line to link to for each of its lines; only files that the project is made of."""
    name = request.query_params.get("path", "")
    path = sources(stage).get(name)
    if path is None:
        return PlainTextResponse("this is no source of the project", status_code=404)
    lines = (await run_in_threadpool(path.read_text, "utf-8")).splitlines()
    rows = "\n".join(f'<li id="L{n}"><code>{escape(line)}</code></li>' for n, line in enumerate(lines, 1))
    head = f'<meta charset="utf-8"><title>{escape(name)}</title><link rel="icon" href="data:,">'
    head += '<link rel="stylesheet" href="/desk.css">'
    body = f'<main class="source"><h1>{escape(name)}</h1><ol>{rows}</ol></main>'
    return HTMLResponse(f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>')


async def _events(stage: Stage, request: Request) -> Response:
    async def numbers() -> AsyncIterator[str]:
        told = -1
        while not await request.is_disconnected():
            if stage.number != told:
                told = stage.number
                yield f"data: {told}\n\n"
            await asyncio.sleep(0.1)

    return StreamingResponse(numbers(), media_type="text/event-stream")


async def _sign(stage: Stage, request: Request) -> Response:
    from notices.translating import project, reviews

    body = await request.body()
    if len(body) > _LONGEST or request.headers.get("content-type") != "application/json":
        return PlainTextResponse("send a little JSON", status_code=400)
    try:
        given: Any = await request.json()
        by, ids = str(given["by"]), [str(it) for it in given["ids"]]
        seen = {str(id): str(words) for id, words in given.get("seen", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return PlainTextResponse('send {"by": name, "ids": […]}', status_code=400)
    tag = request.path_params["tag"]
    if tag not in project.present(stage.root) or not ids:
        return PlainTextResponse("there is nothing to sign", status_code=404)
    try:
        signed = reviews.sign(stage.root, tag, by, datetime.date.today().isoformat(), ids, seen)
    except Unusable as fault:
        told = [{"place": place(it.span), "message": it.message, "help": it.help} for it in fault.diagnostics]
        return JSONResponse({"faults": told}, status_code=422)
    return JSONResponse({"signed": signed})
