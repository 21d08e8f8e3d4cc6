"""A text laid out for one width: its lines as ready operands, drawn with marked content around them.

Knows fonts, runs and lines. Does not know pages, structure elements or flowables: who draws says how marked content
begins, and where links lie is handed back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from .fonts import Face, Faces, span
from .linebreak import Line, break_lines
from .style import Run, TextStyle, fill

ASCENT, DESCENT = 0.93, 0.24  # parts of the font size that a line is centred by; the same for all fonts of a document
_LONGEST_WORD = 300
LINK_COLOR = "#1d4ed8"
Begin = Callable[[int | None], str]  # how marked content begins: for the text itself (None) or for a link of it


class Piece(NamedTuple):
    """A part of a line in one link (its number) or in none; ``left`` and ``right`` in thousandths of the font size."""

    link: int | None
    operand: str
    left: float
    right: float


class LinkArea(NamedTuple):
    """Where a part of a link (its number in the text) stands, in points."""

    link: int
    x: float
    y: float
    width: float


class TextBlock:
    """The lines of a text in a style and a width (in points).

    Attributes:
        lines: as broken.
        operands: what each line shows, if there are no links; links make ``pieces`` instead.
        links: target and text of each link by its number.
        height: in points.
    """

    __slots__ = ("_ends", "_leads", "_parts", "face", "lines", "links", "operands", "pieces", "style", "text")

    def __init__(
        self, faces: Faces, content: str | Sequence[Run], style: TextStyle, width: float, language: str
    ) -> None:
        self.style = style
        self.face = faces.style(bold=style.bold, italic=style.italic)
        self.links: dict[int, tuple[str, str]] = {}
        self._parts: list[tuple[int | None, Face, str]] = []  # of texts that differ within: link, font, text
        if isinstance(content, str):
            self.text = content
        else:
            self.text = "".join(run.text for run in content)
            self._take_runs(content, faces)
        available = max(width, style.font_size) / style.font_size * 1000
        hyphen = self.face.advance["-"]
        self.lines = break_lines(self.text, self._widths(), available, hyphen, language if style.hyphenate else "")
        self._leads = self._starts(available)
        self.operands: list[str] = []
        self.pieces: list[list[Piece]] = []
        self._write_lines()

    @property
    def height(self) -> float:
        """Height of all lines in points."""
        return len(self.lines) * self.style.leading

    def operators(self, begin: Begin, x: float, top: float, lines: slice = slice(None)) -> str:
        """Draws lines with the first one's upper edge at ``top``; marked content as ``begin`` says."""
        if not self.pieces:
            return self.operators_in(begin(None), x, top, lines)
        return f"{self._head()}\n{self._linked(begin, x, self.baseline(top), lines)}ET"

    def operators_in(self, begin: str, x: float, top: float, lines: slice = slice(None)) -> str:
        """The same for a text without links, in one piece of marked content that begins with ``begin``."""
        y = self.baseline(top)
        body = self._straight(x, y, lines) if self.style.align == "left" else self._aligned(x, y, lines)
        return f"{begin}{self._head()} {body}ET EMC"

    def link_areas(self, x: float, top: float, lines: slice = slice(None)) -> list[LinkArea]:
        """Where the links in some lines stand when the first of them begins at ``top``; y is the line's lower edge."""
        areas, scale = [], self.style.font_size / 1000
        for number, (pieces, lead) in enumerate(zip(self.pieces[lines], self._leads[lines], strict=True), 1):
            for link, _, left, right in pieces:
                if link is not None and right > left:
                    y = top - number * self.style.leading
                    areas.append(LinkArea(link, x + (lead + left) * scale, y, (right - left) * scale))
        return areas

    def baseline(self, top: float) -> float:
        """The height of the first line's baseline when its upper edge is at ``top``."""
        size = self.style.font_size
        return top - (self.style.leading - (ASCENT + DESCENT) * size) / 2 - ASCENT * size

    def may_part_after(self, line: int) -> bool:
        """Whether a page may end after this many lines: not within a word, if it can be helped."""
        return not self.lines[line - 1].hyphen

    def _head(self) -> str:
        return f"BT {fill(self.style.color)} {self.face.switch()}"

    def _take_runs(self, runs: Sequence[Run], faces: Faces) -> None:
        """Fonts and links of the runs; neighbours with the same target are one link, numbered by the first of them."""
        number, target = -1, None
        for i, run in enumerate(runs):
            if run.link is not None:
                number = number if run.link == target else i
                self.links[number] = (run.link, self.links.get(number, ("", ""))[1] + run.text)
            target = run.link
            self._parts.append((None if target is None else number, _face_of(run, self.style, faces), run.text))
        self._ends = list(accumulate(len(run.text) for run in runs))

    def _widths(self) -> Iterable[int]:
        if not self._parts:
            return map(self.face.advance.__getitem__, self.text)
        return chain.from_iterable(map(face.advance.__getitem__, text) for _, face, text in self._parts)

    def _starts(self, available: float) -> list[float]:
        """How far each line is moved to the right, in thousandths of the font size."""
        if self.style.align == "left":
            return [0.0] * len(self.lines)
        part = 0.5 if self.style.align == "center" else 1.0
        return [part * (available - line.width) for line in self.lines]

    def _straight(self, x: float, y: float, lines: slice) -> str:
        size = self.style.font_size
        place = f"{size:g} 0 0 {size:g} {x:.2f} {y:.2f} Tm"
        operands = self.operands[lines]
        if len(operands) == 1:
            return f"{place} ({operands[0]})Tj "
        return f"{self.style.leading / size:.4g} TL {place} ({')Tj T* ('.join(operands)})Tj "

    def _aligned(self, x: float, y: float, lines: slice) -> str:
        size, parts = self.style.font_size, []
        for operand, lead in zip(self.operands[lines], self._leads[lines], strict=True):
            parts.append(f"{size:g} 0 0 {size:g} {x + lead * size / 1000:.2f} {y:.2f} Tm ({operand})Tj ")
            y -= self.style.leading
        return "".join(parts)

    def _linked(self, begin: Begin, x: float, y: float, lines: slice) -> str:
        size, parts = self.style.font_size, []
        for pieces, lead in zip(self.pieces[lines], self._leads[lines], strict=True):
            parts.append(f"{size:g} 0 0 {size:g} {x + lead * size / 1000:.2f} {y:.2f} Tm\n")
            for link, operand, _, _ in pieces:
                color = fill(self.style.color if link is None else LINK_COLOR)
                parts.append(f"{begin(link)}{color} ({operand})Tj EMC\n")
            y -= self.style.leading
        return "".join(parts)

    def _write_lines(self) -> None:
        if self.links:
            self.pieces = list(self._broken_pieces())
        elif len(self.lines) == 1:
            self.operands = [self._operand(0, len(self.text))]
        else:
            self.operands = list(self._broken_lines())

    def _operand(self, start: int, end: int) -> str:
        """What shows the characters from start to end."""
        if not self._parts:
            return self.face.operand(self.text[start:end])
        return "".join(self._in_face(face, text) for _, face, text in self._cut(start, end))

    def _broken_lines(self) -> Iterator[str]:
        """The lines; the part of a word before a hyphen is read and copied as the whole word, the rest as nothing."""
        read = 0  # up to here the text has been given as a replacement
        for line in self.lines:
            first, last, word = self._replaced(line, read)
            before = span(self._operand(line.start, first), "") if first > line.start else ""
            after = self._ended(self._operand(last, line.end) if word else "", line, word, is_read=first == line.end)
            read = last + len(word) if word else read
            yield before + self._operand(first, last) + after

    def _replaced(self, line: Line, read: int) -> tuple[int, int, str]:
        """Up to where a line has been read, from where on a word is read whole, and that word; none if it cannot be."""
        first = min(max(line.start, read), line.end)
        if line.hyphen and first < line.end:
            begin, end = max(_word_start(self.text, line.end), first), _word_end(self.text, line.end)
            word = self.text[begin:end]
            is_one = not self.links or len(self._cut(begin, end)) == 1
            # Replacements must not stand within replacements, and PDF/A limits their length.
            if is_one and len(word) < _LONGEST_WORD and self.face.missing.isdisjoint(word):
                return first, begin, word
        return first, line.end, ""

    def _ended(self, operand: str, line: Line, word: str, *, is_read: bool) -> str:
        """An operand with the hyphen that the line ends with, if any, read as the whole word."""
        if not line.hyphen:
            return operand
        shown = operand + self.face.hyphen()
        return span(shown, word) if word or is_read else shown

    def _in_face(self, face: Face, text: str) -> str:
        operand = face.operand(text)
        return operand if face is self.face else f")Tj {face.switch()}({operand})Tj {self.face.switch()}("

    def _broken_pieces(self) -> Iterator[list[Piece]]:
        """The lines cut where links begin and end; words are read whole as in ``_broken_lines``."""
        read = 0
        for line in self.lines:
            first, last, word = self._replaced(line, read)
            pieces: list[Piece] = []
            x = self._add_pieces(pieces, 0.0, (line.start, first), lambda operand: span(operand, ""))
            x = self._add_pieces(pieces, x, (first, last), str)
            if word:
                self._add_pieces(pieces, x, (last, line.end), partial(self._ended, line=line, word=word, is_read=False))
                read = last + len(word)
            elif pieces:
                hyphen = self._ended("", line, "", is_read=first == line.end)
                pieces[-1] = pieces[-1]._replace(operand=pieces[-1].operand + hyphen)
            yield pieces

    def _add_pieces(
        self, pieces: list[Piece], x: float, characters: tuple[int, int], read_as: Callable[[str], str]
    ) -> float:
        """Adds what shows some characters of a line from ``x`` on, changed by ``read_as``; returns where they end."""
        for link, face, text in self._cut(*characters):
            right = x + face.width(text if link is None else text.rstrip(" "))
            operand = read_as(self._in_face(face, text))
            if pieces and pieces[-1].link == link:
                operand, left = pieces[-1].operand + operand, pieces[-1].left
                pieces[-1] = Piece(link, operand, left, right)
            else:
                pieces.append(Piece(link, operand, x, right))
            x += face.width(text)
        return x

    def _cut(self, start: int, end: int) -> list[tuple[int | None, Face, str]]:
        """(number of the link, font, text) of the characters from start to end."""
        cut = []
        while start < end:
            number = bisect_right(self._ends, start)
            link, face, text = self._parts[number]
            stop = self._ends[number]
            cut.append((link, face, text[start - stop + len(text) : min(end, stop) - stop + len(text)]))
            start = stop
        return cut


def _word_start(text: str, at: int) -> int:
    limit = max(at - _LONGEST_WORD, 0)
    while at > limit and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    limit = min(at + _LONGEST_WORD, len(text))
    while at < limit and not text[at].isspace():
        at += 1
    return at


def _face_of(run: Run, style: TextStyle, faces: Faces) -> Face:
    bold = style.bold if run.bold is None else run.bold
    italic = style.italic if run.italic is None else run.italic
    return faces.style(bold=bold, italic=italic)
