"""Reads a table from a file as people really have them: CSV, TSV or XLSX, whatever its name says.

Interprets no cell; a file that cannot be read is one sentence that says where, what, and what to do.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.collect.answers import HEADER
from pipeline.collect.csv_cells import as_typed
from pipeline.collect.files_delimited import split_records
from pipeline.collect.files_encoding import decode
from pipeline.collect.files_headings import ANSWERS, Headings
from pipeline.collect.files_kind import kind_of
from pipeline.collect.files_workbook import read_workbook
from pipeline.collect.roster_columns import COLUMNS as ROSTER_COLUMNS
from pipeline.model import RawTable, Text, UserError

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 10_000


def read_table(path: str | os.PathLike[str], headings: Headings = ANSWERS) -> RawTable:
    """Return the table in a file as text; `headings` tells which sheet of a workbook is meant.

    Raises `UserError` for whatever is no readable table, larger than 20 MB or longer than 10,000 rows.
    """
    file = Path(path)
    return table_from_bytes(read_bytes(file), file.name, headings)


def read_bytes(file: Path) -> bytes:
    """Return the content of a file of at most 20 MB; what cannot be opened is a `UserError`."""
    try:
        if file.is_dir():
            raise _error(
                file.name or str(file),
                "Das ist ein Ordner, keine Datei. Bitte geben Sie die Datei in diesem Ordner an.",
                "This is a folder, not a file. Please name the file in this folder.",
            )
        if file.stat().st_size > LARGEST_FILE:
            raise _too_large(file.name, file.stat().st_size)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise _error(
            str(file),
            "Diese Datei gibt es nicht. Bitte prüfen Sie Ordner und Schreibweise.",
            "This file does not exist. Please check folder and spelling.",
        ) from error
    except (OSError, ValueError) as error:
        raise _error(
            str(file),
            "Die Datei lässt sich nicht öffnen. Bitte schließen Sie sie in anderen Programmen und prüfen Sie, ob Sie "
            "sie lesen dürfen.",
            "The file cannot be opened. Please close it in other programs and check that you may read it.",
        ) from error


def table_from_bytes(data: bytes, name: str, headings: Headings = ANSWERS) -> RawTable:
    """Return the table in the content of a file, as an upload delivers it; `name` is for people only."""
    if len(data) > LARGEST_FILE:
        raise _too_large(name, len(data))
    if not data.strip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"):
        raise _error(
            name,
            "Die Datei ist leer. Bitte prüfen Sie, ob es die richtige ist, und wählen Sie eine mit Inhalt.",
            "The file is empty. Please check whether it is the right one, and choose one with content.",
        )
    kind = kind_of(data)
    if isinstance(kind, Text):
        raise _error(name, kind.de, kind.en)
    try:
        rows, reading = read_workbook(data, headings) if kind == "workbook" else _read_text(data)
    except UserError as error:
        raise _error(name, error.text.de, error.text.en) from error
    return _checked(RawTable(name, tuple(rows), reading))


def _read_text(data: bytes) -> tuple[list[tuple[str, ...]], tuple[Text, ...]]:
    text, encoding = decode(data)
    rows, notes = split_records(text)
    if rows and rows[0] in (HEADER, tuple(ROSTER_COLUMNS)):  # a CSV that we wrote
        rows = [tuple(map(as_typed, row)) for row in rows]
    return rows, (Text(f"Kodierung {encoding.de}", f"encoding {encoding.en}"), *notes)


def _checked(table: RawTable) -> RawTable:
    if len(table.rows) > MOST_ROWS:
        raise _error(
            table.name,
            f"Die Tabelle hat {len(table.rows)} Zeilen, erlaubt sind {MOST_ROWS}. Bitte löschen Sie alles, was keine "
            "Antwort ist.",
            f"The table has {len(table.rows)} rows; {MOST_ROWS} are allowed. Please delete whatever is not an answer.",
        )
    return table


def _too_large(name: str, size: int) -> UserError:
    largest = LARGEST_FILE // 2**20
    return _error(
        name,
        f"Die Datei ist {size // 2**20} MB groß, erlaubt sind {largest} MB. Bitte kopieren Sie nur die Antworten in "
        "eine neue Datei.",
        f"The file has {size // 2**20} MB; {largest} MB are allowed. Please copy only the answers into a new file.",
    )


def _error(name: str, de: str, en: str) -> UserError:
    return UserError(f"{name}: {de}", f"{name}: {en}")
