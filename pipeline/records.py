"""Offices, meetings and clarifications as JSON and back. Knows no database and no answers."""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_json(record: Any) -> dict[str, Any]:
    """Return a dataclass as JSON can hold it; days and times in ISO 8601."""
    return {key: _plain(value) for key, value in asdict(record).items()}


def from_json(kind: type[Record], stored: Mapping[str, Any]) -> Record:
    """Return the dataclass again; an entry that a later version added takes its default."""
    hints = _hints(cast("Hashable", kind))
    return kind(**{key: _typed(hints[key], value) for key, value in stored.items() if key in hints})


@cache  # every click reads a meeting and an office
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _plain(value: Any) -> Any:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        return _typed(next(part for part in get_args(hint) if part is not type(None)), value)
    if hint in (date, time, datetime):
        return hint.fromisoformat(value)
    return tuple(value) if get_origin(hint) is tuple else value
