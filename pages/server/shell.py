"""Middleware: the page shell in the visitor's language, and the headers that keep a visit private.

Streamlit serves one English shell for all pages and sets none of these headers; and it serves that under any address,
while here one that is no page, or a start page by its name, leads to the start page. Does not know who is visiting.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.page_names import PAGES, START_PAGES
from pages.components.texts import language_from, text
from pages.server.cookies import home
from pipeline.model import Language

SCRIPTS = ("page.js", "form.js", "meeting.js")
_STREAMLITS_ROOT = '<div id="root">'
_PAGES = {name for names in PAGES.values() for name in names} - START_PAGES | {""}  # "": the start page
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_OLD_COPY = (b"if-none-match", b"if-modified-since")  # would bring back the shell in the former language
_HEADERS = {
    "Referrer-Policy": "no-referrer",  # an address may hold a link's token
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _policy(nonce: str) -> str:
    """Say what a page may load: only what this server sends. Charts compile their expressions (unsafe-eval)."""
    return (
        f"default-src 'self'; script-src 'self' 'unsafe-eval' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


def is_https(connection: HTTPConnection) -> bool:
    """Whether the visitor's browser speaks https, directly or to the proxy in front of this server."""
    return connection.url.scheme in {"https", "wss"} or connection.headers.get("x-forwarded-proto") == "https"


def _localised(body: str, language: Language, nonce: str) -> str:
    if _STREAMLITS_ROOT not in body:
        return body
    body = body.replace('<html lang="en">', f'<html lang="{language}">', 1)
    body = body.replace("<title>Streamlit</title>", f"<title>{text('app_title', language)}</title>", 1)
    body = _NOSCRIPT.sub(f"<noscript><p>{text('noscript', language)}</p></noscript>", body, count=1)
    body = body.replace("./favicon.png", "./icon.svg", 1)
    body = re.sub(r'\s*<link rel="service-desc"[^>]*>', "", body, count=1)
    body = body.replace("<script>", f'<script nonce="{nonce}">')
    scripts = "".join(f'<script defer src="./{name}"></script>' for name in SCRIPTS)
    return body.replace("</head>", f"{scripts}</head>", 1)


class Shell:
    """Rewrites every HTML page on its way out and adds the headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        wants_page = "text/html" in connection.headers.get("accept", "")
        unwanted = (b"accept-encoding", *_OLD_COPY) if wants_page else (b"accept-encoding",)
        scope = {**scope, "headers": [header for header in scope["headers"] if header[0] not in unwanted]}
        await self.app(scope, receive, _Outgoing(connection, send))


class _Outgoing:
    """The way out of one response; an HTML body is held back until it is complete."""

    def __init__(self, connection: HTTPConnection, send: Send) -> None:
        self._connection = connection
        self._send = send
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if is_https(self._connection):
            _secure_cookies(message)
        if headers.get("content-type", "").startswith("text/html"):
            headers["Content-Security-Policy"] = _policy(self._nonce)
            headers.setdefault("Cache-Control", "no-cache")
            self._start = message
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        headers, sent = MutableHeaders(scope=start), self._body.decode()
        page = _localised(sent, language_from(self._connection.cookies), self._nonce).encode()
        if _STREAMLITS_ROOT in sent and self._connection.url.path.rpartition("/")[2] not in _PAGES:
            page, start["status"], headers["Location"] = b"", 303, home(self._connection)
        if self._connection.scope["method"] != "HEAD":
            headers["Content-Length"] = str(len(page))
        for stale in ("etag", "last-modified"):
            if stale in headers:
                del headers[stale]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})


def _secure_cookies(message: Message) -> None:
    """Add `Secure` to every cookie, Streamlit's own included."""
    headers: list[tuple[bytes, Any]] = message["headers"]
    message["headers"] = [
        (name, value + b"; Secure" if name == b"set-cookie" and b"secure" not in value.lower() else value)
        for name, value in headers
    ]
