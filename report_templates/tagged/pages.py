"""Fills pages with a story: page templates, page breaks, headings that stay with their text. Draws nothing itself."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from .errors import TaggingError
from .flowable import EPSILON, Choice, Flowable, PageBreak, Spacer, SwitchTemplate

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

_HARMLESS = 0.15  # share of a page that may stay empty at its foot: a row or a few lines often leave so much
_FAR_ENOUGH = 12  # pages that versions are compared over

Story = Iterable[Flowable | PageBreak | SwitchTemplate]


class Page(NamedTuple):
    """What a page's header and footer may say. ``total`` is the number of pages of the whole document."""

    number: int
    total: int
    section: str
    template: PageTemplate


class PageTemplate(NamedTuple):
    """A kind of page: its size and margins in points, and what is drawn outside of the text.

    ``header`` and ``footer`` are called with the canvas and a Page, for all pages, after the last one is complete; what
    they draw are artifacts.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: Callable[[TaggedCanvas, Page], None] | None = None
    footer: Callable[[TaggedCanvas, Page], None] | None = None

    @property
    def frame_width(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def frame_height(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


class Filler:
    """Puts the parts of a story on pages; ``end_page`` is called with the template of each page that is full."""

    def __init__(
        self, canvas: TaggedCanvas, templates: dict[str, PageTemplate], end_page: Callable[[PageTemplate], None]
    ) -> None:
        self._canvas, self._templates, self._end_page = canvas, templates, end_page
        self._space: float | None = None  # below the part above; None at the top of a page
        self._y = 0.0
        self._switch(next(iter(templates)))

    def run(self, story: Story) -> None:
        """Places everything, and ends the last page."""
        self._fill(story)
        self._end_page(self._template)

    def _fill(self, story: Story) -> None:
        waiting: list[Flowable] = []  # parts that stay with the next one
        for part in story:
            if isinstance(part, Flowable) and not isinstance(part, Choice):
                waiting.append(part)
                if not part.getKeepWithNext():
                    self._place_all(waiting)
                    waiting = []
                continue
            if isinstance(part, Choice):
                versions = [[*waiting, *version] for version in part.versions]
                waiting = []
                self._fill(self._fullest(versions))
                continue
            self._place_all(waiting)
            waiting = []
            self._break_page()
            if isinstance(part, SwitchTemplate):
                self._switch(part.name)
        self._place_all(waiting)

    def _fullest(self, versions: Sequence[Sequence[Flowable]]) -> Sequence[Flowable]:
        """The version that leaves least of the pages empty, of several the first."""
        best, least = versions[0], float("inf")
        for version in versions:
            emptiness = _Trial(self).emptiness(version)
            if emptiness < least:
                best, least = version, emptiness
            if not least:
                break
        return best

    def _place_all(self, parts: list[Flowable]) -> None:
        """Places parts that belong together: on this page only if the last of them can begin here."""
        if len(parts) > 1 and self._space is not None and self._needed(parts) > self._room + EPSILON:
            self._break_page()
        for part in parts:
            self._place(part)

    def _needed(self, parts: Sequence[Flowable]) -> float:
        width, height, space = self._template.frame_width, 0.0, self._space or 0.0
        for part in parts[:-1]:
            height += max(space, part.getSpaceBefore()) + part.wrapOn(self._canvas, width, self._room)[1]
            space = part.getSpaceAfter()
        last = parts[-1]
        last.canv = self._canvas
        return height + max(space, last.getSpaceBefore()) + last.least_height(width)

    def _place(self, part: Flowable) -> None:
        if isinstance(part, Spacer) and self._space is None:
            return
        canvas, width = self._canvas, self._template.frame_width
        gap = 0.0 if self._space is None else max(self._space, part.getSpaceBefore())
        room = self._room - gap
        _, height = part.wrapOn(canvas, width, room)
        if height <= room + EPSILON:
            self._y -= gap + height
            self._draw(part)
            self._space = part.getSpaceAfter()
            return
        parts = list(part.splitOn(canvas, width, room))
        if len(parts) > 1:
            self._place(parts[0])
            self._break_page()
            for rest in parts[1:]:
                self._place(rest)
        elif self._space is not None:
            self._break_page()
            self._place(part)
        else:
            self._place_too_large(part)

    def _draw(self, part: Flowable) -> None:
        part.drawOn(self._canvas, self._template.left, self._y)

    def _place_too_large(self, part: Flowable) -> None:
        """A part for which a whole page is too small."""
        parts = part.unfold()
        if not parts:
            raise TaggingError(f"{part.identity()} is higher than a page", page=self._canvas.getPageNumber())
        for inner in parts:
            self._place(inner)

    @property
    def _room(self) -> float:
        return self._y - self._template.bottom

    def _break_page(self) -> None:
        if self._space is not None:
            self._end_page(self._template)
            self._canvas.start_page()
            self._begin_page()

    def _begin_page(self) -> None:
        self._y = self._template.height - self._template.top
        self._space = None

    def _switch(self, name: str) -> None:
        if name not in self._templates:
            raise TaggingError(f"there is no page template {name!r}")
        self._template = self._templates[name]
        self._canvas.frame_height = self._template.frame_height
        self._begin_page()


class _Trial(Filler):
    """Fills pages without drawing, from where another one stands, to see how much of them stays empty."""

    def __init__(self, filler: Filler) -> None:
        self.__dict__.update(filler.__dict__)
        self._empty, self._pages = 0.0, 0

    def emptiness(self, version: Sequence[Flowable]) -> float:
        """The squares of what stays empty at the foot of its pages; the last one is filled by what follows."""
        with suppress(_FarEnoughError):
            self._fill(copy.copy(part) for part in version)  # a part remembers that it was moved to another page
        return self._empty

    def _draw(self, part: Flowable) -> None:
        pass

    def _break_page(self) -> None:
        if self._space is not None:
            self._empty += max(self._room / self._template.frame_height - _HARMLESS, 0.0) ** 2
            self._pages += 1
            if self._pages > _FAR_ENOUGH:
                raise _FarEnoughError
            self._begin_page()


class _FarEnoughError(Exception):
    """Pages that come later are filled alike."""
