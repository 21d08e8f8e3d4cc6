"""What becomes of a text that is entered as a person types it into a cell (USER_ENTERED), by the locale."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import NamedTuple

from tests.sheets_server import serial_dates
from tests.sheets_server.grid import Value
from tests.sheets_server.locales import Writing, writing

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?$")
_ISO_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$")
_CURRENCY = {"$": '"$"#,##0.00', "€": '#,##0.00 "€"'}


class Entered(NamedTuple):
    """A value or a formula, and the number format that the way of typing brings along."""

    value: Value = None
    formula: str | None = None
    number_format: dict[str, str] | None = None


def parse(text: str, locale: str) -> Entered:
    """Read what was typed: formula, truth value, number, date, time or plain text."""
    signs = writing(locale)
    if text.startswith("'"):
        return Entered(text[1:])
    if text.startswith("=") and len(text) > 1:
        return Entered(formula=text)
    stripped = text.strip()
    found = _truth(stripped, signs) or _date_time(stripped, signs) or _number(stripped, signs)
    if found is None and text.startswith("+") and len(text) > 1:
        return Entered(formula=f"={text}")
    return found or Entered(text or None)


def _truth(text: str, signs: Writing) -> Entered | None:
    word = text.upper()
    return Entered(word in signs.true) if word in signs.true | signs.false else None


def _number(text: str, signs: Writing) -> Entered | None:
    """Read 42, 0042, 2,000,000.01, 1e5, 12%, $3.50 with the decimal and grouping signs of the locale."""
    decimal, group = re.escape(signs.decimal), re.escape(signs.group)
    match = re.match(
        rf"(?P<sign>[+-]?)(?P<money>[$€]?)(?P<whole>\d[\d{group}]*)?(?:{decimal}(?P<decimals>\d+))?"
        rf"(?P<power>[eE][+-]?\d+)?\s?(?P<end>[%€]?)$",
        text,
    )
    if match is None or not (match["whole"] or match["decimals"]):
        return None
    whole, decimals = match["whole"] or "0", match["decimals"] or ""
    if not _grouped_well(whole, signs.group):
        return None
    number = float(f"{match['sign']}{whole.replace(signs.group, '')}.{decimals or '0'}{match['power'] or ''}")
    if not math.isfinite(number):
        return None
    percent = match["end"] == "%"
    return Entered(number / 100 if percent else number, None, _number_format(match, grouped=signs.group in whole))


def _number_format(match: re.Match[str], *, grouped: bool) -> dict[str, str] | None:
    """Return the format that the way of typing brings along."""
    ending = ".00" if match["decimals"] else ""
    if match["end"] == "%":
        return {"type": "PERCENT", "pattern": f"0{ending}%"}
    if match["money"] or match["end"]:
        return {"type": "CURRENCY", "pattern": _CURRENCY[match["money"] or match["end"]]}
    if match["power"]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    return {"type": "NUMBER", "pattern": f"#,##0{ending}"} if grouped else None


def _grouped_well(whole: str, group: str) -> bool:
    """One grouping sign may stand anywhere after a digit (1.123456789 in German); several only every three digits."""
    parts = whole.split(group)
    by_three = 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    return by_three or (len(parts) <= 2 and all(parts))


def _date_time(text: str, signs: Writing) -> Entered | None:
    day, _, clock = text.partition(" ")
    if not clock and ":" in day:
        day, clock = "", day
    time = _time(clock) if clock else (0.0, "")
    date = _date(day, signs) if day else (0.0, "")
    if time is None or date is None or not (time[1] or date[1]):
        return None
    kind = "DATE_TIME" if time[1] and date[1] else "TIME" if time[1] else "DATE"
    return Entered(date[0] + time[0], None, {"type": kind, "pattern": " ".join(filter(None, (date[1], time[1])))})


def _time(text: str) -> tuple[float, str] | None:
    match = _TIME.match(text)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hours = hours % 12 + (12 if match[4].lower() == "pm" else 0)
    pattern = "h" * len(match[1]) + ":mm" + (":ss" if match[3] else "") + (" am/pm" if match[4] else "")
    return (hours * 3600 + minutes * 60 + seconds) / 86_400, pattern


def _date(text: str, signs: Writing) -> tuple[float, str] | None:
    iso = _ISO_DATE.match(text)
    if iso:
        pattern = iso[2].join(("yyyy", "m" * len(iso[3]), "d" * len(iso[4])))
        return _serial(int(iso[1]), int(iso[3]), int(iso[4]), pattern)
    sign = re.escape(signs.date_sign)
    match = re.match(rf"(\d{{1,2}}){sign}(\d{{1,2}})(?:{sign}(\d{{4}}|\d{{2}})?)?$", text)
    if match is None or (signs.date_sign != "." and text.endswith(signs.date_sign)):
        return None
    order = [letter for letter in signs.order if letter != "y"]
    parts = dict(zip(order, match.groups()[:2], strict=True))
    year = int(match[3]) if match[3] else datetime.now().year  # noqa: DTZ005 - as the sheet on the person's screen
    pattern = signs.date_sign.join(letter * len(parts[letter]) for letter in order)
    pattern += signs.date_sign + "y" * len(match[3]) if match[3] else ""
    return _serial(year + (2000 if year < 100 else 0), int(parts["m"]), int(parts["d"]), pattern)


def _serial(year: int, month: int, day: int, pattern: str) -> tuple[float, str] | None:
    try:
        return serial_dates.serial(datetime(year, month, day)), pattern  # noqa: DTZ001 - cells know no time zone
    except ValueError:
        return None
