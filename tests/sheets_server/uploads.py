"""Drive v2's upload: a CSV replaces all tabs of a spreadsheet by one."""

from __future__ import annotations

import csv
import io
from typing import Any

from tests.sheets_server import drive, writing
from tests.sheets_server.access import Caller
from tests.sheets_server.grid import EMPTY, Spreadsheet, Tab, new_number
from tests.sheets_server.wire import Request
from tests.sheets_server.world import World

_TIME_ZONE = "America/Los_Angeles"  # a converted file forgets the zone it had
_V2 = "https://www.googleapis.com/drive/v2/files"
_FORMATS = {
    "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
    "text/tab-separated-values": "tsv",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def upload(world: World, request: Request, caller: Caller, file_id: str) -> dict[str, Any]:
    """Replace the content; the only tab left has the file's name and 1000 × 26 cells or more."""
    file = drive.opened(world, file_id, caller, write=True)
    lines = list(csv.reader(io.StringIO(request.body.decode(), newline="")))
    tab = Tab(new_number(), file.title)
    tab.rows = max(tab.rows, len(lines))
    tab.columns = max(tab.columns, *map(len, lines), 0) if lines else tab.columns
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            tab.put(row, column, writing.filled(EMPTY, text, file.locale, typed=True))
    file.tabs, file.named_ranges, file.time_zone = [tab], [], _TIME_ZONE
    file.modified = world.clock.now()
    return _resource(file, caller.address, size=str(1024 * (1 + len(request.body) // 1024)))


def _resource(file: Spreadsheet, address: str, size: str) -> dict[str, Any]:
    link, web = f"{_V2}/{file.id}", f"https://docs.google.com/spreadsheets/d/{file.id}"
    user = _user(address)
    modified = drive.moment(file.modified)
    return {
        "kind": "drive#file",
        "userPermission": _own_permission(link),
        "selfLink": link,
        "ownerNames": [address],
        "lastModifyingUserName": address,
        "editable": True,
        "writersCanShare": True,
        "mimeType": drive.SPREADSHEET,
        "exportLinks": {
            kind: f"https://docs.google.com/spreadsheets/export?id={file.id}&exportFormat={name}"
            for kind, name in _FORMATS.items()
        },
        "parents": [_parent(link)],
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={file.id}&v=1&s=0&sz=s220",
        "appDataContents": False,
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{drive.SPREADSHEET}",
        "shared": len(file.permissions) > 1,
        "lastModifyingUser": user,
        "owners": [user],
        "copyable": True,
        "etag": f'"{new_number()}"',
        "alternateLink": f"{web}/edit?usp=drivesdk",
        "embedLink": f"{web}/htmlembed?ouid={user['permissionId']}",
        "fileSize": size,
        "copyRequiresWriterPermission": False,
        "spaces": ["drive"],
        "id": file.id,
        "title": file.title,
        "labels": {"viewed": True, "restricted": False, "starred": False, "hidden": False, "trashed": False},
        "explicitlyTrashed": False,
        "createdDate": drive.moment(file.created),
        "modifiedDate": modified,
        "modifiedByMeDate": modified,
        "lastViewedByMeDate": modified,
        "markedViewedByMeDate": "1970-01-01T00:00:00.000Z",
        "quotaBytesUsed": size,
        "version": "5",
        "capabilities": {"canEdit": True, "canCopy": True},
    }


def _own_permission(link: str) -> dict[str, Any]:
    return {
        "id": "me",
        "type": "user",
        "role": "owner",
        "kind": "drive#permission",
        "selfLink": f"{link}/permissions/me",
        "etag": f'"{new_number()}"',
        "pendingOwner": False,
    }


def _parent(link: str) -> dict[str, Any]:
    root = "0A" + "root"
    return {
        "selfLink": f"{link}/parents/{root}",
        "id": root,
        "isRoot": True,
        "kind": "drive#parentReference",
        "parentLink": f"{_V2}/{root}",
    }


def _user(address: str) -> dict[str, Any]:
    return {
        "displayName": address,
        "kind": "drive#user",
        "isAuthenticatedUser": True,
        "permissionId": f"{sum(address.encode()):020d}",
        "emailAddress": address,
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }
