"""What a person says about a text: its style, and runs of it that differ. Holds values only, draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from .errors import TaggingError

_HEX_DIGITS = 6


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set. Lengths are in points; colours are ``#rrggbb``; ``align`` is left, center or right.

    ``measure`` is the longest line that a Paragraph has even where there is more room, its indent included; 0 for none.
    ``space_before`` and ``space_after`` of neighbours collapse into the larger one. With ``keep_with_next`` the text
    never stands at the foot of a page without the beginning of what follows.
    """

    font_size: float
    leading: float
    bold: bool = False
    italic: bool = False
    color: str = "#000000"
    align: str = "left"
    space_before: float = 0
    space_after: float = 0
    left_indent: float = 0
    measure: float = 0
    keep_with_next: bool = False
    hyphenate: bool = True

    def __post_init__(self) -> None:
        if self.align not in ("left", "center", "right"):
            raise ValueError(f"align must be left, center or right, not {self.align!r}")
        if self.font_size <= 0 or self.leading <= 0:
            raise ValueError("font_size and leading must be positive")
        fill(self.color)


class Run(NamedTuple):
    """A part of a text that is bolder, slanted or a link; ``None`` means as the style says.

    ``link`` is ``https://…``, ``mailto:…``, ``tel:…`` or ``#anchor`` of a Paragraph or Figure in the same document.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    link: str | None = None


Content = str | Sequence[str | Run]


def simplify(content: Content) -> str | list[Run]:
    """Content as a plain text, or as a list of runs if any of them differs from the others."""
    if isinstance(content, str):
        return content
    runs = [Run(part) if isinstance(part, str) else part for part in content]
    if all(run.bold is None and run.italic is None and run.link is None for run in runs):
        return "".join(run.text for run in runs)
    return [run for run in runs if run.text]


@lru_cache(maxsize=256)
def aligned(style: TextStyle, align: str) -> TextStyle:
    """The same style, aligned left, center or right."""
    return replace(style, align=align)


def shorten(text: str, longest: int = 300) -> str:
    """A text on one line, for places such as bookmarks that are no place to read it whole."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@lru_cache(maxsize=256)
def fill(color: str) -> str:
    """The operator that fills and writes in a colour."""
    red, green, blue = _components(color)
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


@lru_cache(maxsize=256)
def stroke(color: str) -> str:
    """The operator that draws lines in a colour."""
    red, green, blue = _components(color)
    return f"{red} G" if red == green == blue else f"{red} {green} {blue} RG"


def _components(color: str) -> tuple[str, str, str]:
    digits = color.removeprefix("#")
    if len(digits) != _HEX_DIGITS or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        raise TaggingError(f"a colour is written #rrggbb, not {color!r}")
    red, green, blue = (f"{int(digits[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))
    return red, green, blue
