"""Repairs text that was decoded with the wrong encoding, only where the repair is provably lossless.

A repair counts when encoding it the wrong way again gives back exactly what stood there. What was lost before it
reached us (`?`, `\ufffd`) cannot be repaired and stays as it is (scoring.md, section 1, "Rows").
"""

from __future__ import annotations

import re

import ftfy

# Only cells with a letter that misread UTF-8 leaves behind are looked at, which keeps the rest fast and untouched.
_SUSPICIOUS = re.compile(
    r"[ÂÃÄÅÐÑ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|â\x80|[├┬Γ√][^\W\d_\s]|[├┬√∂][ñƒ╝╢§ºÄÖÜ†∂º¬]"
)
_PIECE = re.compile(r"Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¦]")
_WRONG = ("sloppy-windows-1252", "latin-1", "macroman", "cp437", "cp850", "sloppy-windows-1250")


def repaired(text: str) -> str:
    """Return the text with every lossless repair made; unchanged if there is none."""
    if text.isascii() or not _SUSPICIOUS.search(text):
        return text
    fixed = ftfy.fix_encoding(text)
    if fixed != text and _lossless(text, fixed):
        return fixed
    return _PIECE.sub(_piece, text)


def _lossless(text: str, fixed: str) -> bool:
    """Tell whether misreading the repaired text once or twice gives back the text as it stood."""
    once = [_misread(fixed, wrong) for wrong in _WRONG]
    twice = [_misread(misread, wrong) for misread in once if misread for wrong in _WRONG]
    return text in once or text in twice


def _misread(text: str, wrong: str) -> str | None:
    try:
        return text.encode("utf-8").decode(wrong)
    except UnicodeDecodeError:
        return None


def _piece(found: re.Match[str]) -> str:
    """Repair one misread letter between sound ones, where a whole cell cannot be read anew."""
    try:
        right = found[0].encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return found[0]
    return right if _misread(right, "sloppy-windows-1252") == found[0] else found[0]
