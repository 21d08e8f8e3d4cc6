"""Draws laid-out text on a canvas as the content of an element, with its links. Does not lay it out (textblock.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .structure import Element
from .style import stroke
from .textblock import LINK_COLOR, LinkArea, TextBlock

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

ALL = slice(None)
_UNDERLINE = 0.22  # of the leading above its lower edge


def draw_text(
    canvas: TaggedCanvas,
    block: TextBlock,
    element: Element,
    links: dict[int, Element],
    at: tuple[float, float],
    *,
    lines: slice = ALL,
) -> None:
    """Draws lines of a text, the first one's upper left corner at a point.

    ``links`` keeps the Link elements of this text, so that a link that goes on below or on the next page stays one.
    """

    def begin(link: int | None) -> str:
        if link is None:
            return canvas.mark(element)
        if link not in links:
            links[link] = element.child("Link")
        return canvas.mark(links[link])

    canvas.put(block.operators(begin, *at, lines))
    if block.pieces:
        _add_links(canvas, block, links, block.link_areas(*at, lines))


def _add_links(canvas: TaggedCanvas, block: TextBlock, links: dict[int, Element], areas: Sequence[LinkArea]) -> None:
    """Makes areas of links active and underlines them."""
    rules, leading, page = [], block.style.leading, (canvas.page, canvas.getPageNumber())
    for number, left, low, width in areas:
        target, text = block.links[number]
        a, b = canvas.absolutePosition(left, low)
        canvas.links.add(links[number], (a, b, a + width, b + leading), target, text, page)
        y = low + _UNDERLINE * leading
        rules.append(f"{left:.2f} {y:.2f} m {left + width:.2f} {y:.2f} l")
    if rules:
        canvas.put(f"/Artifact BMC 0.4 w {stroke(LINK_COLOR)} {' '.join(rules)} S EMC")
