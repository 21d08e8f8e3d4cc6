"""What goes over the wire: one request as it came, one reply as it leaves."""

from __future__ import annotations

import json
import math
import struct
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.sheets_server import errors

JSON = "application/json; charset=UTF-8"
_TRUE, _FALSE = ("true", "1"), ("false", "0", "")


@dataclass(frozen=True)
class Request:
    """One request; `path` is still percent-encoded, because a slash in a tab's name must not split it."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    def argument(self, name: str, default: str = "") -> str:
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        """Read a truth value: `true` and Python's `True` alike."""
        value = self.argument(name).lower()
        if value not in (*_TRUE, *_FALSE):
            raise errors.bad_request(name, f"Invalid value at '{name}' (TYPE_BOOL), \"{self.argument(name)}\"")
        return value in _TRUE

    def json(self) -> Any:
        if not self.body:
            return {}
        try:
            found = json.loads(self.body, parse_float=_finite, parse_constant=_finite)
            json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair is no text
        except ValueError:
            raise errors.bad_request("", "Invalid JSON payload received. Unable to parse the payload.") from None
        return found


@dataclass(frozen=True)
class Reply:
    """One reply, ready to be written."""

    status: int = 200
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Request:
    path, _, query = target.partition("?")
    return Request(method, path, urllib.parse.parse_qs(query, keep_blank_values=True), headers, body)


def answer(value: Any, status: int = 200) -> Reply:
    """Pretty-print as Google does: two blanks, UTF-8, a line end at the end."""
    return Reply(status, (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode())


def refuse(error: errors.ApiError) -> Reply:
    plain = answer(error.body(), error.code)
    return Reply(error.code, plain.body, headers=error.headers)


def float32(number: float) -> int | float:
    """Colours are 32-bit numbers: 0.4980392156862745 comes back as 0.49803922."""
    (single,) = struct.unpack("f", struct.pack("f", number))
    for digits in range(1, 10):
        text = f"{single:.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", number):
            value = float(text)
            return int(value) if value.is_integer() else value
    return single
