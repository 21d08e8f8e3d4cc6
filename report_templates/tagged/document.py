"""A tagged document: takes a story, fills pages, and returns the bytes of a PDF/UA-1 and PDF/A-2a file.

Everything is made in one pass; headers and footers are drawn last, because only then the number of pages is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from .drawn import write_drawn_objects
from .errors import TaggingError
from .flowable import ENDLESS, Flowable, Stack
from .fontobjects import write_font
from .fonts import Faces, FontFamily, text_string
from .metadata import Metadata
from .pages import Filler, Page, PageTemplate, Story
from .srgb import write_output_intent
from .writer import Writer

if TYPE_CHECKING:
    from .canvas import TaggedCanvas


class _FinishedPage(NamedTuple):
    """A page whose text is written, but not its header and footer."""

    number: int
    template: PageTemplate
    content: int
    entries: str
    section: str


class Document:
    """One document; ``build`` may be called once.

    Args:
        title, author, subject: for the window's title bar and the archive.
        language: of the text, e.g. ``de`` or ``en-GB``; also chooses the hyphenation.
        created: the time that is written into the file; the same time and story give the same bytes.
        fonts: see FontFamily.
        templates: the kinds of pages; the first one is used until the story switches.

    Attributes:
        missing_characters: after ``build``: characters that no font has, drawn as their codes.
        page_count: after ``build``.
    """

    def __init__(
        self,
        *,
        title: str,
        author: str,
        language: str,
        created: datetime,
        fonts: FontFamily,
        templates: Sequence[PageTemplate] = (),
        subject: str = "",
    ) -> None:
        self._metadata = Metadata(title, author, subject, language, created)
        self._templates = {template.name: template for template in templates}
        self._faces = Faces(fonts)
        self._writer = Writer()
        self._pages: list[_FinishedPage] = []
        self._made: TaggedCanvas | None = None

    @property
    def missing_characters(self) -> list[str]:
        """Characters of the document that no font has, sorted."""
        return sorted(self._faces.missing)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    def height_of(self, flowables: Sequence[Flowable], width: float) -> float:
        """The height of flowables set one below the other in a width, in points; they may be used in the story then."""
        return Stack(flowables).wrapOn(self._canvas, width, ENDLESS)[1]

    def build(self, story: Story) -> bytes:
        """The PDF file with this story."""
        if not self._templates:
            raise TaggingError("the document needs a page template")
        Filler(self._canvas, self._templates, self._end_page).run(story)
        return self._finish()

    def canvasmaker(self, filename: str | IO[bytes], *, pagesize: tuple[float, float], **_: Any) -> TaggedCanvas:
        """For document templates of ReportLab: ``BaseDocTemplate(…).build(story, canvasmaker=document.canvasmaker)``.

        Its page templates then make the pages, and their ``onPage`` functions draw ``with canvas.artifact("Header")``.
        """
        canvas = self._canvas
        canvas.setPageSize(pagesize)
        canvas.end_page = self._end_platypus_page
        canvas.finish = lambda: _save(filename, self._finish())
        return canvas

    def _end_platypus_page(self) -> None:
        width, height = self._canvas._pagesize  # noqa: SLF001 ReportLab keeps it there
        self._end_page(PageTemplate("", width, height, left=0, right=0, top=0, bottom=0))

    def _finish(self) -> bytes:
        resources, tree = self._writer.reserve(), self._writer.reserve()
        for number, page in enumerate(self._pages, 1):
            self._write_page(page, number, resources, tree)
        kids = " ".join(f"{page.number} 0 R" for page in self._pages)
        self._writer.add(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", tree)
        self._writer.add(self._resources(), resources)
        return self._writer.finish(self._write_catalog(tree), self._metadata.write_info(self._writer))

    @property
    def _canvas(self) -> TaggedCanvas:
        """The canvas, made when it is first needed: importing ReportLab's takes longest of all."""
        if self._made is None:
            from .canvas import TaggedCanvas  # noqa: PLC0415 see above

            self._made = TaggedCanvas(faces=self._faces, language=self._metadata.language, writer=self._writer)
        return self._made

    def _end_page(self, template: PageTemplate) -> None:
        """Writes what a page shows, except for header and footer."""
        canvas, writer = self._canvas, self._writer
        content = writer.add_stream("", canvas.take_operators().encode("latin-1"))
        parents = " ".join(f"{number} 0 R" for number in canvas.take_elements())
        key = canvas.tree.key(writer.add(f"[{parents}]"))
        entries = f"/StructParents {key}{canvas.links.take_page()}"
        section = canvas.outline.section
        self._pages.append(_FinishedPage(canvas.page, template, content, entries, section))

    def _write_page(self, page: _FinishedPage, number: int, resources: int, tree: int) -> None:
        template, writer = page.template, self._writer
        contents = [page.content]
        about = Page(number, len(self._pages), page.section, template)
        self._canvas.setPageSize((template.width, template.height))
        for kind, draw in (("Header", template.header), ("Footer", template.footer)):
            if draw:
                with self._canvas.artifact(kind):
                    draw(self._canvas, about)
        self._draw_numbers(page)
        margin = self._canvas.take_operators().encode("latin-1")
        if margin:
            contents.append(writer.add_stream("", margin))
        streams = " ".join(f"{stream} 0 R" for stream in contents)
        writer.add(
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {template.width:g} {template.height:g}]"
            f"/Resources {resources} 0 R/Contents[{streams}]/Tabs/S{page.entries}>>",
            page.number,
        )

    def _draw_numbers(self, page: _FinishedPage) -> None:
        """The numbers of pages for which a place was kept; a link to nowhere is reported with all links."""
        for place in self._canvas.places.get(page.number, ()):
            self._canvas.put(place.operators(self._numbers.get(self._canvas.links.page_of(place.anchor), 0)))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """Numbers of the pages by their object numbers, once all are there."""
        return {page.number: number for number, page in enumerate(self._pages, 1)}

    def _resources(self) -> str:
        used = [face for face in self._faces.all if face.codes]
        fonts = "".join(f"/{face.name} {write_font(self._writer, face)} 0 R" for face in used)
        return f"<</Font<<{fonts}>>{write_drawn_objects(self._canvas, self._writer)}>>"

    def _write_catalog(self, tree: int) -> int:
        writer, canvas = self._writer, self._canvas
        entries = canvas.outline.finish() + canvas.links.finish() + write_output_intent(writer)
        return writer.add(
            f"<</Type/Catalog/Pages {tree} 0 R/Lang {text_string(self._metadata.language)}/MarkInfo<</Marked true>>"
            f"/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot {canvas.tree.finish()} 0 R"
            f"/Metadata {self._metadata.write_xmp(writer)} 0 R{entries}>>"
        )


def _save(target: str | IO[bytes], pdf: bytes) -> None:
    if isinstance(target, str):
        Path(target).write_bytes(pdf)
    else:
        target.write(pdf)
