"""The part of Drive v3 that gspread touches: files, permissions, comments, export."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook

from tests.sheets_server import errors, field_masks, values
from tests.sheets_server.access import Caller
from tests.sheets_server.grid import Spreadsheet, new_file_id, new_number
from tests.sheets_server.wire import Reply, Request
from tests.sheets_server.world import World, permission

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROLES = ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader")


def moment(number: float) -> str:
    """Write a time as Drive does: RFC 3339 with milliseconds and Z."""
    return datetime.fromtimestamp(number, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def opened(world: World, file_id: str, caller: Caller, *, write: bool = False) -> Spreadsheet:
    """Open a file as Drive does: who may not see it is told that there is none."""
    file = world.files.get(file_id)
    role = file.role(caller.address) if file else None
    if file is None or role is None:
        raise errors.file_not_found(file_id)
    if write and role not in ("owner", "writer"):
        raise errors.drive_forbidden()
    return file


def _resource(file: Spreadsheet) -> dict[str, Any]:
    kind = SPREADSHEET if file.is_spreadsheet else _XLSX
    known = {"kind": "drive#file", "id": file.id, "name": file.title, "mimeType": kind}
    return known | {
        "createdTime": moment(file.created),
        "modifiedTime": moment(file.modified),
        "parents": file.parents,
        "permissions": file.permissions,
        "trashed": False,
    }


def _shown(file: Spreadsheet, request: Request) -> dict[str, Any]:
    fields = request.argument("fields")
    mask = field_masks.parse(fields) if fields else {name: {} for name in ("kind", "id", "name", "mimeType")}
    return field_masks.cut(_resource(file), mask)


def get(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    return _shown(opened(world, file_id, caller), request)


def list_files(world: World, request: Request, caller: Caller) -> dict[str, Any]:
    """List what the caller may see, newest first, filtered by `q`."""
    found = [file for file in world.files.values() if file.role(caller.address)]
    found = [file for file in found if all(_meets(file, part) for part in _conditions(request.argument("q")))]
    found.sort(key=lambda file: file.created, reverse=True)
    size = int(request.argument("pageSize", "100"))
    start = int(request.argument("pageToken") or 0)
    fields = request.argument("fields")
    default = "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)"
    page = {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": [_resource(file) for file in found[start : start + size]],
    }
    if start + size < len(found):
        page = {"kind": page.pop("kind"), "nextPageToken": str(start + size), **page}
    return field_masks.cut(page, field_masks.parse(fields or default))


def _conditions(query: str) -> list[tuple[str, str, str]]:
    """Read `mimeType="…" and name = "…" and parents in "…"` (or `"…" in parents`)."""
    text = r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'"
    pattern = re.compile(
        rf"(?:(\w+)\s*(=|!=|in|contains)\s*(?:{text}|(true|false))|(?:{text})\s+in\s+(\w+))\s*(?:and|$)\s*"
    )
    conditions, place = [], 0
    while place < len(query.strip()):
        match = pattern.match(query, place)
        if match is None:
            legacy = {"message": "Invalid Value", "domain": "global", "reason": "invalid"}
            legacy |= {"location": "q", "locationType": "parameter"}
            raise errors.ApiError(400, "Invalid Value", status="", legacy=[legacy])
        groups = match.groups()
        value = next((group for group in (*groups[2:5], *groups[5:7]) if group is not None), "")
        conditions.append((groups[0] or groups[7], groups[1] or "in", re.sub(r"\\(.)", r"\1", value)))
        place = match.end()
    return conditions


def _meets(file: Spreadsheet, condition: tuple[str, str, str]) -> bool:
    name, sign, value = condition
    if name == "parents":
        return value in file.parents
    if name == "trashed":
        return value == "false"
    is_value = {"mimeType": _resource(file)["mimeType"], "name": file.title}.get(name, "")
    if sign == "contains":
        return value.lower() in is_value.lower()
    return (is_value == value) == (sign == "=")


def create(world: World, request: Request, caller: Caller) -> dict[str, Any]:
    """Create a file; service accounts may not since 2025, unless a test allows it."""
    if not world.may_create_files:
        raise errors.drive_full()
    wanted = request.json()
    file = world.new_file(wanted.get("name") or "Untitled", caller.address)
    file.parents = list(wanted.get("parents") or ["root"])
    return _shown(file, request)


def copy(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    source = opened(world, file_id, caller)
    if not world.may_create_files:
        raise errors.drive_full()
    wanted = request.json()
    twin = source.clone()
    twin.id, twin.owner = new_file_id(), caller.address
    twin.title = wanted.get("name") or f"Copy of {source.title}"
    twin.created = twin.modified = world.clock.now()
    twin.parents = list(wanted.get("parents") or source.parents)
    twin.permissions, twin.comments = [permission("user", "owner", caller.address)], []
    world.files[twin.id] = twin
    return _shown(twin, request)


def delete(world: World, _: Request, caller: Caller, file_id: str) -> Reply:
    file = opened(world, file_id, caller)
    if file.role(caller.address) != "owner":
        raise errors.drive_forbidden()
    del world.files[file_id]
    return Reply(204, b"", "text/html")


def update(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    """Rename a file (files.update with metadata alone)."""
    file = opened(world, file_id, caller, write=True)
    file.title = request.json().get("name") or file.title
    file.modified = world.clock.now()
    return _shown(file, request)


def permissions(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    file = opened(world, file_id, caller, write=True)
    short = [{name: p[name] for name in ("id", "type", "kind", "role")} for p in file.permissions]
    fields = request.argument("fields")
    if not fields:
        return {"kind": "drive#permissionList", "permissions": short}
    whole = {"kind": "drive#permissionList", "permissions": file.permissions}
    return field_masks.cut(whole, field_masks.parse(fields))


def share(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    file = opened(world, file_id, caller, write=True)
    wanted = request.json()
    kind, role = wanted.get("type"), wanted.get("role")
    if kind not in ("user", "group", "domain", "anyone") or role not in _ROLES:
        raise _bad_permission("The specified type or role is invalid or not supported for the request.")
    address = wanted.get("emailAddress") or ""
    if kind in ("user", "group") and "@" not in address:
        raise _bad_permission("The specified emailAddress is invalid or not applicable for the given permission type.")
    file.permissions = [p for p in file.permissions if not address or p.get("emailAddress") != address]
    new = permission(kind, role, address, wanted.get("domain") or "")
    file.permissions.append(new)
    return {name: new[name] for name in ("kind", "id", "type", "role")}


def _bad_permission(message: str) -> errors.ApiError:
    legacy = {"message": message, "domain": "global", "reason": "invalidSharingRequest"}
    return errors.ApiError(400, message, status="", legacy=[legacy])


def _permission(file: Spreadsheet, permission_id: str) -> dict[str, Any]:
    for known in file.permissions:
        if known["id"] == permission_id:
            return known
    message = f"Permission not found: {permission_id}."
    legacy = {"message": message, "domain": "global", "reason": "notFound"}
    legacy |= {"location": "permissionId", "locationType": "parameter"}
    raise errors.ApiError(404, message, status="", legacy=[legacy])


def change_share(world: World, request: Request, caller: Caller, file_id: str, permission_id: str) -> dict[str, Any]:
    """Change a role; who becomes owner takes the file over from the one before."""
    file = opened(world, file_id, caller)
    known = _permission(file, permission_id)
    wanted = request.json()
    if wanted.get("role") == "owner":
        for other in file.permissions:
            other["role"] = "writer" if other["role"] == "owner" else other["role"]
        file.owner = known.get("emailAddress", file.owner)
    known["role"] = wanted.get("role") or known["role"]
    known["pendingOwner"] = bool(wanted.get("pendingOwner"))
    return {name: known[name] for name in ("kind", "id", "type", "role")}


def unshare(world: World, _: Request, caller: Caller, file_id: str, permission_id: str) -> Reply:
    file = opened(world, file_id, caller, write=True)
    file.permissions.remove(_permission(file, permission_id))
    return Reply(204, b"", "text/html")


def comments(world: World, _: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    return {"comments": opened(world, file_id, caller).comments}


def comment(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    file = opened(world, file_id, caller)
    if not request.argument("fields"):
        message = "The 'fields' parameter is required for this method."
        legacy = {"message": message, "domain": "global", "reason": "required"}
        raise errors.ApiError(400, message, status="", legacy=[legacy])
    wanted: Mapping[str, Any] = request.json()
    new = {name: wanted[name] for name in ("content", "anchor") if name in wanted}
    file.comments.append(new)
    return field_masks.cut({"id": str(new_number())} | new, field_masks.parse(request.argument("fields")))


def export(world: World, request: Request, caller: Caller, file_id: str) -> Reply:
    """Export the first tab as CSV or TSV, or the whole file as XLSX."""
    file = opened(world, file_id, caller)
    kind = request.argument("mimeType")
    headers = {"Content-Disposition": "attachment"}
    if kind in ("text/csv", "text/tab-separated-values"):
        return Reply(200, _separated(file, "," if kind == "text/csv" else "\t"), kind, headers)
    if kind == _XLSX:
        return Reply(200, _workbook(file), kind, headers)
    raise errors.ApiError(400, "The requested conversion is not supported.", status="", legacy=[_NO_CONVERSION])


_NO_CONVERSION = {
    "message": "The requested conversion is not supported.",
    "domain": "global",
    "reason": "badRequest",
    "location": "convertTo",
    "locationType": "parameter",
}


def _separated(file: Spreadsheet, delimiter: str) -> bytes:
    lines = values.matrix(file, file.tabs[0], file.tabs[0].whole, values.Look())
    width = max(map(len, lines), default=0)
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([[*line, *[""] * (width - len(line))] for line in lines])
    return text.getvalue().removesuffix("\r\n").encode()


def _workbook(file: Spreadsheet) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for tab in file.tabs:
        page = book.create_sheet(tab.title[:31])
        for line in values.matrix(file, tab, tab.whole, values.Look(render="UNFORMATTED_VALUE")):
            page.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
