"""Files that are fetched once: a ticket, unguessable, expires after a minute and opens one download to its owner.

Streamlit's own download addresses stay open to anybody who knows them as long as a session lives.
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.components.texts import language_from, text
from pages.server.cookies import owner

PDF, ZIP = "application/pdf", "application/zip"
_SECONDS = 60


@dataclass(frozen=True)
class _File:
    content: bytes
    name: str
    mime: str
    owner: str  # the cookies of who asked for it
    expires: float


_waiting: dict[str, _File] = {}
_lock = threading.Lock()


def issue(content: bytes, name: str, mime: str, *, owner: str) -> str:
    """Keep a file for a minute and return the ticket that fetches it."""
    ticket = secrets.token_urlsafe(24)
    now = time.monotonic()
    with _lock:
        for old in [key for key, file in _waiting.items() if file.expires < now]:
            del _waiting[old]
        _waiting[ticket] = _File(content, name, mime, owner, now + _SECONDS)
    return ticket


async def download(request: Request) -> Response:
    """Answer `/dl/{ticket}`: the file the first time, 410 afterwards."""
    with _lock:
        file = _waiting.pop(request.path_params["ticket"], None)
    if (
        file is None
        or file.expires < time.monotonic()
        or not secrets.compare_digest(file.owner.encode(), owner(request.cookies).encode())
    ):
        return PlainTextResponse(text("download_gone", language_from(request.cookies)), status_code=410)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
    return Response(file.content, media_type=file.mime, headers=headers)
