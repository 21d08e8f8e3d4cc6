"""The only cookies: the personal link, and the language if somebody chose one. Neither is for following anybody."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from pages.components.texts import LANGUAGE_COOKIE

LINK_COOKIE = "vorabfrage"
_LOGIN_COOKIES = "_streamlit_user"  # Streamlit's, signed; may be split over several
_LINK_DAYS = 120  # from the invitation to the follow-up of the meeting; the link itself may end earlier
_LANGUAGE_DAYS = 365


def owner(cookies: Mapping[str, str]) -> str:
    """Return what tells one visitor from another: the personal link, or the log-in of coordination and leadership."""
    account = [value for name, value in sorted(cookies.items()) if name.startswith(_LOGIN_COOKIES)]
    return "".join((cookies.get(LINK_COOKIE, ""), *account))


def sign_in(request: Request, token: str) -> Response:
    """Remember the link in this browser and go to the start page under a clean address."""
    response = RedirectResponse(home(request), status_code=303)
    _set(response, LINK_COOKIE, token, _LINK_DAYS, http_only=True)
    return response


def sign_out(request: Request) -> Response:
    """Forget the link in this browser."""
    response = RedirectResponse(home(request), status_code=303)
    response.delete_cookie(LINK_COOKIE, path="/")
    return response


def choose_language(request: Request, code: str, page: str) -> Response:
    """Remember the language and return to the page."""
    response = RedirectResponse(home(request) + page, status_code=303)
    _set(response, LANGUAGE_COOKIE, code, _LANGUAGE_DAYS, http_only=True)
    return response


def home(request: HTTPConnection) -> str:
    """Return the way from the present address to the start page, also below a prefix that a proxy strips."""
    depth = request.url.path.removeprefix(request.scope.get("root_path", "")).strip("/").count("/")
    return "../" * depth or "./"


def _set(response: Response, name: str, value: str, days: int, *, http_only: bool) -> None:
    response.set_cookie(name, value, max_age=days * 86400, path="/", httponly=http_only, samesite="lax")
