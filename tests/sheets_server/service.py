"""One request from beginning to end: which call it is, who asks, quota, fault, answer, log."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.sheets_server import (
    append,
    batch_update,
    drive,
    edits,
    errors,
    faults,
    schema,
    sheet_requests,
    spoiled,
    spreadsheets,
    tokens,
    uploads,
    values,
    wire,
    writing,
)
from tests.sheets_server.access import Caller
from tests.sheets_server.faults import Fault, Outcome
from tests.sheets_server.grid import Spreadsheet
from tests.sheets_server.wire import Reply, Request
from tests.sheets_server.world import OWNER, World

Answer = dict[str, Any] | Reply
_ID = r"(?P<file_id>[^/:]+)"
_SHEET = rf"/v4/spreadsheets/{_ID}"
_FILE = rf"/drive/v3/files/{_ID}"
_RANGE = r"(?P<text>[^/]+?)"
ROUTES = [
    ("POST", r"/token", "token"),
    ("POST", r"/v4/spreadsheets", "spreadsheets.create"),
    ("GET", _SHEET, "spreadsheets.get"),
    ("POST", rf"{_SHEET}:batchUpdate", "spreadsheets.batchUpdate"),
    ("GET", rf"{_SHEET}/values:batchGet", "values.batchGet"),
    ("POST", rf"{_SHEET}/values:batchUpdate", "values.batchUpdate"),
    ("POST", rf"{_SHEET}/values:batchClear", "values.batchClear"),
    ("POST", rf"{_SHEET}/values/{_RANGE}:append", "values.append"),
    ("POST", rf"{_SHEET}/values/{_RANGE}:clear", "values.clear"),
    ("GET", rf"{_SHEET}/values/{_RANGE}", "values.get"),
    ("PUT", rf"{_SHEET}/values/{_RANGE}", "values.update"),
    ("POST", rf"{_SHEET}/sheets/(?P<sheet_id>\d+):copyTo", "sheets.copyTo"),
    ("GET", r"/drive/v3/files", "drive.list"),
    ("POST", r"/drive/v3/files", "drive.create"),
    ("GET", _FILE, "drive.get"),
    ("PATCH", _FILE, "drive.update"),
    ("DELETE", _FILE, "drive.delete"),
    ("POST", rf"{_FILE}/copy", "drive.copy"),
    ("GET", rf"{_FILE}/export", "drive.export"),
    ("GET", rf"{_FILE}/permissions", "drive.permissions"),
    ("POST", rf"{_FILE}/permissions", "drive.share"),
    ("PATCH", rf"{_FILE}/permissions/(?P<permission_id>[^/]+)", "drive.change_share"),
    ("DELETE", rf"{_FILE}/permissions/(?P<permission_id>[^/]+)", "drive.unshare"),
    ("GET", rf"{_FILE}/comments", "drive.comments"),
    ("POST", rf"{_FILE}/comments", "drive.comment"),
    ("PUT", rf"/upload/drive/v2/files/{_ID}", "drive.upload"),
]
_COMPILED = [(method, re.compile(pattern + "$"), kind) for method, pattern, kind in ROUTES]
_READ_SCOPES = {"spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly", "drive.file", "feeds"}
_WRITE_SCOPES = {"spreadsheets", "drive", "drive.file", "feeds"}
_DRIVE: dict[str, Callable[..., Answer]] = {
    "drive.list": drive.list_files,
    "drive.create": drive.create,
    "drive.get": drive.get,
    "drive.update": drive.update,
    "drive.delete": drive.delete,
    "drive.copy": drive.copy,
    "drive.export": drive.export,
    "drive.permissions": drive.permissions,
    "drive.share": drive.share,
    "drive.change_share": drive.change_share,
    "drive.unshare": drive.unshare,
    "drive.comments": drive.comments,
    "drive.comment": drive.comment,
    "drive.upload": uploads.upload,
}


@dataclass(frozen=True)
class Call:
    """One call as it came: the request, which of the API's methods it is, the parts of its address, its fault."""

    request: Request
    kind: str
    parts: Mapping[str, str]
    fault: Fault | None = None


def respond(world: World, request: Request) -> Outcome:
    """Answer one request; everything but waiting happens under the world's lock."""
    kind, parts = _route(request)
    if not kind:
        page = b"<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>\n"
        return Outcome(Reply(404, page, "text/html; charset=UTF-8"))
    with world.lock:
        world.catch_up()
        call = Call(request, kind, parts, world.faults.strike(kind))
        outcome = _played(world, call)
        if outcome.late:
            seconds, work = outcome.late
            world.late.append((world.clock.now() + seconds, work))
        _log(world, call, outcome)
    return outcome


def _route(request: Request) -> tuple[str, dict[str, str]]:
    for method, pattern, kind in _COMPILED:
        match = pattern.match(request.path) if method == request.method else None
        if match:
            return kind, {name: urllib.parse.unquote(part) for name, part in match.groupdict().items()}
    return "", {}


def _log(world: World, call: Call, outcome: Outcome) -> None:
    status = outcome.reply.status if outcome.reply else 0
    world.counts[call.kind] += 1
    entry = {"kind": call.kind, "status": status, "at": world.clock.now()}
    world.calls.append(entry | ({"fault": call.fault.name} if call.fault else {}))


