"""A ReportLab canvas on which everything that paints is marked: as content of a structure element or as an artifact.

Flowables of this package hand over ready operators with their marks; whatever else draws (a figure, a page header) uses
ReportLab's own methods inside ``marked`` or ``artifact``. Lines and areas outside of both become artifacts; text or
images outside of both are an error. Text is set in the document's embedded fonts only.

Does not lay out anything, and does not write the document (document.py does).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from reportlab.pdfgen.canvas import Canvas

from .errors import TaggingError
from .fonts import Face, Faces
from .links import Links
from .outline import Outline
from .place import Place
from .structure import Element, StructureTree
from .writer import Writer

_PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"])
_PATHS = frozenset(["m", "l", "c", "v", "y", "h", "re", "n", "W", "W*"])
ARTIFACT = "/Artifact BMC"


class Marked(str):
    """Operators that carry their own marks."""

    __slots__ = ()


class _Begin(Marked):
    """From here on unmarked operators belong to what this begins."""

    __slots__ = ()


class _End(Marked):
    """The end of that."""

    __slots__ = ()


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab publishes no types
    """The canvas that the flowables of this package draw on.

    Attributes:
        faces: the document's fonts.
        tree: the structure tree.
        links, outline: anchors and link areas; bookmarks.
        language: of the document, for hyphenation.
        page: object number of the current page.
        places: where numbers of pages will stand, by the object number of the page.
        frame_height: height of the text on the current kind of page, if known.
    """

    def __init__(self, filename: Any = "", *, faces: Faces, language: str, writer: Writer, **options: Any) -> None:
        self.faces, self.language, self.writer = faces, language, writer
        self.tree = StructureTree(writer)
        self.links = Links(writer, self.tree)
        self.outline = Outline(writer)
        self.page = writer.reserve()
        self.places: dict[int, list[Place]] = {}
        self._elements: list[int] = []
        self._depth = 0
        self.frame_height = 0.0
        self.end_page: Callable[[], None] = _not_in_a_template
        self.finish: Callable[[], None] = _not_in_a_template
        super().__init__(filename, initialFontName="regular", initialFontSize=9, **options)

    # -- marks

    def mark(self, element: Element) -> str:
        """The operator that begins marked content of an element on this page; ``EMC`` ends it."""
        mcid = self.mark_number(element.number)
        element.add_content(self.page, mcid)
        return f"/{element.tag}<</MCID {mcid}>>BDC "

    def mark_number(self, element: int) -> int:
        """The next content number of this page, given to the element with an object number."""
        self._elements.append(element)
        return len(self._elements) - 1

    @property
    def next_mcid(self) -> int:
        """The number that the next content of this page will have."""
        return len(self._elements)

    def keep_place(self, place: Place) -> None:
        """Keeps a place on this page for the number of another one."""
        self.places.setdefault(self.page, []).append(place)

    def put(self, operators: str) -> None:
        """Adds operators that carry their own marks."""
        self._code.append(Marked(operators))

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """All that is drawn meanwhile is the content of an element."""
        with self._within(self.mark(element)):
            yield

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """All that is drawn meanwhile is decoration; ``kind`` Header or Footer says which."""
        properties = f"<</Type/Pagination/Subtype/{kind}>>" if kind else ""
        with self._within(f"/Artifact {properties}BDC" if kind else ARTIFACT):
            yield

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        if self._depth:
            raise TaggingError("marked content within marked content", page=self._pageNumber)
        self._depth += 1
        self._code.append(_Begin(f"{begin} q 0 g 0 G 1 w"))
        self.push_state_stack()
        try:
            yield
        finally:
            self._depth -= 1
            self.pop_state_stack()
            self._code.append(_End("Q EMC"))

    # -- text, in the document's fonts: "regular", "bold", "italic", "bold_italic"

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802 ReportLab's
        """Chooses one of the document's styles for the following strings."""
        self._face_named(psfontname)
        self._fontname, self._fontsize, self._leading = psfontname, size, leading or size * 1.2

    def stringWidth(self, text: str, fontName: str | None = None, fontSize: float | None = None) -> float:  # noqa: N802, N803
        """Width of a text in points."""
        size = self._fontsize if fontSize is None else fontSize
        return self._face_named(fontName or self._fontname).width(text) * size / 1000

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """Draws a text with its baseline beginning at x, y."""
        if not self._depth:
            raise TaggingError(
                "text outside of the structure: draw it in a Figure or as an artifact", page=self._pageNumber, text=text
            )
        face, size = self._face_named(self._fontname), self._fontsize
        face.width(text)
        self._code.append(f"BT {face.switch()} {size:g} 0 0 {size:g} {x:.2f} {y:.2f} Tm ({face.operand(text)})Tj ET")

    def drawRightString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """Draws a text with its baseline ending at x, y."""
        self.drawString(x - self.stringWidth(text), y, text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """Draws a text with the middle of its baseline at x, y."""
        self.drawString(x - self.stringWidth(text) / 2, y, text)

    def beginForm(self, *_: Any, **__: Any) -> NoReturn:  # noqa: N802
        """Not supported: what is in a form cannot be told apart in the structure tree."""
        raise TaggingError("forms cannot be tagged: draw in a Figure", page=self._pageNumber)

    def beginText(self, *_: Any, **__: Any) -> NoReturn:  # noqa: N802
        """Not supported: ReportLab's text objects know nothing of tags."""
        raise TaggingError(
            "text objects cannot be tagged: use drawString in a Figure, or a Paragraph", page=self._pageNumber
        )

    def _face_named(self, name: str) -> Face:
        if name not in ("regular", "bold", "italic", "bold_italic"):
            raise TaggingError(
                f"font {name!r} is not embedded: use regular, bold, italic or bold_italic", page=self._pageNumber
            )
        return self.faces.style(bold="bold" in name, italic="italic" in name)

    # -- what ReportLab would do with pages

    def start_page(self) -> None:
        """What follows is drawn on a new page."""
        self.page = self.writer.reserve()
        self._pageNumber += 1

    def _make_preamble(self) -> None:
        """No preamble: it would select a font that is not embedded."""

    def showPage(self) -> None:  # noqa: N802
        """ReportLab's document templates: the page is complete."""
        self.end_page()
        self.start_page()
        known = self._extgstate._c  # noqa: SLF001 the names of transparencies hold for the whole document
        self.init_graphics_state()
        self._extgstate._c = known  # noqa: SLF001
        self.state_stack: list[Any] = []

    def save(self) -> None:
        """ReportLab's document templates: the document is complete."""
        self.writer.add("null", self.page)  # the page that showPage began
        self.finish()

    def take_operators(self) -> str:
        """The operators drawn since the last call; unmarked lines and areas become artifacts."""
        code = self._marked_operators()
        self._code: list[str] = []
        return code

    def take_elements(self) -> list[int]:
        """Object numbers of this page's elements by content number; the next page begins."""
        elements, self._elements = self._elements, []
        return elements

    def _marked_operators(self) -> str:
        result: list[str] = []
        inside, run = 0, list[str]()
        for entry in self._code:
            if isinstance(entry, Marked):
                result.extend(_as_artifact(run))
                run = []
                inside += isinstance(entry, _Begin) - isinstance(entry, _End)
            (result if inside or isinstance(entry, Marked) else run).append(entry)
        return "\n".join([*result, *_as_artifact(run)])


def _not_in_a_template() -> NoReturn:
    raise TaggingError("use Document.build, or Document.canvasmaker with a document template of ReportLab")


def _as_artifact(run: list[str]) -> list[str]:
    """Unmarked operators: painted paths as artifacts, changes of the graphics state as they are."""
    result: list[str] = []
    for entry in run:
        last = entry.split()[-1] if entry.strip() else ""
        if last == "Do":
            raise TaggingError("an image outside of the structure: draw it in a Figure or as an artifact")
        paints = last in _PAINTING or last in _PATHS
        result.append(f"{ARTIFACT} {entry} EMC" if paints else entry)
    return result
