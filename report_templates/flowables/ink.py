"""What all pictures share: text that fits its place, boxes and lines in the colours of the theme.

Knows no picture.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import HexColor

from report_templates import theme

Align = Literal["left", "center", "right"]


def fitted(canvas: Any, text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Shorten a text with `…` until it fits; the table beside the picture holds it whole."""
    canvas.setFont(theme.BOLD if bold else theme.REGULAR, size)
    return theme.fitted(canvas, text, width)


def wrapped(canvas: Any, text: str, width: float, size: float, lines: int) -> list[str]:
    """Break a text at spaces into at most `lines` lines; the last one is shortened if it must be."""
    result: list[str] = []
    rest = text.split()
    while rest and len(result) < lines:
        taken = 1
        while taken < len(rest) and canvas.stringWidth(" ".join(rest[: taken + 1]), theme.REGULAR, size) <= width:
            taken += 1
        if len(result) == lines - 1:
            taken = len(rest)
        result.append(fitted(canvas, " ".join(rest[:taken]), width, size))
        rest = rest[taken:]
    return result


def write(
    canvas: Any,
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    bold: bool = False,
    color: str = theme.BLACK,
    align: Align = "left",
) -> None:
    """Write one line with its baseline at `y`."""
    canvas.setFont(theme.BOLD if bold else theme.REGULAR, size)
    canvas.setFillColor(_color(color))
    place = {"left": canvas.drawString, "center": canvas.drawCentredString, "right": canvas.drawRightString}[align]
    place(x, y, text)


def box(
    canvas: Any,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str | None = None,
    line: str | None = None,
    thickness: float = 0.5,
) -> None:
    """Draw a rectangle from its lower left corner."""
    if fill is not None:
        canvas.setFillColor(_color(fill))
    if line is not None:
        canvas.setStrokeColor(_color(line))
        canvas.setLineWidth(thickness)
    canvas.rect(x, y, width, height, fill=int(fill is not None), stroke=int(line is not None))


def rule(
    canvas: Any, x1: float, y1: float, x2: float, y2: float, *, color: str = theme.GREY, thickness: float = 0.5
) -> None:
    """Draw a straight line."""
    canvas.setStrokeColor(_color(color))
    canvas.setLineWidth(thickness)
    canvas.line(x1, y1, x2, y2)


@cache
def _color(color: str) -> HexColor:
    return HexColor(color)
