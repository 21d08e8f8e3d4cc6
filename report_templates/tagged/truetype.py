"""Reads TrueType fonts: which glyph a character has, how wide it is, and its outline.

Everything is looked up on demand in the bytes of the file, so that opening a full font of 700 kB takes
less than a millisecond. Does not read OpenType fonts with CFF outlines, and does no shaping or kerning.
The tables are described at https://learn.microsoft.com/typography/opentype/spec.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from .errors import TaggingError

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_ITALIC = 1 << 1


@lru_cache(maxsize=32)
def open_font(path: Path) -> TrueTypeFont:
    """The font in a file, read once per process."""
    return TrueTypeFont(path)


class TrueTypeFont:
    """One TrueType file.

    Attributes:
        name: PostScript name, e.g. ``DejaVuSansCondensed-Bold``.
        units: font units per em.
        ascent, descent, cap_height, x_height: in font units, descent negative.
        bbox: bounding box of all glyphs in font units.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data: bytes = path.read_bytes()
        if self.data[:4] not in _TRUETYPE:
            raise TaggingError(f"{path} is not a TrueType font (.ttf)")
        self.tables = self._directory()
        self._read_metrics()
        self._read_names()
        self._read_glyph_tables()
        self._groups = self._character_groups()
        self._starts = [group[0] for group in self._groups]

    def glyph(self, code: int) -> int:
        """The glyph number of a character; 0 if the font does not have it."""
        index = bisect_right(self._starts, code) - 1
        if index < 0:
            return 0
        start, end, first, offsets = self._groups[index]
        if code > end:
            return 0
        if offsets is None:
            return (first + code - start) & 0xFFFF if first >= 0 else 0
        found = self._u16(offsets + 2 * (code - start))
        return (found + first) & 0xFFFF if found else 0

    def advance(self, glyph: int) -> int:
        """How far the pen moves after a glyph, in thousandths of the font size."""
        index = min(glyph, self._wide_glyphs - 1)
        return round(self._u16(self.tables["hmtx"][0] + 4 * index) * 1000 / self.units)

    def side_bearing(self, glyph: int) -> int:
        """The left side bearing of a glyph in font units."""
        start, wide = self.tables["hmtx"][0], self._wide_glyphs
        at = start + 4 * glyph + 2 if glyph < wide else start + 4 * wide + 2 * (glyph - wide)
        return int(struct.unpack_from(">h", self.data, at)[0])

    def outline(self, glyph: int) -> bytes:
        """The entry of a glyph in the table ``glyf``; empty for a blank."""
        begin, end = (self._location(glyph + i) for i in (0, 1))
        start = self.tables["glyf"][0]
        return self.data[start + begin : start + end]

    def table(self, tag: str) -> bytes:
        """The bytes of one table."""
        start, length = self.tables[tag]
        return self.data[start : start + length]

    def per_mille(self, value: int) -> int:
        """A length in font units in thousandths of the font size."""
        return round(value * 1000 / self.units)

    def _u16(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "big")

    def _location(self, glyph: int) -> int:
        start = self.tables["loca"][0]
        if self._long_locations:
            return int.from_bytes(self.data[start + 4 * glyph : start + 4 * glyph + 4], "big")
        return 2 * self._u16(start + 2 * glyph)

    def _directory(self) -> dict[str, tuple[int, int]]:
        count = self._u16(4)
        records = struct.iter_unpack(">4sLLL", self.data[12 : 12 + 16 * count])
        return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}

    def _read_metrics(self) -> None:
        head, hhea, os2 = self.table("head"), self.table("hhea"), self.table("OS/2")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.bbox: tuple[int, ...] = struct.unpack_from(">4h", head, 36)
        self._long_locations = struct.unpack_from(">h", head, 50)[0] == 1
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        self._wide_glyphs: int = struct.unpack_from(">H", hhea, 34)[0]
        self.weight = struct.unpack_from(">H", os2, 4)[0]
        modern = struct.unpack_from(">H", os2, 0)[0] >= 2  # noqa: PLR2004 version 2 brought the two heights
        self.x_height, self.cap_height = (
            struct.unpack_from(">2h", os2, 86) if modern else (self.ascent // 2, self.ascent)
        )
        self.italic_angle = struct.unpack_from(">l", self.table("post"), 4)[0] / 65536

    def _read_names(self) -> None:
        table = self.table("name")
        count, strings = struct.unpack_from(">HH", table, 2)
        self.name = self.path.stem
        for platform, _, _, kind, length, offset in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
            if kind == 6:  # noqa: PLR2004 the PostScript name
                raw = table[strings + offset : strings + offset + length]
                self.name = raw.decode("latin-1" if platform == 1 else "utf-16-be")

    def _read_glyph_tables(self) -> None:
        self.glyph_count = struct.unpack_from(">H", self.table("maxp"), 4)[0]

    def _character_groups(self) -> list[tuple[int, int, int, int | None]]:
        """Ranges (first code, last code, first glyph or delta, where glyph numbers stand or None), sorted."""
        start = self.tables["cmap"][0]
        subtables = {
            (platform, encoding): start + offset
            for platform, encoding, offset in struct.iter_unpack(
                ">HHL", self.data[start + 4 : start + 4 + 8 * self._u16(start + 2)]
            )
        }
        for key in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3)):
            at = subtables.get(key)
            if at is not None and self._u16(at) in (4, 12):
                return self._format_12(at) if self._u16(at) == 12 else self._format_4(at)  # noqa: PLR2004
        raise TaggingError(f"{self.path} has no Unicode character map")

    def _format_12(self, at: int) -> list[tuple[int, int, int, int | None]]:
        count = int.from_bytes(self.data[at + 12 : at + 16], "big")
        groups = struct.iter_unpack(">3L", self.data[at + 16 : at + 16 + 12 * count])
        return [(first, last, glyph, None) for first, last, glyph in groups]

    def _format_4(self, at: int) -> list[tuple[int, int, int, int | None]]:
        count = self._u16(at + 6) // 2
        columns = [
            struct.unpack_from(f">{count}H", self.data, at + offset)
            for offset in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
        ]
        ranges_at = at + 16 + 6 * count
        return [
            (first, last, delta if skip else (first + delta) & 0xFFFF, ranges_at + 2 * i + skip if skip else None)
            for i, (last, first, delta, skip) in enumerate(zip(*columns, strict=True))
        ]
