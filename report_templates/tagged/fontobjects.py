"""Writes the fonts of a document: composite fonts with an embedded subset, widths and the way back to Unicode.

Does not choose characters: a face knows which ones were used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .fonts import Face
from .subset import subset
from .writer import Writer

_CMAP_BLOCK = 100  # entries of one bfchar block, as the CMap specification allows
_FLAG_SYMBOLIC, _FLAG_ITALIC = 4, 64


def write_font(writer: Writer, face: Face) -> int:
    """Writes one font and everything it refers to; returns its object number."""
    file, numbers = subset(face.font, [face.codes[code] for code in sorted(face.codes)])
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(file).digest()[:6])
    name = f"{tag}+{face.font.name}"
    stream = writer.add_stream(f"/Length1 {len(file)}", file)
    descriptor = writer.add(_descriptor(face, name, stream))
    to_glyph = writer.add_stream("", _code_to_glyph(face, numbers))
    descendant = writer.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap {to_glyph} 0 R/DW 0/W[{_widths(face)}]>>"
    )
    unicode = writer.add_stream("", _to_unicode(face).encode("ascii"))
    return writer.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _descriptor(face: Face, name: str, stream: int) -> str:
    font, scale = face.font, face.font.per_mille
    flags = _FLAG_SYMBOLIC + (_FLAG_ITALIC if font.italic_angle else 0)
    box = " ".join(str(scale(value)) for value in font.bbox)
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle {font.italic_angle:g}"
        f"/Ascent {scale(font.ascent)}/Descent {scale(font.descent)}/CapHeight {scale(font.cap_height)}"
        f"/XHeight {scale(font.x_height)}/StemV {50 + (font.weight // 65) ** 2}/FontFile2 {stream} 0 R>>"
    )


def _code_to_glyph(face: Face, numbers: dict[int, int]) -> bytes:
    table = bytearray(2 * (max(face.codes, default=0) + 1))
    for code, glyph in face.codes.items():
        table[2 * code : 2 * code + 2] = numbers[glyph].to_bytes(2, "big")
    return bytes(table)


def _widths(face: Face) -> str:
    return "".join(f"{first}[{' '.join(map(str, widths))}]" for first, widths in _runs(face))


def _runs(face: Face) -> Iterator[tuple[int, list[int]]]:
    """Widths of consecutive codes."""
    first, widths = -1, list[int]()
    for code in sorted(face.codes):
        if widths and code != first + len(widths):
            yield first, widths
            widths = []
        if not widths:
            first = code
        widths.append(face.font.advance(face.codes[code]))
    if widths:
        yield first, widths


def _to_unicode(face: Face) -> str:
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(face.unicode.items())
    ]
    blocks = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _blocks(entries))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n"
        "/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{blocks}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _blocks(entries: Iterable[str]) -> Iterator[Sequence[str]]:
    rest = iter(entries)
    while block := list(islice(rest, _CMAP_BLOCK)):
        yield block
