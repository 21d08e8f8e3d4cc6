r"""The fonts of one document: what a text looks like in content-stream operators, and how wide it is.

Every font is embedded as a composite font whose character codes are UTF-16 code units, so that a text is encoded by
Python's own codec. A text becomes the *operand* of a show operator, e.g. ``\0A\0m\0t`` for ``(…) Tj``; where another
font or a replacement text is needed, the operand closes the string, switches, and opens it again. The font size is
always 1 and the text matrix scales, so that an operand is the same in every size.

Does not break lines, and does not write the font objects (fontobjects.py does).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from .errors import TaggingError
from .truetype import TrueTypeFont, open_font

SOFT_HYPHEN = "\xad"
LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_SPACES = LINE_BREAKS + "\t"  # drawn with the glyph of the space; their code keeps what they are
_DROPPED = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
_UNREAD = dict.fromkeys(map(ord, _DROPPED + SOFT_HYPHEN))
_FIRST_PRIVATE = 0xE000  # codes of characters above U+FFFF; private characters themselves are drawn as codes
_LONGEST_STRING = 8_000  # characters; PDF/A allows 32,767 bytes, escapes included
_ESCAPES = (("\\", "\\\\"), ("(", "\\("), (")", "\\)"), ("\r", "\\r"))


class FontFamily(NamedTuple):
    """The four styles of a typeface, as paths of TrueType files, and where to look for characters it lacks.

    A style that the typeface does not have is given the path of another one.
    """

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    fallback: tuple[FontFamily, ...] = ()

    def path(self, *, bold: bool, italic: bool) -> Path:
        """The file of one style."""
        if italic:
            return self.bold_italic if bold else self.italic
        return self.bold if bold else self.regular


def text_string(text: str) -> str:
    """A text as a PDF string object, without soft hyphens and bidi controls."""
    if len(text) > _LONGEST_STRING:
        raise TaggingError(f"a text of more than {_LONGEST_STRING} characters cannot stand here: shorten it", text=text)
    if text.isascii() and text.isprintable():
        return f"({literal(text.encode())})"
    return f"<{hex_text(text)}>"


def literal(raw: bytes) -> str:
    """Bytes as the inside of a PDF string: each byte one character, the special ones escaped."""
    text = raw.decode("latin-1")
    for special, escaped in _ESCAPES:
        if special in text:
            text = text.replace(special, escaped)
    return text


def span(shown: str, actual: str) -> str:
    """An operand that is read and copied as another text than it shows."""
    return f")Tj/Span<</ActualText<{hex_text(actual)}>>>BDC({shown})Tj EMC("


def hex_text(text: str) -> str:
    """A text as the inside of a hexadecimal PDF string, without soft hyphens and bidi controls."""
    return "FEFF" + text.translate(_UNREAD).encode("utf-16-be", "replace").hex().upper()


class Face:
    """One font in one document.

    Attributes:
        name: name of the resource, e.g. ``F1``.
        advance: width of a character in thousandths of the font size; asking for one embeds it.
        codes: glyph of each character code in use (for the font objects).
        unicode: character of each code in use.
        missing: characters that no font of the document has, drawn as codes.
    """

    def __init__(self, name: str, font: TrueTypeFont, missing: set[str]) -> None:
        self.name, self.font = name, font
        self.codes: dict[int, int] = {}
        self.unicode: dict[int, str] = {}
        self.fallbacks: list[Face] = []
        self.advance: dict[str, int] = _Advances(self._admit)
        self.missing = missing
        self._special: dict[str, str] = {}
        self._next_private = _FIRST_PRIVATE

    def width(self, text: str) -> int:
        """Width of a text in thousandths of the font size."""
        return sum(map(self.advance.__getitem__, text))

    def operand(self, text: str) -> str:
        """A text as the operand of a show operator; its width must have been asked for before."""
        special = self._special
        if not special or special.keys().isdisjoint(text):
            return _encode(text)
        return "".join(
            "".join(map(special.__getitem__, part)) if is_special else _encode("".join(part))
            for is_special, part in groupby(text, special.__contains__)
        )

    def switch(self) -> str:
        """The operator that selects this font."""
        return f"/{self.name} 1 Tf"

    def glyph(self, character: str) -> int:
        """The glyph of a character, 0 if the font has none that may be used for it."""
        return self.font.glyph(ord(character)) if _is_drawable(character) else 0

    def _admit(self, character: str) -> int:
        """Width of a character met for the first time, after making it ready to be drawn."""
        if character in _SPACES:
            return self._embed(ord(character), self.font.glyph(0x20), character)
        if character == SOFT_HYPHEN or character in _DROPPED:
            self._special[character] = ""
            return 0
        glyph = self.glyph(character)
        if glyph:
            return self._embed_character(character, glyph)
        for other in self.fallbacks:
            if other.glyph(character):
                width = other.advance[character]
                self._special[character] = f")Tj{other.switch()}({other.operand(character)})Tj{self.switch()}("
                return width
        return self._draw_code(character)

    def _embed_character(self, character: str, glyph: int) -> int:
        code = ord(character)
        if code > 0xFFFF:  # noqa: PLR2004 codes have two bytes
            code, self._next_private = self._next_private, self._next_private + 1
            self._special[character] = literal(code.to_bytes(2, "big"))
        return self._embed(code, glyph, character)

    def _embed(self, code: int, glyph: int, character: str) -> int:
        self.codes[code], self.unicode[code] = glyph, character
        return self.font.advance(glyph)

    def hyphen(self) -> str:
        """Operand of the hyphen at the end of a line: looks like a hyphen and is U+00AD."""
        if ord(SOFT_HYPHEN) not in self.codes:
            self._embed(ord(SOFT_HYPHEN), self.font.glyph(ord("-")), SOFT_HYPHEN)
        return "\0\xad"

    def _draw_code(self, character: str) -> int:
        """A character that no font has is drawn as its code in brackets."""
        self.missing.add(character)
        shown = f"[U+{ord(character):04X}]"
        width = self.width(shown)
        is_surrogate = unicodedata.category(character) == "Cs"  # half a character: there is no text for it
        self._special[character] = _encode(shown) if is_surrogate else span(_encode(shown), character)
        return width


class _Advances(dict[str, int]):
    """Widths by character; a new character is admitted first."""

    def __init__(self, admit: Callable[[str], int]) -> None:
        super().__init__()
        self._admit = admit

    def __missing__(self, character: str) -> int:
        width = self[character] = self._admit(character)
        return width


def _encode(text: str) -> str:
    if len(text) > _LONGEST_STRING:
        return f"{_encode(text[:_LONGEST_STRING])})Tj({_encode(text[_LONGEST_STRING:])}"
    return literal(text.encode("utf-16-be"))


def _is_drawable(character: str) -> bool:
    """Whether PDF/UA and PDF/A allow the character as the meaning of a glyph."""
    return character != "\ufeff" and unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")


class Faces:
    """All fonts of one document, by style."""

    def __init__(self, family: FontFamily) -> None:
        self.missing: set[str] = set()
        self.all: list[Face] = []
        self._family = family
        self._by_path: dict[Path, Face] = {}
        self._by_style: dict[tuple[bool, bool], Face] = {}

    def style(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The font of one style, opened when it is first asked for."""
        face = self._by_style.get((bold, italic))
        if face is None:
            face = self._open(self._family.path(bold=bold, italic=italic))
            face.width(" ")  # a font that is selected is embedded, even if nothing is written in it
            families = _all_fallbacks(self._family)
            face.fallbacks = [self._open(other.path(bold=bold, italic=italic)) for other in families]
            self._by_style[bold, italic] = face
        return face

    def _open(self, path: Path) -> Face:
        if path not in self._by_path:
            face = Face(f"F{len(self.all) + 1}", open_font(path), self.missing)
            self._by_path[path] = face
            self.all.append(face)
        return self._by_path[path]


def _all_fallbacks(family: FontFamily) -> Iterable[FontFamily]:
    for other in family.fallback:
        yield other
        yield from _all_fallbacks(other)
