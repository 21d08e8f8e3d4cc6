"""Says what a file really is, whatever its name claims, and what to do if it is no table that can be read.

Looks at the content alone; reads no cell.
"""

from __future__ import annotations

import codecs
import io
import zipfile
from typing import Literal

from pipeline.model import Text

Kind = Literal["workbook", "text"]

_SAVE_DE = "Bitte speichern Sie die Tabelle als Excel-Arbeitsmappe (.xlsx) oder als CSV und wählen Sie diese Datei."
_SAVE_EN = "Please save the table as an Excel workbook (.xlsx) or as CSV and choose that file."
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"%PDF", Text("ein PDF", "a PDF")),
    (b"\x89PNG", Text("ein Bild", "an image")),
    (b"\xff\xd8\xff", Text("ein Bild", "an image")),
    (b"GIF8", Text("ein Bild", "an image")),
    (b"II*\0", Text("ein Bild", "an image")),
    (b"MM\0*", Text("ein Bild", "an image")),
    (b"{\\rtf", Text("ein Textdokument", "a text document")),
    (b"\x1f\x8b", Text("ein gepacktes Archiv", "a packed archive")),
    (b"7z\xbc\xaf", Text("ein gepacktes Archiv", "a packed archive")),
    (b"Rar!", Text("ein gepacktes Archiv", "a packed archive")),
    (b"SQLite format 3\0", Text("eine Datenbank", "a database")),
    (b"<!doctype html", Text("eine Internetseite", "a web page")),
    (b"<html", Text("eine Internetseite", "a web page")),
    (b"<?xml", Text("eine XML-Datei", "an XML file")),
    (b"<table", Text("eine Internetseite", "a web page")),
)
_MEMBERS = (
    ("xl/workbook.bin", Text("eine binäre Excel-Mappe (.xlsb)", "a binary Excel workbook (.xlsb)")),
    ("word/document.xml", Text("ein Word-Dokument", "a Word document")),
    ("ppt/presentation.xml", Text("eine Präsentation", "a presentation")),
    ("Index/Document.iwa", Text("eine Numbers-Tabelle", "a Numbers table")),
    ("Index.zip", Text("eine Numbers-Tabelle", "a Numbers table")),
)
_HARMLESS = b"\0\t\n\x0b\x0c\r\x1a\x1b"  # also page breaks and the end mark of DOS
_OPEN_DOCUMENT = Text("eine OpenDocument-Datei (.ods)", "an OpenDocument file (.ods)")
_UNREADABLE = Text("keine lesbare Tabelle", "no readable table")
_ARCHIVE = Text("ein gepacktes Archiv (.zip)", "a packed archive (.zip)")


def kind_of(data: bytes) -> Kind | Text:
    """Return how a file is to be read, or the sentence that says why it cannot be and what to do."""
    if data.startswith(b"PK"):
        return _packed(data)
    if data.startswith(_OLD_OFFICE):
        return _old_office(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, name in _STARTS:
        if head.startswith(start.lower()):
            return _not_a_table(name)
    if b"ftyp" in head[4:12]:
        return _not_a_table(Text("ein Bild oder Film", "an image or film"))
    return _not_a_table(_UNREADABLE) if _is_binary(data) else "text"


def _packed(data: bytes) -> Kind | Text:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return Text(
            "Die Datei ist beschädigt oder unvollständig. Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern "
            "Sie sie neu und versuchen Sie es noch einmal.",
            "The file is damaged or incomplete. Please open it in your spreadsheet program, save it again and retry.",
        )
    if "xl/workbook.xml" in names:
        return "workbook"
    for member, name in _MEMBERS:
        if member in names:
            return _not_a_table(name)
    return _not_a_table(_OPEN_DOCUMENT if {"mimetype", "content.xml"} <= names else _ARCHIVE)


def _old_office(data: bytes) -> Text:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Text(
            "Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort und versuchen Sie es "
            "noch einmal.",
            "The file is protected with a password. Please save it without the password and try again.",
        )
    return _not_a_table(Text("eine alte Office-Datei (.xls)", "an old Office file (.xls)"))


def _not_a_table(name: Text) -> Text:
    return Text(f"Die Datei ist {name.de}. {_SAVE_DE}", f"The file is {name.en}. {_SAVE_EN}")


def _is_binary(data: bytes) -> bool:
    """Whether there are zeros where text has none, or many control characters in what is no UTF-8 either."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)  # UTF-16 has zeros in one of them alone
    if min(even, odd) * 10 > len(sample):
        return True
    controls = sum(byte < 32 and byte not in _HARMLESS for byte in sample)  # noqa: PLR2004 - ASCII control characters
    return controls * 20 > len(sample) and not _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
