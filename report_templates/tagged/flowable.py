"""What every part of a story can do, and the simple parts: space, rule, page break, things kept together.

The methods are those that ReportLab's Platypus asks of a Flowable, so that the parts work in its document templates and
frames as well as in this package's Document. They are not derived from ReportLab's class because importing it takes
longer than making a document of ten pages.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from .style import stroke

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

EPSILON = 1e-6
ENDLESS = 1e9  # a height that holds everything


class Flowable:
    """A part of a story that knows its size, can be split between pages, and draws itself with its tags.

    Attributes:
        width, height: in points, after ``wrap``.
        canv: the canvas, while wrapping, splitting and drawing.
    """

    width = 0.0
    height = 0.0
    space_before = 0.0
    space_after = 0.0
    keepWithNext = False  # noqa: N815 the name that Platypus knows
    hAlign = "LEFT"  # noqa: N815
    canv: TaggedCanvas

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Width and height that it takes; more than the available height if it does not fit."""
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:  # noqa: ARG002
        """Two parts of which the first one fits, or nothing if that cannot be."""
        return []

    def draw_at(self, x: float, top: float) -> None:
        """Draws itself with its upper left corner at this point; ``wrap`` has been called."""
        raise NotImplementedError

    def unfold(self) -> Sequence[Flowable]:
        """The parts of something that no page can hold, to be placed one below the other; none if it has no parts."""
        return ()

    def least_height(self, available_width: float) -> float:
        """How much room there must be for it to begin on a page."""
        return self.wrap(available_width, ENDLESS)[1]

    def wrapOn(self, canv: TaggedCanvas, width: float, height: float) -> tuple[float, float]:  # noqa: N802
        """Platypus: wrap with a canvas at hand."""
        self.canv = canv
        return self.wrap(width, height)

    def splitOn(self, canv: TaggedCanvas, width: float, height: float) -> Sequence[Any]:  # noqa: N802
        """Platypus: split with a canvas at hand."""
        self.canv = canv
        return self.split(width, height)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Platypus: draw with the lower left corner at x, y."""
        self.canv = canvas
        part = {"CENTER": 0.5, "CENTRE": 0.5, "RIGHT": 1.0}.get(self.hAlign, 0.0)
        self.draw_at(x + part * _sW, y + self.height)

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Platypus: the space before it."""
        return self.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Platypus: the space after it."""
        return self.space_after

    def getKeepWithNext(self) -> bool:  # noqa: N802
        """Platypus: whether what follows must begin on the same page."""
        return self.keepWithNext

    def minWidth(self) -> float:  # noqa: N802
        """Platypus: the least width it can do with."""
        return self.width

    def isIndexing(self) -> bool:  # noqa: N802
        """Platypus: no second pass is ever needed."""
        return False

    def identity(self, maxLen: int | None = None) -> str:  # noqa: N803
        """Platypus: what error messages call it."""
        return f"<{type(self).__name__}>"[:maxLen]

    def _again(self) -> Self:
        """A second part of the same thing."""
        part = copy.copy(self)
        part.__dict__.pop("_postponed", None)  # Platypus' note that it did not fit on one page yet
        return part


class Spacer(Flowable):
    """Empty space of some height; dropped at the top of a page."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw_at(self, x: float, top: float) -> None:
        """Draws nothing."""


