"""Who may speak to the preview: a browser on this machine, on our own pages, and nobody else.

A page from elsewhere can make a browser send requests to 127.0.0.1, and by DNS rebinding even read
the answers, under a name of its own. So Host is checked exactly, Origin on everything that writes,
and nothing may frame us.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Refuses what does not come from our own pages; adds the headers to what does."""

    def __init__(self, app: App, port: int, writable: bool) -> None:
        self.app, self.writable = app, writable
        self.hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reason = self.refused(scope)
        if reason:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": reason.encode()})
            return

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [*message["headers"], *(it for it in more if it[0] not in own)]
            await send(message)

        await self.app(scope, receive, guarded)

    def refused(self, scope: Scope) -> str:
        """Why a request is refused, or nothing."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return "this preview answers to 127.0.0.1 and localhost alone"
        if origins and (len(origins) > 1 or origins[0] not in self.origins):
            return "this preview answers to its own pages alone"
        if scope["method"] not in ("GET", "HEAD"):
            if not self.writable:
                return "this preview only reads; start it with --write to sign from it"
            if not origins:
                return "what writes must say where it comes from"
        return ""
