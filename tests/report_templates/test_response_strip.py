"""The strip on page 1 has one box for each invited office, and what is filled is one block on the left."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from report_templates import theme
from report_templates.flowables.response_strip import ResponseStrip

ROOM = 217.0
Box = tuple[float, float, float, float, bool]  # left, lower, right, upper, whether it is filled in blue


class Paper(Canvas):
    """A canvas that keeps which boxes were drawn on it."""

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.boxes: list[Box] = []

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:  # noqa: PLR0917 as ReportLab's
        super().rect(x, y, width, height, stroke, fill)
        blue = self._fillColorObj == HexColor(theme.BLUE)
        assert bool(stroke) != blue
        self.boxes.append((x, y, x + width, y + height, blue))


def drawn(strip: ResponseStrip) -> list[Box]:
    paper = Paper()
    strip.draw(paper)
    return paper.boxes


@pytest.mark.parametrize(("answered", "invited"), [(1, 1), (22, 26), (0, 40), (41, 41), (47, 60), (99, 119), (7, 120)])
def test_every_office_has_a_box_within_the_strip_and_no_two_overlap(answered: int, invited: int) -> None:
    strip = ResponseStrip(ROOM, answered, invited)
    boxes = drawn(strip)

    assert len(boxes) == invited
    assert sum(box[4] for box in boxes) == answered
    assert strip.width <= ROOM
    assert all(box[0] >= 0 and box[1] >= -0.01 for box in boxes)
    assert all(box[2] <= strip.width + 0.01 and box[3] <= strip.height + 0.01 for box in boxes)
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)]


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("invited", [26, 60])
def test_what_is_filled_is_one_block_on_the_left(invited: int) -> None:
    boxes = drawn(ResponseStrip(ROOM, invited // 2, invited))

    assert max(box[0] for box in boxes if box[4]) <= min(box[0] for box in boxes if not box[4])


def test_boxes_of_the_largest_strip_are_still_a_millimetre_wide() -> None:
    left, _lower, right, _upper, _filled = drawn(ResponseStrip(ROOM, 120, theme.MOST_BOXES))[0]

    assert right - left >= 1.0 * theme.MM