class Rule(Flowable):
    """A horizontal line over the whole width, or over ``width`` points; decoration, not read aloud."""

    def __init__(
        self,
        *,
        width: float | None = None,
        thickness: float = 0.5,
        color: str = "#000000",
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        self._wanted, self.thickness, self.color = width, thickness, color
        self.space_before, self.space_after = space_before, space_after
        self.height = thickness

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """As wide as wanted, as high as thick."""
        self.width = available_width if self._wanted is None else self._wanted
        return self.width, self.height

    def draw_at(self, x: float, top: float) -> None:
        """Draws the line as an artifact."""
        y = top - self.thickness / 2
        line = f"{x:.2f} {y:.2f} m {x + self.width:.2f} {y:.2f} l S"
        self.canv.put(f"/Artifact BMC {self.thickness:g} w {stroke(self.color)} {line} EMC")


class PageBreak:
    """What follows begins on a new page; at the top of a page nothing happens."""


class SwitchTemplate:
    """What follows begins on a new page made from another page template, e.g. ``SwitchTemplate("landscape")``."""

    def __init__(self, name: str) -> None:
        self.name = name


class Stack(Flowable):
    """Flowables one below the other."""

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        self.flowables = list(flowables)
        if self.flowables:
            self.space_before = self.flowables[0].getSpaceBefore()
            self.space_after = self.flowables[-1].getSpaceAfter()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole width, and the height of all with the spaces between them, as far as it is available."""
        self.width, self.height = available_width, 0.0
        for flowable, gap in zip(self.flowables, [0.0, *self._gaps()], strict=False):
            self.height += gap + flowable.wrapOn(self.canv, available_width, ENDLESS)[1]
            if self.height > available_height + EPSILON:
                break
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """Between two flowables, or within one that can be split."""
        y = 0.0
        for i, (flowable, gap) in enumerate(zip(self.flowables, [0.0, *self._gaps()], strict=False)):
            y += gap
            height = flowable.wrapOn(self.canv, available_width, available_height - y)[1]
            if y + height > available_height + EPSILON:
                parts = list(flowable.splitOn(self.canv, available_width, available_height - y))
                return self._parts(i, parts)
            y += height
        return [self]

    def draw_at(self, x: float, top: float) -> None:
        """Draws all, from the top."""
        for flowable, gap in zip(self.flowables, [0.0, *self._gaps()], strict=False):
            top -= gap + flowable.height
            flowable.drawOn(self.canv, x, top)

    def least_height(self, available_width: float) -> float:
        """What its first flowable needs."""
        if not self.flowables:
            return 0
        self.flowables[0].canv = self.canv
        return self.flowables[0].least_height(available_width)

    def unfold(self) -> Sequence[Flowable]:
        """The flowables in it."""
        return self.flowables

    def _parts(self, index: int, parts: list[Flowable]) -> Sequence[Any]:
        head, tail = self.flowables[:index], self.flowables[index:]
        if len(parts) > 1:
            head, tail = [*head, parts[0]], [*parts[1:], *tail[1:]]
        while head and len(parts) <= 1 and head[-1].getKeepWithNext():
            tail.insert(0, head.pop())
        return [self._with(head), self._with(tail)] if head else []

    def _with(self, flowables: list[Flowable]) -> Stack:
        part = self._again()
        part.flowables = flowables
        return part

    def _gaps(self) -> list[float]:
        pairs = zip(self.flowables, self.flowables[1:], strict=False)
        return [max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairs]


class Choice(Stack):
    """Versions of the same content, of which a Document places the one that leaves least of its pages empty.

    Of several the first is taken, of versions that need other pages too. In a frame of Platypus it is the last version.
    """

    def __init__(self, versions: Sequence[Sequence[Flowable]]) -> None:
        super().__init__(versions[-1])
        self.versions = versions


class KeepTogether(Stack):
    """Flowables that stand on one page if a page can hold them.

    Args:
        most: the share of a page up to which they are kept together; what is higher would leave too much of one empty.
        spare: the share of a page that may be left empty for that; with more room they begin, and are split.
    """

    def __init__(self, flowables: Sequence[Flowable], most: float = 1.0, spare: float = 1.0) -> None:
        super().__init__(flowables)
        self._most, self._spare = most, spare
        self._moved = False

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """Nothing at first, so that it moves to the next page; what no page can hold is split."""
        too_much = available_height > self.canv.frame_height * self._spare > 0
        if not self._moved and not too_much and self._is_kept(available_width):
            self._moved = True
            return []
        return super().split(available_width, available_height)

    def draw_at(self, x: float, top: float) -> None:
        """Draws all, from the top."""
        self._moved = False
        super().draw_at(x, top)

    def least_height(self, available_width: float) -> float:
        """All of it, if it is kept together."""
        return (
            self.wrap(available_width, ENDLESS)[1]
            if self._is_kept(available_width)
            else super().least_height(available_width)
        )

    def _is_kept(self, available_width: float) -> bool:
        most = self.canv.frame_height * self._most
        return not most or self.wrap(available_width, most)[1] <= most + EPSILON
