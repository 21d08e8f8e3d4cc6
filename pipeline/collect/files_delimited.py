"""Splits the text of a CSV or TSV file into records: delimiter, `sep=` line, quotation marks as people leave them.

Knows nothing of files and encodings, and nothing of what the cells mean.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Text

Record = tuple[str, ...]
_DELIMITERS = {",": ("Komma", "comma"), ";": ("Semikolon", "semicolon"), "\t": ("Tabulator", "tab"), "|": ("|", "|")}
_SEP_LINE = re.compile(r'"?sep=(.)"?[;,\t|]*\r?\n?', re.IGNORECASE)
_CELLS_TOGETHER = re.compile('"[,;\t|]"')  # two quoted cells in one: this was not the delimiter
_SAMPLE = 200  # records that decide on the delimiter
_LONGEST_CELL = 5000  # lines; a quotation mark that stays open longer was never meant
_LONGEST_BROKEN_CELL = 200  # lines that are tried when quotation marks do not balance
_MOST_TRIES = 20_000  # in a whole file; who writes more such lines than that on purpose gets them one by one
_TELLING_WIDTH = 6  # so many delimiters in a line of prose are no accident

csv.field_size_limit(1 << 30)  # the limit of a file stands in `files`; an answer may be long


def split_records(text: str) -> tuple[list[Record], tuple[Text, ...]]:
    """Return the records of a text, one per spreadsheet row, and what had to be assumed.

    A `sep=` line counts as row 1, as spreadsheets show it; an empty line is an empty record.
    """
    notes: list[Text] = []
    text = _without_zeros(text, notes)
    lines = list(io.StringIO(text, newline=""))
    announced = _SEP_LINE.fullmatch(lines[0]) if lines else None
    delimiter = announced.group(1) if announced else _delimiter(lines)
    head = [(f"sep={delimiter}",)] if announced else []
    de, en = _DELIMITERS.get(delimiter, (delimiter, delimiter))
    notes.append(Text(f"Trennzeichen {de}", f"delimiter {en}"))
    reader = _Reader(lines[len(head) :], delimiter)
    records = list(reader)
    notes.extend(_unbalanced([len(head) + position for position in reader.unbalanced]))
    return head + _unwrapped(records, notes), tuple(notes)


def _unbalanced(rows: Sequence[int]) -> Iterator[Text]:
    if rows:
        listed = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")  # noqa: PLR2004 - enough to find them
        yield Text(
            f"Anführungszeichen gehen nicht auf in Zeile {listed}; bitte prüfen Sie dort, ob der Text vollständig ist",
            f"quotation marks do not balance in row {listed}; please check there that the text is complete",
        )


def _without_zeros(text: str, notes: list[Text]) -> str:
    zeros = text.count("\0")
    if zeros:
        notes.append(Text(f"{zeros} Nullzeichen entfernt", f"{zeros} null characters removed"))
    return text.replace("\0", "")


def _delimiter(lines: Sequence[str]) -> str:
    """Choose the delimiter that gives most records the same number of cells, and many of them."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    reader = csv.reader(lines[: 20 * _SAMPLE], delimiter=delimiter)
    records = [record for record, _ in zip(reader, range(_SAMPLE), strict=False) if record]
    if not records:
        return 0.0
    width, often = Counter(map(len, records)).most_common(1)[0]
    torn = sum(any(_CELLS_TOGETHER.search(cell) for cell in record) for record in records)
    return width * (often - torn) / len(records) if width > 1 else 0.0


class _Reader:
    """Reads record by record; where quotation marks do not balance, as a careful person would.

    Strict CSV first. If a record is none, or has swallowed lines that are records themselves, its lines are read
    again: a quotation mark then ends a cell only before a delimiter or the end of the line, else it is a character.
    """

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._width = _usual_width(lines, delimiter)
        self._tries_left = _MOST_TRIES
        self.unbalanced: list[int] = []  # records, counted from 1

    def __iter__(self) -> Iterator[Record]:
        position = number = 0
        while position < len(self._lines):
            number += 1
            read = self._strict(position)
            if read is None:
                self.unbalanced.append(number)
                read = self._lenient(position)
            yield read[0]
            position += read[1]

    def _strict(self, start: int) -> tuple[Record, int] | None:
        end = min(len(self._lines), start + _LONGEST_CELL)
        reader = csv.reader((self._lines[i] for i in range(start, end)), delimiter=self._delimiter, strict=True)
        try:
            record = tuple(next(reader))
        except csv.Error:
            return None
        doubtful = self._width >= _TELLING_WIDTH or len(record) != self._width
        return None if doubtful and self._swallowed(start, reader.line_num) else (record, reader.line_num)

    def _lenient(self, start: int) -> tuple[Record, int]:
        closes = re.compile(rf'"(?={re.escape(self._delimiter)}|\r|\n|$)')
        for used in range(1, min(_LONGEST_BROKEN_CELL, len(self._lines) - start) + 1):
            line = self._lines[start + used - 1]
            if used > 1 and self._is_record(line):
                break
            if used > 1 and not (closes.search(line) and self._tries_left > 0):
                continue
            self._tries_left -= 1
            record, still_open = _split("".join(self._lines[start : start + used]).rstrip("\r\n"), self._delimiter)
            if not still_open:
                return record, used
        return _split(self._lines[start].rstrip("\r\n"), self._delimiter)[0], 1

    def _swallowed(self, start: int, used: int) -> bool:
        """Whether a record of several lines holds a line that is itself a whole record."""
        return any(self._is_record(line) for line in self._lines[start + 1 : start + used])

    def _is_record(self, line: str) -> bool:
        if self._width < 2 or line.count('"') % 2:  # noqa: PLR2004 - with one column every line is a record
            return False
        try:
            return len(next(csv.reader([line], delimiter=self._delimiter, strict=True), [])) >= self._width
        except csv.Error:
            return False


def _usual_width(lines: Sequence[str], delimiter: str) -> int:
    widths = Counter(len(record) for record in csv.reader(lines[: 20 * _SAMPLE], delimiter=delimiter) if record)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _split(line: str, delimiter: str) -> tuple[Record, bool]:
    """Split one line by hand; the flag says that a quotation mark is still open at its end."""
    mark = re.escape(delimiter)
    quoted = re.compile(rf'"(?P<text>(?:""|"(?!{mark}|$)|[^"])*)"(?={mark}|$)', re.DOTALL)
    cells: list[str] = []
    position, still_open = 0, False
    while position <= len(line):
        found = quoted.match(line, position)
        if found:
            cells.append(found["text"].replace('""', '"'))
            position = found.end() + len(delimiter)
            continue
        still_open = still_open or line.startswith('"', position)
        end = line.find(delimiter, position)
        end = len(line) if end < 0 else end
        cells.append(line[position:end])
        position = end + len(delimiter)
    return tuple(cells), still_open


def _unwrapped(records: list[Record], notes: list[Text]) -> list[Record]:
    """Open files in which every record was put into one cell, as happens when a CSV is saved again as one column."""
    filled = [record for record in records if any(record)]
    if not filled or any(len(record) > 1 for record in filled):
        return records
    inner = _delimiter([line for record in filled for line in io.StringIO(record[0], newline="")])
    opened = [_first_record(record[0], inner) if record else [] for record in records]
    if sum(len(record) > 2 for record in opened) * 2 <= len(filled):  # noqa: PLR2004 - "Name, Vorname" is one cell
        return records
    notes.append(Text("jede Zeile stand in einer einzigen Zelle", "every row stood in one single cell"))
    return [tuple(record) for record in opened]


def _first_record(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
