"""What a cell shows: FORMATTED_VALUE, UNFORMATTED_VALUE and FORMULA, in the spreadsheet's locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.sheets_server import serial_dates
from tests.sheets_server.grid import Value
from tests.sheets_server.locales import Writing, writing

DATE_TYPES = ("DATE", "TIME", "DATE_TIME")
_DEFAULTS = {
    "DATE": "yyyy-mm-dd",
    "TIME": "hh:mm:ss",
    "DATE_TIME": "yyyy-mm-dd hh:mm:ss",
    "PERCENT": "0.00%",
    "NUMBER": "#,##0.00",
    "CURRENCY": '"$"#,##0.00',
    "SCIENTIFIC": "0.00E+00",
}
_CORE = re.compile(r"[#0?](?:[#0?,.]*[#0?])?(?:E[+-]0+)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_LITERAL_MARK = 0xE000  # from here on signs stand for the quoted parts of a pattern while its digits are filled in
_HUGE = 1e15


def json_number(number: float) -> int | float:
    """Give a whole number without a decimal point, as Google's JSON does."""
    return int(number) if number.is_integer() and abs(number) < _HUGE else number


def is_date(number_format: Mapping[str, str]) -> bool:
    return number_format.get("type") in DATE_TYPES


def formatted(value: Value, number_format: Mapping[str, str], locale: str) -> str:
    """Show a value as the cell does; always text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    kind = number_format.get("type", "")
    pattern = number_format.get("pattern") or _DEFAULTS.get(kind, "")
    if is_date(number_format):
        return serial_dates.written(value, pattern)
    if kind == "TEXT" or not pattern or pattern in ("General", "@"):
        return general(value, writing(locale))
    return _by_pattern(value, pattern, writing(locale))


def unformatted(value: Value, number_format: Mapping[str, str], locale: str, date_time_option: str) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, float):
        return value
    if is_date(number_format) and date_time_option == "FORMATTED_STRING":
        return formatted(value, number_format, locale)
    return json_number(value)


def general(number: float, signs: Writing) -> str:
    """Write a number as a cell without a format does: at most ten decimals, huge ones in powers of ten."""
    if number and not 1e-10 <= abs(number) < _HUGE:
        return f"{number:.2E}".replace(".", signs.decimal)
    text = f"{number:.10f}".rstrip("0").rstrip(".")
    return ("0" if text in ("-0", "") else text).replace(".", signs.decimal)


def _by_pattern(number: float, pattern: str, signs: Writing) -> str:
    sections = pattern.split(";")
    if number < 0 and len(sections) > 1 and sections[1]:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    else:
        section = sections[0]
    literals: list[str] = []
    bare = _LITERAL.sub(lambda match: _kept(match, literals), section)
    core = _CORE.search(bare)
    if core is None:
        return _restored(bare, literals)
    shown = _digits(abs(number) * (100 if "%" in bare else 1), core.group(), signs)
    minus = "-" if number < 0 else ""
    return minus + _restored(bare[: core.start()] + shown + bare[core.end() :], literals)


def _kept(match: re.Match[str], literals: list[str]) -> str:
    literals.append(match.group(1) or match.group(2) or "")
    return chr(_LITERAL_MARK + len(literals) - 1)


def _restored(text: str, literals: list[str]) -> str:
    marks = {_LITERAL_MARK + number: literal for number, literal in enumerate(literals)}
    return text.translate(marks)


def _digits(number: float, core: str, signs: Writing) -> str:
    mantissa, _, power = core.partition("E")
    whole, _, decimals = mantissa.partition(".")
    if power:
        digits, _, exponent = f"{number:.{len(decimals)}E}".partition("E")
        sign = "-" if exponent[0] == "-" else power[0].replace("-", "")
        return digits.replace(".", signs.decimal) + "E" + sign + exponent[1:].lstrip("0").zfill(len(power) - 1)
    text = f"{number:.{len(decimals)}f}"
    before, _, after = text.partition(".")
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and after.endswith("0"):
        after, optional = after[:-1], optional - 1
    before = before.zfill(whole.replace(",", "").count("0")) if before != "0" or "0" in whole else ""
    if "," in whole:
        before = f"{int(before or 0):,}".replace(",", signs.group)
    return before + (signs.decimal + after if after else "")
