"""Excel workbooks as people leave them: read as a person sees them, one sheet, every cell as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from pipeline.collect.files import table_from_bytes
from pipeline.collect.files_headings import ROSTER
from pipeline.model import RawTable, UserError

HEADER = ["Akteur", "Betroffenheit (0-5)", "Druck (0-5)", "Einfluss (0-5)"]


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def workbook(*rows: list[Any], title: str = "Antworten") -> Workbook:
    book = Workbook()
    book.active.title = title
    for row in rows or [HEADER, ["Amt 10", 4, 3, 2]]:
        book.active.append(row)
    return book


def read(book: Workbook | bytes) -> RawTable:
    return table_from_bytes(book if isinstance(book, bytes) else saved(book), "antworten.xlsx")


def said(table: RawTable) -> str:
    return " · ".join(note.de for note in table.reading)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (4, "General", "4"),
        (4.0, "General", "4"),
        (4.0, "0.0", "4"),
        (3.5, "General", "3.5"),
        (0, "General", "0"),
        (-1, "General", "-1"),
        (0.1 + 0.2, "General", "0.3"),
        (1.0, "0%", "100%"),  # not a 1
        (0.8, "0.0%", "80%"),
        (4, '0" %-Punkte"', "4"),  # the sign only stands in a text
        (True, "General", "WAHR"),
        (False, "General", "FALSCH"),
        ("4", "General", "4"),
        ("  4 ", "General", "  4 "),
        (datetime(2026, 5, 4), "DD.MM.YYYY", "2026-05-04"),  # noqa: DTZ001 - a spreadsheet made it of 4/5
        (date(2026, 10, 5), "DD.MM.YYYY", "2026-10-05"),
        (datetime(2026, 10, 5, 8, 42), "DD.MM.YYYY HH:MM", "2026-10-05 08:42:00"),  # noqa: DTZ001 - cells have no zone
        (time(14, 0), "HH:MM", "14:00"),
        ("#REF!", "General", "#REF!"),
        ("eins_x000D_\nzwei", "General", "eins\nzwei"),
        (CellRichText("Amt ", TextBlock(InlineFont(b=True), "10")), "General", "Amt 10"),
        ("=1+3", "General", "=1+3"),  # a program wrote the formula and never calculated it
    ],
)
def test_a_cell_reads_as_a_person_sees_it(value: object, number_format: str, text: str) -> None:
    book = workbook(HEADER, ["Amt 10", value, 3, 2])
    book.active["B2"].number_format = number_format

    assert read(book).rows[1] == ("Amt 10", text, "3", "2")


def with_results(data: bytes, results: dict[str, str]) -> bytes:
    """Store the last results of formulas, as Excel does when it saves."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            content = source.read(member)
            if member == "xl/worksheets/sheet1.xml":
                for formula, result in results.items():
                    stored = f"<f>{formula}</f><v>{result}</v>".encode()
                    for empty in (b"<v></v>", b"<v/>", b"<v />"):
                        content = content.replace(f"<f>{formula}</f>".encode() + empty, stored)
            copy.writestr(member, content)
    return target.getvalue()


def test_a_formula_shows_its_last_result_and_an_empty_result_is_empty() -> None:
    book = workbook(HEADER, ["Amt 10", "=1+3", "=IF(A1,B1,B2)", 2])

    assert read(with_results(saved(book), {"1+3": "4"})).rows[1] == ("Amt 10", "4", "", "2")


def test_formulas_that_were_never_calculated_are_said() -> None:
    assert "1 Formeln ohne gespeichertes Ergebnis" in said(read(workbook(HEADER, ["Amt 10", "=1+3", 3, 2])))


def test_row_numbers_are_those_of_the_sheet_and_stray_cells_cost_nothing() -> None:
    book = workbook()
    book.active["A10"] = "Amt 20"
    book.active["XFD1048576"] = " "
    book.active["XFD1048576"].value = None

    table = read(book)

    assert len(table.rows) == 10
    assert table.rows[2:9] == ((),) * 7
    assert table.rows[9] == ("Amt 20",)


def test_a_cell_merged_over_rows_holds_for_all_of_them_and_one_merged_over_columns_only_for_the_first() -> None:
    book = workbook(["Rückläufe", None, None, None], HEADER, ["Amt 10", 4, 3, 2], [None, 5, 3, 2])
    book.active.merge_cells("A1:D1")
    book.active.merge_cells("A3:A4")

    table = read(book)

    assert table.rows[0] == ("Rückläufe",)
    assert table.rows[3] == ("Amt 10", "5", "3", "2")
    assert "verbundene Zellen gelten für alle ihre Zeilen: A3:A4" in said(table)


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    book = workbook(HEADER, ["Amt 10", 4, 3, 2], ["Amt 20", 1, 1, 1])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True

    table = read(book)

    assert table.rows[2] == ("Amt 20", "1", "1", "1")
    assert "ausgeblendete Zeilen mitgelesen: 3" in said(table)
    assert "ausgeblendete Spalten mitgelesen: C" in said(table)


def add_sheet(book: Workbook, title: str, *rows: list[Any], state: str = "visible") -> None:
    sheet = book.create_sheet(title)
    sheet.sheet_state = state
    for row in rows:
        sheet.append(row)


def test_the_sheet_with_the_scale_columns_is_chosen_and_the_others_are_named() -> None:
    book = workbook(["Bitte lesen", "Hinweise"], title="Anleitung")
    add_sheet(book, "Rückläufe", HEADER, ["Amt 10", 4, 3, 2])
    add_sheet(book, "leer")

    table = read(book)

    assert table.rows[1] == ("Amt 10", "4", "3", "2")
    assert said(table) == "Blatt „Rückläufe“ · nicht gelesene Blätter: Anleitung, leer"


