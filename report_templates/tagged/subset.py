"""Makes a small font file of the glyphs that a document uses, to be embedded in it.

Glyphs are renumbered from 0; hinting is left out (it makes files larger, and today's screens and printers do without).
Does not decide which glyphs are needed beyond the parts of composed glyphs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from .truetype import TrueTypeFont

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX, _INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100


def subset(font: TrueTypeFont, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType file with these glyphs, and the new number of each old one (0 stays 0)."""
    numbers: dict[int, int] = {}
    queue = [0, *glyphs]
    for glyph in queue:
        if glyph not in numbers:
            numbers[glyph] = len(numbers)
            queue.extend(part for _, part in _parts(font.outline(glyph)))
    outlines = [_outline(font.outline(glyph), numbers) for glyph in numbers]
    return _file(font, list(numbers), outlines), numbers


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """(offset, glyph) of each part of a composed glyph."""
    if not outline or outline[0] < 0x80:  # noqa: PLR2004 a negative number of contours marks a composed glyph
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield at, glyph
        at += _part_size(flags)


def _part_size(flags: int) -> int:
    size = 8 if flags & _WORDS else 6
    if flags & _SCALE:
        return size + 2
    if flags & _XY_SCALE:
        return size + 4
    return size + 8 if flags & _MATRIX else size


def _outline(outline: bytes, numbers: dict[int, int]) -> bytes:
    """The outline without hinting instructions and with the new numbers of its parts, padded to four bytes."""
    if not outline:
        return b""
    plain = _composed(outline, numbers) if outline[0] >= 0x80 else _simple(outline)  # noqa: PLR2004
    return plain + bytes(-len(plain) % 4)


def _simple(outline: bytes) -> bytes:
    contours = int.from_bytes(outline[:2], "big")
    at = 10 + 2 * contours
    length = int.from_bytes(outline[at : at + 2], "big")
    return outline[:at] + b"\0\0" + outline[at + 2 + length :]


def _composed(outline: bytes, numbers: dict[int, int]) -> bytes:
    result, end = bytearray(outline), 0
    for at, glyph in _parts(outline):
        flags = int.from_bytes(outline[at : at + 2], "big")
        struct.pack_into(">HH", result, at, flags & ~_INSTRUCTIONS, numbers[glyph])
        end = at + _part_size(flags)
    return bytes(result[:end])


def _file(font: TrueTypeFont, glyphs: list[int], outlines: list[bytes]) -> bytes:
    locations = [0]
    for outline in outlines:
        locations.append(locations[-1] + len(outline))
    head, hhea, maxp = bytearray(font.table("head")), bytearray(font.table("hhea")), bytearray(font.table("maxp"))
    struct.pack_into(">L", head, 8, 0)  # the check sum of the whole file is filled in below
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(glyphs))
    struct.pack_into(">H", maxp, 4, len(glyphs))
    struct.pack_into(">H", maxp, 26, 0)  # no instructions are left
    widths = font.table("hmtx")
    wide = int.from_bytes(font.table("hhea")[34:36], "big")
    advances = (widths[4 * min(glyph, wide - 1) :][:2] for glyph in glyphs)
    metrics = b"".join(a + struct.pack(">h", font.side_bearing(g)) for a, g in zip(advances, glyphs, strict=True))
    tables = {
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": metrics,
        b"loca": struct.pack(f">{len(locations)}L", *locations),
        b"maxp": bytes(maxp),
    }
    return _assemble(tables)


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4s4H", b"\0\1\0\0", count, 16 << power, power, 16 * count - (16 << power))
    records, body, offset = b"", b"", 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        records += struct.pack(">4sLLL", tag, _check_sum(padded), offset + len(body), len(data))
        body += padded
    file = bytearray(header + records + body)
    head_at = offset + sum(len(d) + -len(d) % 4 for t, d in sorted(tables.items()) if t < b"head")
    struct.pack_into(">L", file, head_at + 8, (0xB1B0AFBA - _check_sum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _check_sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
