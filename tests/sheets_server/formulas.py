"""The few formulas that tests need: arithmetic, comparison, text, references and a dozen functions.

Everything else evaluates to #NAME?; a formula that refers to itself to #REF!. Nothing is ever fetched.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.sheets_server import a1
from tests.sheets_server.grid import Spreadsheet, Tab, Value
from tests.sheets_server.locales import writing
from tests.sheets_server.rendering import general

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:[.]\d+)?(?:[eE][+-]?\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<reference>(?:'(?:[^']|'')+'!|\w+!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?![\w(]))"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_.]*)|(?P<sign><=|>=|<>|[-+*/^&=<>(),;%]))"
)


class FormulaError(Exception):
    """An error value: #DIV/0!, #NAME?, #NUM!, #N/A, #REF!, #VALUE!, #ERROR!."""


class Formulas:
    """Evaluates the formulas of one spreadsheet, each cell once."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self.spreadsheet = spreadsheet
        self._known: dict[tuple[int, int, int], Value] = {}
        self._open: set[tuple[int, int, int]] = set()

    def value(self, tab: Tab, row: int, column: int) -> Value:
        """Return what a cell holds, its formula evaluated."""
        cell = tab.cell(row, column)
        if cell.formula is None:
            return cell.value
        place = (tab.sheet_id, row, column)
        if place in self._open:
            return "#REF!"
        if place not in self._known:
            self._open.add(place)
            self._known[place] = self._evaluate(tab, cell.formula)
            self._open.discard(place)
        return self._known[place]

    def _evaluate(self, tab: Tab, formula: str) -> Value:
        try:
            return _Reading(formula[1:], tab, self.spreadsheet, self).result()
        except FormulaError as error:
            return str(error)

    def block(self, tab: Tab, reference: str) -> list[Value]:
        title, bare = a1.split_title(reference)
        there = tab if title is None else self.spreadsheet.tab_by_title(title)
        parsed = a1.parse_reference(bare or "")
        if there is None or parsed is None:
            raise FormulaError("#REF!")
        box = parsed.box(there.rows, there.columns)
        return [self.value(there, r, c) for r in range(box.top, box.bottom) for c in range(box.left, box.right)]


class _Reading:
    """Reads one formula from left to right, by precedence: comparison, &, + -, * /, ^, sign, %."""

    def __init__(self, text: str, tab: Tab, spreadsheet: Spreadsheet, formulas: Formulas) -> None:
        self._tokens = list(_tokens(text, writing(spreadsheet.locale).decimal))
        self._place = 0
        self._tab, self._formulas = tab, formulas

    def result(self) -> Value:
        value = self._level(0)
        if self._place < len(self._tokens):
            raise FormulaError("#ERROR!")
        value = value[0] if isinstance(value, list) and value else value
        return 0.0 if value is None else value

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._place] if self._place < len(self._tokens) else ("end", "")

    def _take(self) -> tuple[str, str]:
        token = self._peek()
        self._place += 1
        return token

    def _level(self, depth: int) -> Any:
        if depth == len(_LEVELS):
            return self._signed()
        value = self._level(depth + 1)
        while self._peek()[0] == "sign" and self._peek()[1] in _LEVELS[depth]:
            sign = self._take()[1]
            value = _operate(sign, _one(value), _one(self._level(depth + 1)))
        return value

    def _signed(self) -> Any:
        if self._peek() in (("sign", "-"), ("sign", "+")):
            sign = self._take()[1]
            number = _number(_one(self._signed()))
            return -number if sign == "-" else number
        value = self._atom()
        while self._peek() == ("sign", "%"):
            self._take()
            value = _number(_one(value)) / 100
        return value

    def _atom(self) -> Any:
        kind, text = self._take()
        if kind == "number":
            return _finite(float(text))
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "reference":
            return self._formulas.block(self._tab, text)
        if kind == "name":
            return self._call(text.upper())
        if text == "(":
            value = self._level(0)
            self._expect(")")
            return value
        raise FormulaError("#ERROR!")

    def _call(self, name: str) -> Any:
        if self._peek()[1] != "(":
            if name in ("TRUE", "FALSE"):
                return name == "TRUE"
            raise FormulaError("#NAME?")
        self._take()
        arguments = []
        while self._peek()[1] != ")":
            arguments.append(self._level(0))
            if self._peek()[1] in (",", ";"):
                self._take()
            elif self._peek()[1] != ")":
                raise FormulaError("#ERROR!")
        self._take()
        if name not in _FUNCTIONS:
            raise FormulaError("#NAME?")
        try:
            return _FUNCTIONS[name](arguments)
        except IndexError:
            raise FormulaError("#N/A") from None

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise FormulaError("#ERROR!")


def _tokens(text: str, decimal: str) -> Iterator[tuple[str, str]]:
    if decimal == ",":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None:
            raise FormulaError("#ERROR!")
        yield str(match.lastgroup), match.group(str(match.lastgroup))
        place = match.end()


def _one(value: Any) -> Value:
    return (value[0] if value else None) if isinstance(value, list) else value


def _number(value: Value) -> float:
    if value is None or isinstance(value, (bool, float)):
        return float(value or 0)
    try:
        return float(value)
    except ValueError:
        raise FormulaError(value if value.startswith("#") else "#VALUE!") from None


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return general(value, writing("en_US")) if isinstance(value, float) else value or ""


def _operate(sign: str, left: Value, right: Value) -> Value:
    if sign == "&":
        return _text(left) + _text(right)
    if sign in _COMPARISONS:
        return _COMPARISONS[sign](left, right)
    if sign == "/" and _number(right) == 0:
        raise FormulaError("#DIV/0!")
    return _finite(_ARITHMETIC[sign](_number(left), _number(right)))


def _finite(number: float) -> float:
    if isinstance(number, complex) or not math.isfinite(number):
        raise FormulaError("#NUM!")
    return number


def _power(base: float, exponent: float) -> float:
    try:
        return base**exponent
    except ArithmeticError:
        raise FormulaError("#NUM!") from None


def _flat(arguments: list[Any]) -> list[Value]:
    return [v for argument in arguments for v in (argument if isinstance(argument, list) else [argument])]


def _numbers(arguments: list[Any]) -> list[float]:
    return [v for v in _flat(arguments) if isinstance(v, float) and not isinstance(v, bool)]


def _average(arguments: list[Any]) -> float:
    numbers = _numbers(arguments)
    if not numbers:
        raise FormulaError("#DIV/0!")
    return sum(numbers) / len(numbers)


def _if(arguments: list[Any]) -> Any:
    chosen = arguments[1:2] if _one(arguments[0]) else arguments[2:3]
    return chosen[0] if chosen else False


_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": _power,
}
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: _number(a) < _number(b),
    ">": lambda a, b: _number(a) > _number(b),
    "<=": lambda a, b: _number(a) <= _number(b),
    ">=": lambda a, b: _number(a) >= _number(b),
}
_FUNCTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "SUM": lambda a: float(sum(_numbers(a))),
    "AVERAGE": _average,
    "MIN": lambda a: min(_numbers(a), default=0.0),
    "MAX": lambda a: max(_numbers(a), default=0.0),
    "COUNT": lambda a: float(len(_numbers(a))),
    "COUNTA": lambda a: float(sum(v is not None for v in _flat(a))),
    "CONCATENATE": lambda a: "".join(map(_text, _flat(a))),
    "IF": _if,
    "LEN": lambda a: float(len(_text(_one(a[0])))),
    "UPPER": lambda a: _text(_one(a[0])).upper(),
    "LOWER": lambda a: _text(_one(a[0])).lower(),
    "HYPERLINK": lambda a: _one(a[-1]),
}
_FUNCTIONS |= {"SUMME": _FUNCTIONS["SUM"], "MITTELWERT": _FUNCTIONS["AVERAGE"], "WENN": _FUNCTIONS["IF"]}
