"""Writes what ReportLab's canvas made besides operators: images, gradients, transparency. Does not draw them."""

from __future__ import annotations

from typing import Any

from .writer import Writer

_FONTS = "BasicFonts"  # ReportLab's own list of fonts; the fonts of this package are written elsewhere


def write_drawn_objects(canvas: Any, writer: Writer) -> str:
    """Writes them; returns the entries of the resource dictionary that name them."""
    doc = canvas._doc  # noqa: SLF001 ReportLab offers no other way to its objects
    names = [name for name in doc.idToObject if name != _FONTS]
    for name in names:
        doc.idToObjectNumberAndVersion[name] = (writer.reserve(), 0)
    doc.objectcounter = writer.last_number  # formatting may make more objects, which ReportLab numbers itself
    for name in names:
        _write(doc, name, writer, names)
    writer.last_number = doc.objectcounter
    images = {f"FormXob.{name}" for name in canvas._formsinuse}  # noqa: SLF001
    states = canvas._extgstate.getState()  # noqa: SLF001
    return (
        _entries("XObject", {name: doc.idToObjectNumberAndVersion[name][0] for name in sorted(images)})
        + _entries("Shading", {name: doc.idToObjectNumberAndVersion[name][0] for name in canvas._shadingUsed})  # noqa: SLF001
        + (f"/ExtGState {states.format(doc).decode('latin-1')}" if states else "")
    )


def _write(doc: Any, name: str, writer: Writer, names: list[str]) -> None:
    before = set(doc.idToObject)
    body = doc.idToObject[name].format(doc)
    names.extend(new for new in doc.idToObject if new not in before)
    writer.add_raw(doc.idToObjectNumberAndVersion[name][0], _with_line_end(body))


def _with_line_end(body: bytes) -> bytes:
    """PDF/A wants a line end before ``endstream``, which ReportLab leaves out."""
    data, mark, rest = body.rpartition(b"endstream")
    if not mark:
        return body
    return data + (b"\r\n" if data.endswith(b"\r") else b"\n") + mark + rest.rstrip()


def _entries(kind: str, numbers: dict[str, int]) -> str:
    return f"/{kind}<<{''.join(f'/{name} {number} 0 R' for name, number in numbers.items())}>>" if numbers else ""
