"""Field masks: `a.b`, `a/b`, `a(b,c)`, comma lists and `*`; used by `fields=` in addresses and in requests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.sheets_server import errors, schema

Mask = dict[str, Any]  # name -> Mask; an empty one means "everything below"
_TOKEN = re.compile(r"[A-Za-z0-9_*]+|[./,()]")
_EMPTY_MASK = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"


def parse(text: str) -> Mask:
    """Read a mask into a tree; ApiError 400 where the brackets or the signs do not fit."""
    tokens = _TOKEN.findall(text.replace(" ", ""))
    if "".join(tokens) != text.replace(" ", ""):
        raise errors.invalid("Request contains an invalid argument.")
    mask: Mask = {}
    end = _list(tokens, 0, mask)
    if end != len(tokens):
        raise errors.invalid("Request contains an invalid argument.")
    return mask


def _list(tokens: list[str], place: int, mask: Mask) -> int:
    while True:
        place = _path(tokens, place, mask)
        if place >= len(tokens) or tokens[place] != ",":
            return place
        place += 1


def _path(tokens: list[str], place: int, mask: Mask) -> int:
    while True:
        if place >= len(tokens) or tokens[place] in "./,()":
            raise errors.invalid("Request contains an invalid argument.")
        mask = mask.setdefault(tokens[place], {})
        place += 1
        sign = tokens[place] if place < len(tokens) else ""
        if sign == "(":
            place = _list(tokens, place + 1, mask)
            if place >= len(tokens) or tokens[place] != ")":
                raise errors.invalid("Request contains an invalid argument.")
            return place + 1
        if sign not in (".", "/"):
            return place
        place += 1


def check(mask: Mask, message: str) -> None:
    """Refuse a path that the message does not have."""
    for name, below in mask.items():
        field = schema.messages().get(message, {}).get(name)
        if name == "*" or (field and field.kind == "?"):
            continue
        if field is None or (below and field.kind not in schema.messages()):
            raise errors.invalid("Request contains an invalid argument.")
        check(below, field.kind)


def cut(value: Any, mask: Mask) -> Any:
    """Keep of a JSON value what the mask names."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [cut(item, mask) for item in value]
    if not isinstance(value, Mapping):
        return value
    return {name: cut(item, mask[name]) for name, item in value.items() if name in mask}


def required(text: str | None, message: str, root: str = "") -> Mask:
    """Read the mandatory `fields` of an update; a leading name of the updated thing itself is taken off."""
    if not text:
        raise errors.invalid(_EMPTY_MASK)
    mask = parse(text)
    if set(mask) == {root} and mask[root]:
        mask = mask[root]
    try:
        check(mask, message)
    except errors.ApiError:
        raise errors.invalid(f"Invalid field: {text}") from None
    return mask


def merge(old: Mapping[str, Any], new: Mapping[str, Any], mask: Mask) -> dict[str, Any]:
    """Take the masked paths from `new`, everything else from `old`; a masked path that `new` lacks is cleared."""
    merged = dict(old)
    for name, below in mask.items():
        value = new.get(name)
        if below and isinstance(value or {}, Mapping):
            value = merge(merged.get(name) or {}, value or {}, below)
        merged[name] = value
    return {name: value for name, value in merged.items() if value not in (None, {})}
