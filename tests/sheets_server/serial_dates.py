"""Dates as spreadsheets count them: days since 30 December 1899, the time of day as a fraction."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import datetime, timedelta

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+|h+|s+|am/pm|a/p|\.0+)|(.)', re.IGNORECASE | re.DOTALL)


def serial(moment: datetime) -> float:
    return (moment - _EPOCH) / timedelta(days=1)


def moment(number: float) -> datetime:
    seconds = round(number * 86_400, 3)
    return _EPOCH + timedelta(seconds=seconds)


def written(number: float, pattern: str) -> str:
    """Write a serial number by a pattern of yyyy mm dd hh ss; `m` beside hours or seconds means minutes."""
    when = moment(number)
    tokens = [match.groups() for match in _TOKEN.finditer(pattern)]
    codes = [(code or "").lower() for _, _, code, _ in tokens]
    half_day = any(code in ("am/pm", "a/p") for code in codes)
    parts = []
    for place, (quoted, escaped, code, sign) in enumerate(tokens):
        if not code:
            parts.append(quoted or escaped or sign or "")
            continue
        before = next((c for c in reversed(codes[:place]) if c), "")
        after = next((c for c in codes[place + 1 :] if c), "")
        minutes = codes[place][0] == "m" and (before.startswith("h") or after.startswith("s"))
        parts.append(_minutes(when, code) if minutes else _part(when, code.lower(), half_day))
    return "".join(parts)


def _minutes(when: datetime, code: str) -> str:
    return f"{when.minute:0{len(code)}d}"


def _part(when: datetime, code: str, half_day: bool) -> str:
    letter, width = code[0], len(code)
    hour = (when.hour % 12 or 12) if half_day else when.hour
    numbers = {"m": when.month, "d": when.day, "h": hour, "s": when.second}
    if letter == "y":
        return f"{when.year:04d}" if width > 2 else f"{when.year % 100:02d}"
    if letter == "a":
        return "AM" if when.hour < 12 else "PM"
    if letter == ".":
        return f".{when.microsecond:06d}"[:width]
    if letter in "md" and width > 2:
        name = month_name[when.month] if letter == "m" else day_name[when.weekday()]
        return name if width > 3 else name[:3]
    return f"{numbers[letter]:0{min(width, 2)}d}"
