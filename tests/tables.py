"""Tables drawn in a test as a person sees them; `table` makes the RawTable that a file or a sheet would deliver."""

from __future__ import annotations

import itertools
import re

from pipeline.model import RawTable

_ESCAPES = {r"\n": "\n", r"\t": "\t", r"\|": "|", "␣": " "}
_ESCAPE = re.compile(r"\\n|\\t|\\\||␣")
_BORDER = re.compile(r"(?<!\\)\|")


def table(picture: str, name: str = "drawn.csv") -> RawTable:
    r"""Read a drawn table: one line per row, every cell between two bars.

    Space around a cell is only drawing; `␣` is a space that stands in the cell, `\n` a line break in it, `\t` a tab,
    `\|` a bar. Blank lines of the picture are no rows; an empty row is drawn as `| |`.

        | Akteur    | Betroffenheit (0-5) |
        | Jugendamt | 4␣                  |
    """
    lines = [line.strip() for line in picture.splitlines() if line.strip()]
    return RawTable(name, tuple(_cells(line) for line in lines))


def _cells(line: str) -> tuple[str, ...]:
    borders = [found.start() for found in _BORDER.finditer(line)]
    if len(borders) < 2 or borders[0] != 0 or borders[-1] != len(line) - 1:
        raise ValueError(f"a row is drawn between two bars: {line!r}")
    parts = [line[a + 1 : b].strip() for a, b in itertools.pairwise(borders)]
    return tuple(_ESCAPE.sub(lambda found: _ESCAPES[found.group()], part) for part in parts)
