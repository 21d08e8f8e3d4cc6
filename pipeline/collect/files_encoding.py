"""Turns the bytes of a text file that nobody declared into text, and says which encoding it was.

Does not repair text that was decoded wrongly before it was saved: that is for `clean`.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.model import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # begins with the mark of UTF-16, so it stands before it
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# What offices' programs write besides Unicode; the first wins when two read equally well.
_ONE_BYTE = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS (Codepage 850)"))
_COMMON = frozenset("äöüÄÖÜß")
_KNOWN = frozenset("„“”‚‘’»«–—…€§°²³½·•´éèêëáàâãåæçñóòôøúùûíìîïýÉÈÁÀÇÑØÅÆšžŠŽœ\u00a0")
_INSIDE_WORD = re.compile(r"(?<=[a-zA-Z])[^\x00-\x7f](?=[a-zA-Z])")
_LETTER_ALONE = re.compile(r"(?<!\w)[^\W\x00-\x7f](?!\w)")
_RARE_INSIDE_WORD = frozenset("ŸŽ")  # what ü and Ä of Mac and DOS look like in Windows
# What is left when it is none of these: the neighbours' encodings, not the world's.
_GUESSED = ["cp1250", "iso8859_2", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_15", "koi8_r", "cp437"]
_SAMPLE = 1 << 16


def decode(data: bytes) -> tuple[str, Text]:
    """Return the text of a file and the name of its encoding, with what had to be assumed."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), Text(name, name)
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, errors="replace"), Text("UTF-16 ohne Kennung", "UTF-16 without mark")
    try:
        return data.decode("utf-8"), Text("UTF-8", "UTF-8")
    except UnicodeDecodeError:
        return _mixed(data) or _one_byte(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte; a few stray zeros do not make it UTF-16."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mixed(data: bytes) -> tuple[str, Text] | None:
    """Read UTF-8 into which some bytes of another encoding were pasted, if UTF-8 prevails by far."""
    text = data.decode("utf-8", errors="surrogateescape")
    foreign = sum("\udc80" <= char <= "\udcff" for char in text)
    genuine = sum(char > "\x7f" for char in text) - foreign
    if genuine < 2 * foreign:
        return None
    repaired = re.sub("[\udc80-\udcff]", lambda found: _as_windows(found.group()), text)
    return repaired, Text(
        f"UTF-8, davon {foreign} Zeichen aus Windows-1252", f"UTF-8, {foreign} of the characters from Windows-1252"
    )


def _as_windows(escaped: str) -> str:
    return bytes([ord(escaped) - 0xDC00]).decode("cp1252", errors="replace")


def _one_byte(data: bytes) -> tuple[str, Text]:
    candidates = [
        (_likeness(text), text, name) for codec, name in _ONE_BYTE if (text := _decoded(data, codec)) is not None
    ]
    likeness, text, name = max(candidates, key=lambda candidate: candidate[0], default=(-1, "", ""))
    if likeness > 0:
        return text, Text(f"{name} (angenommen)", f"{name} (assumed)")
    best = from_bytes(data, cp_isolation=_GUESSED).best()
    if best is not None:
        return str(best), Text(f"{best.encoding} (vermutet)", f"{best.encoding} (guessed)")
    return data.decode("latin-1"), Text("Latin-1 (vermutet)", "Latin-1 (guessed)")


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> int:
    """Say how much the characters beyond ASCII look like German administrative prose; 0 or less: not at all."""
    points = sum(_points(char) for char in text if char > "\x7f")
    inside = (found.group() for found in _INSIDE_WORD.finditer(text))
    odd = sum(char in _RARE_INSIDE_WORD or not (char.isalpha() or char == "’") for char in inside)
    return points - 3 * (odd + len(_LETTER_ALONE.findall(text)))


def _points(char: str) -> int:
    if char in _COMMON:
        return 4
    if char in _KNOWN:
        return 1
    return 0 if char.isalpha() else -3
