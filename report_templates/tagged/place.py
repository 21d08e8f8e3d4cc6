"""A place that is kept for the number of a page, until all pages are there."""

from __future__ import annotations

from typing import NamedTuple

from .fonts import Face
from .style import TextStyle, fill


class Place(NamedTuple):
    """Where the number of a page will stand: its right end, and how its marked content begins."""

    anchor: str
    begin: str
    right: float
    baseline: float
    style: TextStyle
    face: Face

    def operators(self, number: int) -> str:
        """Draws the number."""
        text, size = str(number), self.style.font_size
        left = self.right - self.face.width(text) * size / 1000
        place = f"{size:g} 0 0 {size:g} {left:.2f} {self.baseline:.2f} Tm"
        return (
            f"{self.begin}BT {fill(self.style.color)} {self.face.switch()} {place} ({self.face.operand(text)})Tj ET EMC"
        )
