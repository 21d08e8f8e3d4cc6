"""A QR code as vector drawing: black squares that any telephone reads from paper. Knows no letter."""

from __future__ import annotations

from typing import Any

import segno

QUIET = 4  # modules of white around it, as the standard asks


class QrCode:
    """A QR code of some width, in points."""

    def __init__(self, content: str, width: float) -> None:
        self._rows = [bytes(row) for row in segno.make(content, error="m", micro=False).matrix]
        self.width = self.height = width

    def draw(self, canvas: Any) -> None:
        """Draw from the lower left corner: every run of dark modules as one rectangle."""
        module = self.width / (len(self._rows) + 2 * QUIET)
        canvas.setFillColor("#000000")
        for place, row in enumerate(self._rows):
            y = self.height - (QUIET + place + 1) * module
            for start, length in _runs(row):
                canvas.rect((QUIET + start) * module, y, length * module, module, stroke=0, fill=1)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return where dark modules stand side by side, and how many."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
