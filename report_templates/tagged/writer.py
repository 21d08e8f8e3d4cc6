"""Writes the file: PDF 1.7 with object streams and a cross-reference stream, in one go and without a clock.

Objects may be added in any order; what is added is packed and forgotten, so that a long document needs little memory.
Does not know what the objects mean.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 200  # objects in one object stream
_LEVEL = 5  # 6 takes half as long again for two per cent of the size
_ROW = struct.Struct(">BLH")  # of the cross-reference stream: type, offset or stream, index in the stream
_UNUSED = (0, 0, 0xFFFF)


class Writer:
    """Collects the objects of a file; ``finish`` returns its bytes."""

    def __init__(self) -> None:
        self._out = bytearray(_HEADER)
        self._places: dict[int, tuple[int, int, int]] = {}  # number: (type, offset or stream, index in the stream)
        self._pending: list[tuple[int, str]] = []
        self.last_number = 0

    def reserve(self) -> int:
        """A number for an object that is added later."""
        self.last_number += 1
        return self.last_number

    def add(self, body: str, number: int | None = None) -> int:
        """Adds an object that is not a stream; ``body`` holds one character per byte. Returns its number."""
        if number is None:
            number = self.reserve()
        self._pending.append((number, body))
        if len(self._pending) == _PACKED:
            self._pack()
        return number

    def add_stream(self, entries: str, data: bytes, number: int | None = None, *, compress: bool = True) -> int:
        """Adds a stream with these dictionary entries; length and filter are added here. Returns its number."""
        if number is None:
            number = self.reserve()
        if compress:
            data, entries = zlib.compress(data, _LEVEL), entries + "/Filter/FlateDecode"
        self._places[number] = (1, len(self._out), 0)
        # PDF/A wants a line end before "endstream"; after data that ends in CR a lone LF would be read as part of CRLF.
        end = b"\r\nendstream\nendobj\n" if data.endswith(b"\r") else b"\nendstream\nendobj\n"
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._out += head + data + end
        return number

    def add_raw(self, number: int, body: bytes) -> None:
        """Adds an object exactly as it stands in the file."""
        self._places[number] = (1, len(self._out), 0)
        self._out += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def finish(self, root: int, info: int) -> bytes:
        """The whole file. Every reserved number must have been added."""
        self._pack()
        identity = hashlib.md5(self._out, usedforsecurity=False).hexdigest()
        start, number = len(self._out), self.reserve()
        self._places[number] = (1, start, 0)
        missing = [n for n in range(1, number + 1) if n not in self._places]
        if missing:
            raise ValueError(f"objects were announced but not written: {missing[:5]}")
        rows = [_UNUSED, *(self._places[n] for n in range(1, number + 1))]
        table = b"".join(itertools.starmap(_ROW.pack, rows))
        entries = f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]"
        self.add_stream(entries, table, number)
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)

    def _pack(self) -> None:
        if not self._pending:
            return
        stream, index, offset = self.reserve(), [], 0
        for position, (number, body) in enumerate(self._pending):
            index.append(f"{number} {offset}")
            offset += len(body) + 1
            self._places[number] = (2, stream, position)
        head = " ".join(index) + "\n"
        bodies = "\n".join(body for _, body in self._pending)
        entries = f"/Type/ObjStm/N {len(self._pending)}/First {len(head)}"
        self._pending.clear()
        self.add_stream(entries, (head + bodies).encode("latin-1"), stream)