def test_a_hidden_copy_does_not_compete_with_the_visible_sheet() -> None:
    book = workbook()
    add_sheet(book, "Sicherung", HEADER, ["Amt 10", 1, 1, 1], state="hidden")

    assert read(book).rows[1] == ("Amt 10", "4", "3", "2")


def test_a_hidden_sheet_is_read_if_it_alone_has_the_answers_and_that_is_said() -> None:
    book = workbook(["Bitte lesen", "Hinweise"], title="Anleitung")
    add_sheet(book, "Daten", HEADER, ["Amt 10", 4, 3, 2], state="hidden")

    table = read(book)

    assert table.rows[1] == ("Amt 10", "4", "3", "2")
    assert "Blatt „Daten“ (ausgeblendet)" in said(table)


def test_two_sheets_that_fit_alike_are_a_question_and_not_a_guess() -> None:
    book = workbook()
    add_sheet(book, "Kopie von Antworten", HEADER, ["Amt 10", 1, 1, 1])

    with pytest.raises(UserError, match=r"Mehrere Blätter.*„Antworten“, „Kopie von Antworten“.*ausblenden"):
        read(book)


def test_an_evaluation_beside_the_full_table_does_not_compete() -> None:
    full = [*HEADER, "Grund", "Handlungsfelder", "Schnittstellen", "Gremien", "Erwartung"]
    book = workbook(full, ["Amt 10", 4, 3, 2])
    add_sheet(book, "Auswertung", ["Median", "Betroffenheit", "Druck", "Einfluss"], ["", 4, 3, 2])

    assert read(book).rows[1] == ("Amt 10", "4", "3", "2")


def test_for_a_roster_the_sheet_with_the_offices_is_chosen() -> None:
    book = workbook()
    add_sheet(book, "Einladungsliste", ["stellen_id", "kurz", "stelle", "email", "eingeladen"], ["LK-01", "INT", "X"])

    table = table_from_bytes(saved(book), "mappe.xlsx", ROSTER)

    assert table.rows[1] == ("LK-01", "INT", "X")


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return file.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
UNREADABLE: list[tuple[str, Callable[[], bytes], str]] = [
    ("a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "Die Datei ist ein PDF"),
    ("a PNG", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Die Datei ist ein Bild"),
    ("a JPEG", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 50, "Die Datei ist ein Bild"),
    ("a photo of a phone", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 50, "Die Datei ist ein Bild"),
    ("an old Excel file", lambda: OLD_OFFICE, "alte Office-Datei (.xls)"),
    ("an encrypted workbook", lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "mit einem Kennwort"),
    ("an OpenDocument file", lambda: packed(mimetype=b"application/vnd.oasis", content_xml=b"<x/>"), "OpenDocument"),
    ("a Numbers table", lambda: packed(**{"Index/Document.iwa": b"x"}), "Numbers-Tabelle"),
    ("a Word document", lambda: packed(word__document_xml=b"<x/>"), "Word-Dokument"),
    ("a binary workbook", lambda: packed(xl__workbook_bin=b"x"), "binäre Excel-Mappe"),
    ("an archive", lambda: packed(a_xml=b"<x/>"), "gepacktes Archiv"),
    ("half a workbook", lambda: saved(workbook())[:1500], "beschädigt oder unvollständig"),
    ("a broken workbook", lambda: packed(xl__workbook_xml=b"<x/>"), "beschädigt oder ungewöhnlich"),
    ("a web page named .xls", lambda: b"<html><table><tr><td>4</td></tr></table></html>", "eine Internetseite"),
    ("noise", lambda: bytes(range(256)) * 20, "keine lesbare Tabelle"),
    ("nothing", lambda: b"", "Die Datei ist leer"),
    ("only blanks", lambda: b"\xef\xbb\xbf \r\n\n", "Die Datei ist leer"),
    ("an empty workbook", lambda: saved(Workbook()), "Die Arbeitsmappe ist leer"),
    ("a bomb", lambda: packed(xl__workbook_xml=b"<x/>", a=b"\0" * (101 * 2**20)), "ausgepackt 101 MB groß"),
    ("more than 20 MB", lambda: b"A;B\n" * (6 * 2**20), "24 MB groß"),
    ("more than 10,000 rows", lambda: b"A;B\n" * 10_001, "10001 Zeilen, erlaubt sind 10000"),
]


@pytest.mark.parametrize(("made", "sentence"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_what_is_no_table_is_one_sentence_with_a_remedy_whatever_its_name(
    made: Callable[[], bytes], sentence: str
) -> None:
    with pytest.raises(UserError) as raised:
        table_from_bytes(made(), "antworten.csv")

    text = raised.value.text
    assert text.de.startswith("antworten.csv: ")
    assert sentence in text.de
    assert "Bitte" in text.de
    assert "\n" not in text.de
    assert "Please" in text.en


def test_entities_that_would_grow_without_end_are_not_read() -> None:
    entities = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(workbook()))) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            content = source.read(member)
            if member == "xl/worksheets/sheet1.xml":
                content = f"<!DOCTYPE x [{entities}]>".encode() + content.replace(b"<v>4</v>", b"<v>&a10;</v>")
            copy.writestr(member, content)

    with pytest.raises(UserError, match="beschädigt oder ungewöhnlich"):
        read(target.getvalue())


def test_a_workbook_named_csv_and_a_csv_named_xlsx_are_read_as_what_they_are() -> None:
    assert table_from_bytes(saved(workbook()), "antworten.csv").rows[1] == ("Amt 10", "4", "3", "2")
    assert table_from_bytes(b"A;B\n1;2\n", "antworten.xlsx").rows[1] == ("1", "2")
