"""Reads when an answer came in, as local time of the meeting (scoring.md, section 1, "Dates").

Does not choose between two readings: an ambiguous or unreadable time keeps its text and has no moment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.clean.text import cached_if_short, matching

Problem = Literal["", "blank", "ambiguous", "unreadable", "implausible"]

_MONTHS = (
    "januar jänner january jan jän", "februar feber february feb", "märz maerz march mär mar mrz", "april apr",
    "mai may", "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
    "november nov", "dezember december dez dec",
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "mez": 60, "cet": 60, "mesz": 120, "cest": 120, "oesz": 180, "wez": 0, "wesz": 60,
}  # fmt: skip
_WEEKDAY = re.compile(r"(?:am )?(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_SERIAL_DAYS = (36526, 73051)  # 2000 to 2099
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - local time by intent
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)")
_DOTS = re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})(?!\d)")
_SLASHES = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(
    r"(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?[ -]?(?P<name>[^\W\d_]{3,9})\.?,?[ -]?(?P<y>\d{4}|\d{2})(?!\d)", re.IGNORECASE
)
_NAME_DAY = re.compile(
    r"(?P<name>[^\W\d_]{3,9})\.? (?P<d>\d{1,2})(?:\.|st|nd|rd|th)?,? (?P<y>\d{4})(?!\d)", re.IGNORECASE
)
_TIME = re.compile(
    r"[,T ]*(?:um |at |/ ?|- ?|– ?)?(?P<h>\d{1,2})(?:[:.h](?P<min>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?)? ?"
    r"(?P<word>uhr|h)? ?(?P<half>[ap]\.?m\.?|vorm\.?|nachm\.?)? ?(?P<zone>.*)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:(?:UTC|GMT) ?)?(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<min>\d{2})?", re.IGNORECASE)
_NOON = 12
_ENOUGH_TO_COMPARE = 3
_TWO_YEARS = 2 * 366 * 24 * 3600.0


@dataclass(frozen=True)
class Moment:
    """When an answer came in: naive local time, the instant for ordering, or why there is none."""

    raw: str
    local: datetime | None = None
    instant: float | None = None
    problem: Problem = ""


def meeting_zone(name: str) -> tzinfo:
    """Return the meeting's time zone; an unknown name counts as Europe/Berlin (scoring.md, section 1)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("Europe/Berlin")


def without_slips(moments: Sequence[Moment]) -> list[Moment]:
    """Return the times of a table; one that lies years away from the others has a mistyped year and orders nothing."""
    known = sorted(moment.instant for moment in moments if moment.instant is not None)
    if len(known) < _ENOUGH_TO_COMPARE:
        return list(moments)
    middle = known[len(known) // 2]
    slips = [moment.instant is not None and abs(moment.instant - middle) > _TWO_YEARS for moment in moments]
    pairs = zip(moments, slips, strict=True)
    return [Moment(moment.raw, problem="implausible") if slip else moment for moment, slip in pairs]


@cached_if_short
def read_time(raw: str, zone: tzinfo) -> Moment:
    """Read a time cell; never raises. A date without a time counts as 00:00."""
    text = matching(raw)
    if not text:
        return Moment(raw, problem="blank")
    day, rest = _serial(text) or _date(_WEEKDAY.sub("", text, count=1))
    if day == "ambiguous":
        return Moment(raw, problem="ambiguous")
    found = _at(day, rest) if isinstance(day, date) else None
    return _moment(raw, found, zone) if found else Moment(raw, problem="unreadable")


def _moment(raw: str, found: datetime, zone: tzinfo) -> Moment:
    try:
        aware = found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)
        return Moment(raw, aware.replace(tzinfo=None, fold=0), aware.timestamp())
    except (OverflowError, ValueError):
        return Moment(raw, problem="unreadable")


def _serial(text: str) -> tuple[datetime, str] | None:
    """A spreadsheet's day number, to the minute."""
    if not _SERIAL.fullmatch(text):
        return None
    days = float(text.replace(",", "."))
    if not _SERIAL_DAYS[0] <= days < _SERIAL_DAYS[1]:
        return None
    return _DAY_ZERO + timedelta(minutes=round(days * 24 * 60)), ""


def _date(text: str) -> tuple[date | str | None, str]:
    """Return the date at the start and what follows it."""
    for pattern, reading in _DATES:
        found = pattern.match(text)
        if found:
            return reading(found), text[found.end() :]
    return None, text


def _numbers(found: re.Match[str]) -> date | None:
    return _day(found["y"], int(found["m"]), int(found["d"]))


def _named(found: re.Match[str]) -> date | None:
    month = _MONTH.get(found["name"].casefold())
    return _day(found["y"], month, int(found["d"])) if month else None


def _either(found: re.Match[str]) -> date | str | None:
    """Slashes and hyphens say nothing about the order; only a part above 12 does."""
    a, b, year = int(found["a"]), int(found["b"]), found["y"]
    readings = {_day(year, b, a), _day(year, a, b)}
    if found["sep"] == "-" and len(year) == 2:  # noqa: PLR2004 - 26-10-05 may begin with the year
        readings.add(_day(found["a"].zfill(2), b, int(year)))
    possible = readings - {None}
    return "ambiguous" if len(possible) > 1 else next(iter(possible), None)


_DATES = (
    (_YEAR_FIRST, _numbers), (_COMPACT, _numbers), (_DOTS, _numbers), (_SLASHES, _either), (_DAY_NAME, _named),
    (_NAME_DAY, _named),
)  # fmt: skip


def _day(year: str, month: int, day: int) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004
    try:
        return date(full, month, day)
    except ValueError:
        return None


def _at(day: date, rest: str) -> datetime | None:
    """Add the time of day; words without digits after the date leave it at 00:00."""
    if isinstance(day, datetime):
        return day
    midnight = datetime.combine(day, time())
    if not any(c.isdigit() for c in rest):
        return midnight
    found = _TIME.fullmatch(rest)
    if not found or not (found["min"] or found["word"] or found["half"]):
        return None
    clock, zone = _clock(found), _zone(found["zone"])
    return None if clock is None or zone == "?" else datetime.combine(day, clock, zone)  # type: ignore[arg-type]


def _clock(found: re.Match[str]) -> time | None:
    hour, half = int(found["h"]), (found["half"] or "").casefold()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.startswith(("p", "n")) else 0)
    try:
        return time(hour, int(found["min"] or 0), int(found["s"] or 0))
    except ValueError:
        return None


def _zone(text: str) -> tzinfo | str | None:
    """Return the zone that stands after the time, None if there is none, "?" if it cannot be read."""
    word = text.strip(" ()").casefold()
    if not word or word in ("uhr", "h"):
        return None
    if word in _ZONES:
        return timezone(timedelta(minutes=_ZONES[word]))
    found = _OFFSET.fullmatch(word)
    if not found or int(found["h"]) > 14 or int(found["min"] or 0) > 59:  # noqa: PLR2004 - the world's offsets
        return "?"
    minutes = int(found["h"]) * 60 + int(found["min"] or 0)
    return timezone(timedelta(minutes=-minutes if found["sign"] in "-−" else minutes))