def _played(world: World, call: Call) -> Outcome:
    """Serve the call, or let its fault decide what becomes of it."""
    fault = call.fault
    if fault is None or fault.name in faults.APPENDS:
        return Outcome(_served(world, call))
    if fault.name in edits.EDITS:
        edits.perform(world, {**fault.args, "do": fault.name})
        return Outcome(_served(world, call))
    args = {"direction": faults.direction(call.kind).capitalize() or "Read", **fault.args}
    try:
        return faults.PLAYS[fault.name](lambda: _served(world, call), args)
    except errors.ApiError as error:
        return Outcome(wire.refuse(error))


def _served(world: World, call: Call) -> Reply:
    try:
        if call.kind == "token":
            return _token(world, call.request)
        caller = _caller(world, call.request, call.kind)
        direction = faults.direction(call.kind)
        if direction:
            world.quotas.take(direction.capitalize(), caller.address, world.clock.now())
            answer = _sheets(world, call, caller)
        else:
            answer = _DRIVE[call.kind](world, call.request, caller, **call.parts)
    except errors.ApiError as error:
        return wire.refuse(error)
    return answer if isinstance(answer, Reply) else wire.answer(answer)


def _token(world: World, request: Request) -> Reply:
    try:
        name, token = tokens.issue(request, world.accounts, world.audiences(), world.clock.now())
    except tokens.TokenError as error:
        return tokens.refusal(error)
    world.tokens[name] = token
    return tokens.granted(name)


def _caller(world: World, request: Request, kind: str) -> Caller:
    """Find out who asks: by access token, by API key (nobody in particular), or not at all."""
    scheme, _, name = request.headers.get("Authorization", "").partition(" ")
    is_drive = kind.startswith("drive.")
    if not scheme:
        if request.argument("key") or request.headers.get("X-Goog-Api-Key"):
            return Caller("", world.cell_limit)
        raise errors.unregistered()
    if world.any_token:
        return Caller(OWNER, world.cell_limit)
    token = world.tokens.get(name)
    if scheme.lower() != "bearer" or token is None or token.expires < world.clock.now():
        raise errors.unauthenticated(drive=is_drive)
    if not {scope.rpartition("/")[2] for scope in token.scopes} & _accepted(request.method, kind):
        raise errors.insufficient_scopes("drive.googleapis.com" if is_drive else "sheets.googleapis.com")
    return Caller(token.address, world.cell_limit)


def _accepted(method: str, kind: str) -> set[str]:
    """Return the scopes of which one is enough for a call."""
    wanted = set(_READ_SCOPES if method == "GET" else _WRITE_SCOPES)
    if kind.startswith("drive."):
        wanted -= {"spreadsheets", "spreadsheets.readonly", "feeds"}
    return wanted | ({"drive.metadata.readonly"} if kind in ("drive.list", "drive.get") else set())


def _sheets(world: World, call: Call, caller: Caller) -> Answer:
    if call.kind == "spreadsheets.create":
        return _create(world, call.request, caller)
    writes = faults.direction(call.kind) == "write"
    file = world.file(call.parts["file_id"], caller, write=writes)
    if not writes:
        return _read(file, call)
    before = file.clone()
    try:
        answer = _write(world, file, call, caller)
    except errors.ApiError:
        file.restore(before)
        raise
    if call.fault and call.fault.name in faults.APPENDS:
        spoiled.append(file, before, answer, call.fault)
    file.modified = world.clock.now()
    return answer


def _create(world: World, request: Request, caller: Caller) -> dict[str, Any]:
    if not world.may_create_files:
        raise errors.forbidden()
    body = request.json()
    schema.check(body, "Spreadsheet")
    file = world.new_file((body.get("properties") or {}).get("title") or "Untitled spreadsheet", caller.address)
    return spreadsheets.get(file, request)


def _read(file: Spreadsheet, call: Call) -> dict[str, Any]:
    if call.kind == "values.get":
        return values.get(file, call.parts["text"], values.look(call.request))
    return (
        values.batch_get(file, call.request) if call.kind == "values.batchGet" else spreadsheets.get(file, call.request)
    )


def _write(world: World, file: Spreadsheet, call: Call, caller: Caller) -> dict[str, Any]:
    if call.kind == "values.append":
        return append.append(file, call.parts["text"], call.request, caller)
    if call.kind == "values.update":
        return writing.update(file, call.parts["text"], call.request, caller)
    if call.kind == "values.clear":
        return writing.clear(file, call.parts["text"], caller)
    if call.kind == "sheets.copyTo":
        body = call.request.json()
        schema.check(body, "CopySheetToAnotherSpreadsheetRequest")
        target = world.file(body.get("destinationSpreadsheetId") or "", caller, write=True)
        return sheet_requests.copy_to(file, int(call.parts["sheet_id"]), target, caller)
    handlers = {
        "values.batchUpdate": writing.batch_update,
        "values.batchClear": writing.batch_clear,
        "spreadsheets.batchUpdate": batch_update.batch_update,
    }
    return handlers[call.kind](file, call.request, caller)
