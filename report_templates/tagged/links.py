"""Links: active areas on pages, and the anchors they lead to. Does not set text (textblock.py does)."""

from __future__ import annotations

from urllib.parse import quote

from .errors import TaggingError
from .fonts import literal, text_string
from .structure import Element, StructureTree
from .style import shorten
from .writer import Writer

_SCHEMES = ("https://", "http://", "mailto:", "tel:", "#")
Box = tuple[float, float, float, float]


class Links:
    """All links of one document."""

    def __init__(self, writer: Writer, tree: StructureTree) -> None:
        self._writer, self._tree = writer, tree
        self._anchors: dict[str, str] = {}
        self._pages: dict[str, int] = {}
        self._wanted: dict[str, tuple[int, str]] = {}
        self._on_page: list[int] = []

    def anchor(self, name: str, page: int, x: float, y: float) -> None:
        """Links to ``#name`` lead to this point of a page."""
        if name in self._anchors:
            raise TaggingError(f"the anchor {name!r} is there twice")
        self._anchors[name], self._pages[name] = f"[{page} 0 R/XYZ {x:.2f} {y:.2f} null]", page

    def page_of(self, name: str) -> int:
        """Object number of the page that ``#name`` leads to, 0 if nothing has this anchor."""
        return self._pages.get(name, 0)

    def add(self, element: Element, box: Box, target: str, text: str, page: tuple[int, int]) -> None:
        """Makes an area a link that belongs to a Link element.

        Args:
            element: the Link element.
            box: left, lower, right and upper edge on the page.
            target: where it leads, ``https://…`` or ``#anchor``.
            text: what the link says; one that says nothing is described by its target.
            page: object number and number of the page.
        """
        said = shorten(text) if text.strip() else target
        edges = " ".join(f"{edge:.2f}" for edge in box)
        number = self._writer.reserve()
        key = self._tree.key(element.number)
        self._writer.add(
            f"<</Type/Annot/Subtype/Link/Rect[{edges}]/Border[0 0 0]/F 4/P {page[0]} 0 R/StructParent {key}"
            f"/Contents {text_string(said)}{self._target(target, page[1], text)}>>",
            number,
        )
        element.add_object(page[0], number)
        self._on_page.append(number)

    def take_page(self) -> str:
        """The entry of the page's annotations; the next page begins."""
        numbers, self._on_page = self._on_page, []
        return f"/Annots[{' '.join(f'{number} 0 R' for number in numbers)}]" if numbers else ""

    def finish(self) -> str:
        """Writes the anchors; returns the catalog's entry for them. A link to nowhere is an error."""
        for name, (page, text) in self._wanted.items():
            if name not in self._anchors:
                raise TaggingError(f"a link leads to #{name}, but nothing has this anchor", page=page, text=text)
        if not self._anchors:
            return ""
        pairs = " ".join(f"{text_string(name)} {self._anchors[name]}" for name in sorted(self._anchors))
        tree = self._writer.add(f"<</Names[{pairs}]>>")
        return f"/Names<</Dests {tree} 0 R>>"

    def _target(self, link: str, page: int, text: str) -> str:
        if not link.startswith(_SCHEMES):
            raise TaggingError(f"a link begins with one of {', '.join(_SCHEMES)}; not {link!r}", page=page, text=text)
        if link.startswith("#"):
            self._wanted.setdefault(link[1:], (page, text))
            return f"/Dest {text_string(link[1:])}"
        return f"/A<</S/URI/URI({literal(_ascii(link))})>>"


def _ascii(link: str) -> bytes:
    """A link as a URI: what is not ASCII is percent-encoded."""
    return quote(link, safe="!#$%&'()*+,/:;=?@[]~").encode("ascii")
