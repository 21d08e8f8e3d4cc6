"""Faults that tests switch on: what goes wrong, in which kind of call, at which of them, how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.sheets_server import errors, tokens
from tests.sheets_server.wire import Reply, refuse

HANG = 30.0  # seconds without a word, unless the fault says otherwise
_HTML_502 = b"""<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error 502 (Server Error)!!1</title>
  <p><b>502.</b> <ins>That's an error.</ins>
  <p>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds.
"""
_HTML_200 = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to continue</body></html>\n"
_OLD_JWT = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


Serve = Callable[[], Reply]


@dataclass(frozen=True)
class Outcome:
    """What a client meets: a reply after so many seconds, or (no reply) a connection that is cut.

    `late` is what the server does all the same, so many seconds of its clock after the client heard nothing.
    """

    reply: Reply | None
    delay: float = 0.0
    late: tuple[float, Serve] | None = None


Play = Callable[[Serve, Mapping[str, Any]], Outcome]


def _refusal(error: Callable[[], errors.ApiError]) -> Play:
    def play(_: Serve, __: Mapping[str, Any]) -> Outcome:
        raise error()

    return play


def _token_refusal(name: str, description: str) -> Play:
    def play(_: Serve, __: Mapping[str, Any]) -> Outcome:
        return Outcome(tokens.refusal(tokens.TokenError(name, description)))

    return play


def _instead(reply: Reply | None) -> Play:
    def play(_: Serve, args: Mapping[str, Any]) -> Outcome:
        return Outcome(reply, args.get("seconds", 0.0))

    return play


def _after_commit(reply: Callable[[], Reply] | None, seconds: float = 0.0) -> Play:
    def play(serve: Serve, args: Mapping[str, Any]) -> Outcome:
        served = serve()
        if served.status >= 400:
            return Outcome(served)
        return Outcome(reply() if reply else None, args.get("seconds", seconds))

    return play


def _hang(_: Serve, args: Mapping[str, Any]) -> Outcome:
    """Say nothing for `seconds`, then cut the connection; nothing was done."""
    return Outcome(None, args.get("seconds", HANG))


def _late_commit(serve: Serve, args: Mapping[str, Any]) -> Outcome:
    """Cut the connection at once and do what was asked later: `seconds` on the server's clock."""
    return Outcome(None, args.get("hang", 0.0), (args.get("seconds", 60.0), serve))


def _slow(serve: Serve, args: Mapping[str, Any]) -> Outcome:
    """Answer as usual after `seconds`."""
    return Outcome(serve(), args.get("seconds", 5.0))


def _over_quota(_: Serve, args: Mapping[str, Any]) -> Outcome:
    """Refuse as beyond the quota: `direction` Read or Write, `scope` user or project."""
    raise errors.over_quota(args.get("direction", "Write"), args.get("scope", "user"))


def _html(status: int, text: bytes) -> Reply:
    return Reply(status, text, "text/html; charset=UTF-8")


PLAYS: dict[str, Play] = {
    "429": _over_quota,
    "500": _refusal(errors.internal),
    "503": _refusal(errors.unavailable),
    "401": _refusal(errors.unauthenticated),
    "403": _refusal(errors.forbidden),
    "403_api_disabled": _refusal(errors.api_disabled),
    "403_scopes": _refusal(lambda: errors.insufficient_scopes("sheets.googleapis.com")),
    "404": _refusal(errors.not_found),
    "400_not_a_spreadsheet": _refusal(errors.not_a_spreadsheet),
    "400_protected_range": _refusal(lambda: errors.invalid(errors.PROTECTED)),
    "400_too_many_cells": _refusal(lambda: errors.invalid(errors.CELLS_PER_WORKBOOK.format(10_000_000))),
    "502_html": _instead(_html(502, _HTML_502)),
    "200_html": _instead(_html(200, _HTML_200)),
    "reset": _instead(None),
    "hang": _hang,
    "slow": _slow,
    "503_after_commit": _after_commit(lambda: refuse(errors.unavailable())),
    "500_after_commit": _after_commit(lambda: refuse(errors.internal())),
    "502_html_after_commit": _after_commit(lambda: _html(502, _HTML_502)),
    "200_html_after_commit": _after_commit(lambda: _html(200, _HTML_200)),
    "reset_after_commit": _after_commit(None),
    "hang_after_commit": _after_commit(None, HANG),
    "late_commit": _late_commit,
    "token_invalid_grant": _token_refusal("invalid_grant", "Invalid JWT Signature."),
    "token_account_deleted": _token_refusal("invalid_grant", "Invalid grant: account not found"),
    "token_clock": _token_refusal("invalid_grant", _OLD_JWT),
    "token_503": _refusal(errors.unavailable),
}
# These change what the request itself does; the service plays them.
APPENDS = {
    "lost_append": "answers 200 with the usual range, and nothing was written (args.under_filter: only below a filter)",
    "replacing_append": "answers 200, but the row lands on the last row that was there",
    "racing_append": "answers 200, but somebody else wrote into the same row a moment later (args.row)",
}


def in_words(name: str) -> str:
    """Say what a fault does."""
    if name in APPENDS:
        return APPENDS[name]
    if PLAYS[name].__doc__:
        return str(PLAYS[name].__doc__)
    what = name.removesuffix("_after_commit").replace("_", " ")
    return f"does what was asked, then {what}" if name.endswith("_after_commit") else f"does nothing, {what}"


@dataclass
class Fault:
    """One fault: from the `nth` matching call on, `times` times (0: until it is cleared)."""

    name: str
    on: str = "*"
    nth: int = 1
    times: int = 1
    args: Mapping[str, Any] = field(default_factory=dict)
    seen: int = 0
    struck: int = 0

    def meets(self, kind: str) -> bool:
        """Say whether it strikes this call; counts the call."""
        if not self._concerns(kind):
            return False
        self.seen += 1
        if self.seen < self.nth or (self.times and self.struck >= self.times):
            return False
        self.struck += 1
        return True

    def _concerns(self, kind: str) -> bool:
        of_tokens = self.name.startswith("token_")
        if kind == "token":
            return of_tokens or self.on == "token"
        return not of_tokens and self.on in ("*", kind, kind.split(".", maxsplit=1)[0], direction(kind))


def direction(kind: str) -> str:
    """Return `read` or `write` for calls of the Sheets API, as quotas count them; empty for others."""
    if not kind.startswith(("values.", "spreadsheets.", "sheets.")):
        return ""
    return "read" if kind in ("values.get", "values.batchGet", "spreadsheets.get") else "write"


@dataclass
class Faults:
    """All faults that are switched on, in the order in which they were."""

    active: list[Fault] = field(default_factory=list)

    def strike(self, kind: str) -> Fault | None:
        """Return the fault that this call meets; one at most."""
        return next((fault for fault in list(self.active) if fault.meets(kind)), None)
