"""The structure tree: what is a heading, a table, a cell, and in which order they are read.

Elements are numbered when they are opened and written when they are closed, so the tree of a long document never lies
in memory as a whole. Headings open nested sections by themselves. Does not draw: canvas.py connects elements with what
is painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import TaggingError
from .fonts import text_string
from .writer import Writer

_DEEPEST = 6
_HEADING = re.compile("H[1-6]")


class Element:
    """One element that may get more content; ``number`` is its object number.

    Attributes:
        page: object number of the page of its first content, 0 before.
        kids: entries of its ``/K``, as they stand in the file.
    """

    __slots__ = ("_entries", "_tree", "closed", "kids", "number", "page", "parent", "tag")

    def __init__(self, tree: StructureTree, tag: str, parent: int, entries: str) -> None:
        self._tree, self._entries = tree, entries
        self.tag, self.parent = tag, parent
        self.number = tree.writer.reserve()
        self.kids: list[str] = []
        self.page = 0
        self.closed = False

    def child(self, tag: str, entries: str = "") -> Element:
        """Opens an element within this one, after all that is already there."""
        element = self._tree.open(tag, self.number, entries)
        self.kids.append(f"{element.number} 0 R")
        return element

    def leaf(self, tag: str, page: int, mcid: int | None, entries: str = "") -> int:
        """Adds an element whose content is one piece (or nothing), and is complete with that; returns its number."""
        writer = self._tree.writer
        number = writer.reserve()
        content = "" if mcid is None else f"/Pg {page} 0 R/K {mcid}"
        writer.add(f"<</S/{tag}/P {self.number} 0 R{entries}{content}>>", number)
        self.kids.append(f"{number} 0 R")
        return number

    def add_content(self, page: int, mcid: int) -> None:
        """Marked content of a page belongs to this element."""
        if self.closed:
            raise TaggingError(f"content for an element {self.tag} that is complete: was a flowable drawn twice?")
        self.page = self.page or page
        same = page == self.page
        self.kids.append(str(mcid) if same else f"<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>")

    def add_object(self, page: int, annotation: int) -> None:
        """An annotation, such as the active area of a link, belongs to this element."""
        self.page = self.page or page
        where = "" if page == self.page else f"/Pg {page} 0 R"
        self.kids.append(f"<</Type/OBJR/Obj {annotation} 0 R{where}>>")

    def close(self) -> None:
        """Nothing more belongs to this element: it is written."""
        if self.closed:
            return
        self.closed = True
        self._tree.forget(self)
        page = f"/Pg {self.page} 0 R" if self.page else ""
        kids = "" if not self.kids else f"/K {self.kids[0]}" if len(self.kids) == 1 else f"/K[{' '.join(self.kids)}]"
        self._tree.writer.add(f"<</S/{self.tag}/P {self.parent} 0 R{self._entries}{page}{kids}>>", self.number)
        self.kids = []


class StructureTree:
    """The tree of one document; its root element is ``Document``."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.root = writer.reserve()
        self._open: dict[int, Element] = {}
        self._parent_tree: dict[int, int] = {}
        self._identified: list[tuple[str, int]] = []
        self._sections: list[tuple[int, Element]] = []
        self._inside: list[Element] = []
        self.document = self.open("Document", self.root)

    def open(self, tag: str, parent: int, entries: str = "") -> Element:
        """Opens an element under the one with the number ``parent``, which must list it among its kids."""
        element = Element(self, tag, parent, entries)
        self._open[element.number] = element
        return element

    def begin(self, tag: str, entries: str = "", *, page: int | None = None, text: str = "") -> Element:
        """Opens an element where the document has come to; a heading closes and opens sections first."""
        if _HEADING.fullmatch(tag):
            self._open_section(int(tag[1]), page, text)
        if tag == "Note":
            entries += self._identify()
        return self._here().child(tag, entries)

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """What begins meanwhile begins within this element."""
        self._inside.append(element)
        try:
            yield
        finally:
            self._inside.pop()

    def forget(self, element: Element) -> None:
        """An element is complete and need not be closed at the end."""
        self._open.pop(element.number, None)

    def key(self, target: int) -> int:
        """A key of the parent tree for an object: the array of a page's elements, or the element of an annotation."""
        key = len(self._parent_tree)
        self._parent_tree[key] = target
        return key

    def finish(self) -> int:
        """Closes what is open and writes the root; returns its number."""
        for element in list(self._open.values()):
            element.close()
        numbers = " ".join(f"{key} {target} 0 R" for key, target in self._parent_tree.items())
        parents = self.writer.add(f"<</Nums[{numbers}]>>")
        pairs = " ".join(f"{text_string(name)} {number} 0 R" for name, number in sorted(self._identified))
        names = f"/IDTree {self.writer.add(f'<</Names[{pairs}]>>')} 0 R" if pairs else ""
        kid = f"{self.document.number} 0 R"
        next_key = len(self._parent_tree)
        body = f"<</Type/StructTreeRoot/K {kid}/ParentTree {parents} 0 R/ParentTreeNextKey {next_key}{names}>>"
        return self.writer.add(body, self.root)

    def _here(self) -> Element:
        if self._inside:
            return self._inside[-1]
        return self._sections[-1][1] if self._sections else self.document

    def _open_section(self, level: int, page: int | None, text: str) -> None:
        if self._inside:
            raise TaggingError("a heading inside of a list, table or figure", page=page, text=text)
        deepest = self._sections[-1][0] if self._sections else 0
        if not 1 <= level <= min(deepest + 1, _DEEPEST):
            before = f"after a heading of level {deepest}" if deepest else "as the first heading"
            raise TaggingError(
                f"a heading of level {level} {before}: levels must not be left out", page=page, text=text
            )
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()[1].close()
        self._sections.append((level, self._here().child("Sect")))

    def _identify(self) -> str:
        """A unique ID, which notes must have."""
        name = f"note{len(self._identified) + 1}"
        self._identified.append((name, self.writer.last_number + 1))
        return f"/ID {text_string(name)}"
