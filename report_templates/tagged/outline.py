"""Bookmarks: the tree of titles that a reader opens beside the pages. Does not choose which texts get one."""

from __future__ import annotations

from typing import NamedTuple

from .fonts import text_string
from .style import shorten
from .writer import Writer


class _Entry(NamedTuple):
    title: str
    destination: str
    number: int
    kids: list[_Entry]


class Outline:
    """The bookmarks of one document.

    Attributes:
        section: title of the latest bookmark of the first level, for page headers.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._root = _Entry("", "", writer.reserve(), [])
        self._path = [self._root]
        self.section = ""

    def add(self, title: str, level: int, page: int, y: float) -> None:
        """Adds a bookmark after all others; levels count from 1, and a left-out level is closed up."""
        depth = min(level, len(self._path))
        entry = _Entry(shorten(title), f"[{page} 0 R/XYZ null {y:.2f} null]", self._writer.reserve(), [])
        del self._path[depth:]
        self._path[-1].kids.append(entry)
        self._path.append(entry)
        if depth == 1:
            self.section = entry.title

    def finish(self) -> str:
        """Writes the tree; returns the catalog's entry for it."""
        root = self._root
        self._write_kids(root)
        if not root.kids:
            self._writer.add("null", root.number)
            return ""
        first, last = root.kids[0].number, root.kids[-1].number
        self._writer.add(f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(root.kids)}>>", root.number)
        return f"/Outlines {root.number} 0 R/PageMode/UseOutlines"

    def _write_kids(self, parent: _Entry) -> None:
        kids = parent.kids
        for i, entry in enumerate(kids):
            self._write_kids(entry)
            before = f"/Prev {kids[i - 1].number} 0 R" if i else ""
            after = f"/Next {kids[i + 1].number} 0 R" if i + 1 < len(kids) else ""
            below = entry.kids
            inner = f"/First {below[0].number} 0 R/Last {below[-1].number} 0 R/Count -{len(below)}" if below else ""
            self._writer.add(
                f"<</Title {text_string(entry.title)}/Parent {parent.number} 0 R/Dest {entry.destination}"
                f"{before}{after}{inner}>>",
                entry.number,
            )
