"""The addresses that are no pages: personal links, language, sign-out, downloads, health, the script of the shell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.components.store import current_round, journal
from pages.components.texts import language_from, text
from pages.components.widgets import KINDS
from pages.server import cookies
from pages.server.downloads import download
from pipeline.collect.links import Links
from pipeline.model import Language, Meeting, UserError
from pipeline.questionnaire.loader import load_questionnaire

_LONGEST_DRAFT = 4_000_000  # bytes
_FOLDER = Path(__file__).parent
_STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1.25rem;color:#0b1220;"
    "background:#fff}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:0}"
    "section{margin-top:3rem;padding-top:1.5rem;border-top:1px solid #6b7280;font-size:1rem}"
    "button{font:inherit;font-weight:600;padding:.75rem 1.5rem;border:0;"
    "border-radius:.25rem;background:#1d4ed8;color:#fff;cursor:pointer;min-height:44px}"
    "button:focus-visible{outline:3px solid #0b1220;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body{color:#f3f4f6;background:#0f141d}"
    "button:focus-visible{outline-color:#f3f4f6}}"
)


async def knock(request: Request) -> Response:
    """GET `/k/{token}`: one button. Changes nothing, so mail scanners that follow links open nothing."""
    language = language_from(request.cookies)
    other = _other(language)
    words = (
        f'{escape(text("knock_button", language))} <span lang="{other}">/ {escape(text("knock_button", other))}</span>'
    )
    button = f'<form method="post"><button>{words}</button></form>'
    both = [f"<p>{escape(text('knock', one))}</p>" for one in (language, other)]
    return _page(language, "knock_title", both[0] + button, both[1])


async def enter(request: Request) -> Response:
    """POST `/k/{token}`: remembers the link in a cookie and leaves a clean address."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return PlainTextResponse("", status_code=403)
    token = request.path_params["token"]
    if await run_in_threadpool(_unknown, token):
        return await run_in_threadpool(_bad_link, language_from(request.cookies))
    return cookies.sign_in(request, token)


async def last_words(request: Request) -> Response:
    """POST `/draft`: what a question held when the page went away; merged by the journal like any answer."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("", status_code=403)
    try:
        sent = _LastWords(**json.loads(await _bounded(request)))
        await run_in_threadpool(_record, sent, request.cookies.get(cookies.LINK_COOKIE, ""))
    except (ValueError, TypeError, UserError):
        return PlainTextResponse("", status_code=400)
    return PlainTextResponse("", status_code=204)


async def _bounded(request: Request) -> bytes:
    """Return what was sent. Raises ValueError as soon as it is too much: anybody can send here."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_DRAFT:
            raise ValueError("too long")
    return bytes(body)


async def leave(request: Request) -> Response:
    """POST `/sign-out`: forgets the link in this browser."""
    return cookies.sign_out(request)


async def language(request: Request) -> Response:
    """GET `/language/{code}`: shows all pages in that language from now on, and returns to the same place."""
    page = request.query_params.get("to", "")
    known = page.replace("_", "").isalnum() and page.isascii()
    here = {key: request.query_params[key] for key in ("step", "tab") if key in request.query_params}
    query = f"?{urlencode(here)}" if here else ""
    code = "en" if request.path_params["code"] == "en" else "de"
    return cookies.choose_language(request, code, (page if known else "") + query)


async def health(_: Request) -> Response:
    """GET `/healthz`: whether the journal answers."""
    try:
        await run_in_threadpool(current_round)
    except (SQLAlchemyError, UserError):
        return PlainTextResponse("the journal does not answer", status_code=503)
    return PlainTextResponse("ok")


async def own_file(request: Request) -> Response:
    """GET `/page.js`, `/form.js`, `/meeting.js` and `/icon.svg`."""
    return FileResponse(_FOLDER / request.url.path.rsplit("/", 1)[-1], headers={"Cache-Control": "no-cache"})


@dataclass(frozen=True)
class _LastWords:
    key: str
    tab: str
    value: list[str]  # the texts of its fields, in their order; of a scale the place of the chosen point


ROUTES = (
    Route("/k/{token}", knock, methods=["GET"]),
    Route("/k/{token}", enter, methods=["POST"]),
    Route("/k", lambda _: RedirectResponse("./"), methods=["GET"]),
    Route("/draft", last_words, methods=["POST"]),
    Route("/sign-out", leave, methods=["POST"]),
    Route("/language/{code}", language, methods=["GET"]),
    Route("/dl/{ticket}", download, methods=["GET"]),
    Route("/healthz", health, methods=["GET"]),
    Route("/page.js", own_file, methods=["GET"]),
    Route("/form.js", own_file, methods=["GET"]),
    Route("/meeting.js", own_file, methods=["GET"]),
    Route("/icon.svg", own_file, methods=["GET"]),
)


def _bad_link(language: Language) -> Response:
    """Say the same of a mistyped, revoked or foreign link: it does not open anything, and whom to ask."""
    found = current_round()
    asked = (found.meeting if found else Meeting()).whom_to_ask

    def said(read: Language) -> str:
        whom = text("bad_link_ask", read, contact=asked) if asked else text("bad_link_ask_inviter", read)
        return f"<p>{escape(text('bad_link', read))}</p><p>{escape(whom)}</p>"

    return _page(language, "bad_link_title", said(language), said(_other(language)), 404)


def _other(language: Language) -> Language:
    return "de" if language == "en" else "en"


def _page(language: Language, title: str, body: str, other_body: str, status: int = 200) -> Response:
    """Return a page without Streamlit; nobody has chosen a language yet, so the other one follows below."""
    heading, other = escape(text(title, language)), _other(language)
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{heading}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<style>{_STYLE}</style></head><body><main><h1>{heading}</h1>{body}"
        f'<section lang="{other}"><h2>{escape(text(title, other))}</h2>{other_body}</section></main></body></html>',
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


def _unknown(token: str) -> bool:
    return Links(journal()).resolve(token) is None


def _record(sent: _LastWords, token: str) -> None:
    """Record it for the office of the cookie; what is chosen beside texts stays as it is saved."""
    identity = Links(journal()).resolve(token)
    question = next((one for one in load_questionnaire().questions if one.key == sent.key), None)
    as_left = KINDS[question.type].as_left if question else None
    if (
        identity is None
        or identity.role != "office"
        or question is None
        or as_left is None
        or not _is_texts(sent.value)
    ):
        raise ValueError(sent.key)
    saved = journal().draft(identity.office_id).answers.get(sent.key)
    offices = [entry.office for entry in journal().roster(identity.round_id)]
    answer = as_left(question, saved, sent.value, offices)
    journal().record(identity.office_id, sent.key, answer, tab=str(sent.tab)[:80])


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)
