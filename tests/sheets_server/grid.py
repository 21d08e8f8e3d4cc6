"""A spreadsheet in memory: files, tabs, cells with typed values.

Cells never change; a write puts a new cell in the old one's place. So a copy of a tab is cheap, and a request that
fails half-way leaves everything as it was.
"""

from __future__ import annotations

import copy
import secrets
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.sheets_server import errors
from tests.sheets_server.a1 import Box

Value = str | float | bool | None
_ID_LETTERS = string.ascii_letters + string.digits + "-_"


@dataclass(frozen=True)
class Cell:
    """One cell: what was entered (a value or a formula) and what belongs to the place (format, note, rule)."""

    value: Value = None
    formula: str | None = None
    format: Mapping[str, Any] | None = None
    note: str = ""
    validation: Mapping[str, Any] | None = None

    @property
    def filled(self) -> bool:
        return self.value is not None or self.formula is not None

    @property
    def number_format(self) -> Mapping[str, str]:
        return (self.format or {}).get("numberFormat", {})

    def emptied(self) -> Cell:
        return replace(self, value=None, formula=None)


EMPTY = Cell()


@dataclass
class Tab:
    """One tab; `settings` and `grid_settings` hold further properties of sheet and grid under Google's names."""

    sheet_id: int
    title: str
    rows: int = 1000
    columns: int = 26
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    grid_settings: dict[str, Any] = field(default_factory=dict)
    merges: list[Box] = field(default_factory=list)
    protections: list[dict[str, Any]] = field(default_factory=list)
    basic_filter: dict[str, Any] | None = None
    tables: list[dict[str, Any]] = field(default_factory=list)
    groups: dict[str, list[tuple[int, int, int]]] = field(default_factory=lambda: {"ROWS": [], "COLUMNS": []})
    dimensions: dict[str, dict[int, dict[str, Any]]] = field(default_factory=lambda: {"ROWS": {}, "COLUMNS": {}})

    def cell(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column), EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        if cell == EMPTY:
            self.cells.pop((row, column), None)
        else:
            self.cells[(row, column)] = cell

    def change(self, box: Box, new: Callable[[Cell], Cell]) -> None:
        """Replace every cell of the box, also the empty ones."""
        for row in range(box.top, box.bottom):
            for column in range(box.left, box.right):
                self.put(row, column, new(self.cell(row, column)))

    def empty(self, box: Box) -> None:
        """Take the values out of the box; format, rule and note stay."""
        for row, column in [place for place in self.cells if box.contains(*place)]:
            self.put(row, column, self.cells[row, column].emptied())

    def filled(self, box: Box) -> Iterator[tuple[int, int]]:
        return (place for place, cell in self.cells.items() if cell.filled and box.contains(*place))

    @property
    def whole(self) -> Box:
        return Box(0, self.rows, 0, self.columns)

    def count(self, dimension: str) -> int:
        return self.rows if dimension == "ROWS" else self.columns

    def clone(self) -> Tab:
        twin = copy.copy(self)
        twin.cells = dict(self.cells)
        for name in ("settings", "grid_settings", "merges", "protections", "basic_filter", "tables"):
            setattr(twin, name, copy.deepcopy(getattr(self, name)))
        twin.groups = copy.deepcopy(self.groups)
        twin.dimensions = copy.deepcopy(self.dimensions)
        return twin


@dataclass
class Spreadsheet:
    """One file of Drive with its tabs; `roles` says who may do what: address (or `anyone`) → permission."""

    id: str
    title: str
    owner: str
    created: float
    modified: float
    locale: str = "en_US"
    time_zone: str = "Etc/GMT"
    tabs: list[Tab] = field(default_factory=lambda: [Tab(0, "Sheet1")])
    named_ranges: list[dict[str, Any]] = field(default_factory=list)
    permissions: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    is_spreadsheet: bool = True

    def tab_by_id(self, sheet_id: int) -> Tab:
        for tab in self.tabs:
            if tab.sheet_id == sheet_id:
                return tab
        raise errors.invalid(f"No grid with id: {sheet_id}")

    def tab_by_title(self, title: str) -> Tab | None:
        return next((tab for tab in self.tabs if tab.title == title), None)

    def new_sheet_id(self) -> int:
        return next(n for n in iter(lambda: secrets.randbelow(2**31), None) if all(t.sheet_id != n for t in self.tabs))

    @property
    def cell_count(self) -> int:
        return sum(tab.rows * tab.columns for tab in self.tabs)

    def role(self, address: str) -> str | None:
        """Return owner, writer or reader, or None for a stranger."""
        roles = {p["role"] for p in self.permissions if p.get("emailAddress") == address or p["type"] == "anyone"}
        return next((role for role in ("owner", "writer", "commenter", "reader") if role in roles), None)

    def clone(self) -> Spreadsheet:
        twin = copy.copy(self)
        twin.tabs = [tab.clone() for tab in self.tabs]
        for name in ("named_ranges", "permissions", "comments", "settings"):
            setattr(twin, name, copy.deepcopy(getattr(self, name)))
        return twin

    def restore(self, twin: Spreadsheet) -> None:
        """Become what the copy is: a request failed, nothing of it stays."""
        self.__dict__.update(twin.__dict__)


def new_file_id() -> str:
    return "1" + "".join(secrets.choice(_ID_LETTERS) for _ in range(43))


def new_number() -> int:
    return secrets.randbelow(2**31)
