"""spreadsheets.batchUpdate: every request in order, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.sheets_server import cell_requests, errors, paste_requests, range_requests, schema, sheet_requests
from tests.sheets_server.access import Caller
from tests.sheets_server.grid import Spreadsheet
from tests.sheets_server.wire import Request

Handler = Callable[[Spreadsheet, Mapping[str, Any], Caller], Mapping[str, Any] | None]
HANDLERS: dict[str, Handler] = {
    **sheet_requests.HANDLERS,
    **cell_requests.HANDLERS,
    **range_requests.HANDLERS,
    **paste_requests.HANDLERS,
}


def batch_update(spreadsheet: Spreadsheet, request: Request, caller: Caller) -> dict[str, Any]:
    """Apply the requests; a reply that has nothing to say is `{}`. The caller of this undoes a failed batch."""
    body = request.json()
    schema.check(body, "BatchUpdateSpreadsheetRequest")
    requests = body.get("requests") or []
    if not requests:
        raise errors.invalid("Must specify at least one request.")
    replies = [_one(spreadsheet, number, wanted, caller) for number, wanted in enumerate(requests)]
    return {"spreadsheetId": spreadsheet.id, "replies": replies}


def _one(spreadsheet: Spreadsheet, number: int, wanted: Mapping[str, Any], caller: Caller) -> Mapping[str, Any]:
    kinds = [kind for kind, content in wanted.items() if content is not None]
    if not kinds:
        raise errors.invalid(f"Invalid requests[{number}]: No request set.")
    if len(kinds) > 1:
        raise errors.bad_request(
            f"requests[{number}]",
            f"Invalid value at 'requests[{number}]' (oneof), oneof field 'kind' is already set. "
            f"Cannot set '{kinds[1]}'",
        )
    kind = kinds[0]
    if kind not in HANDLERS:
        raise errors.not_emulated(kind)
    try:
        reply = HANDLERS[kind](spreadsheet, wanted[kind], caller)
    except errors.ApiError as error:
        raise error.within(f"requests[{number}].{kind}") from None
    return {} if reply is None else {kind: reply}
