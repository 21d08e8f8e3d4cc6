"""A workbook that came back is read into the page; what is not plain in it stays open and is named."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pipeline.collect.forms_write import write_form
from pipeline.collect.journal import Journal, Round
from tests.pages.conftest import Visit
from tests.pages.test_pages import shown


def filled_in(store: Journal, going_on: Round, **cells: str) -> bytes:
    """The workbook of LK-05 with these cells beside the names of the questions."""
    offices = [entry.office for entry in store.roster(going_on.id)]
    own = next(office for office in offices if office.key == "LK-05")
    book = load_workbook(BytesIO(write_form(own, offices, going_on.meeting)))
    sheet = book.worksheets[0]
    row_of = {str(line[0].value): line[0].row for line in sheet.iter_rows() if line[0].value}
    for key, words in cells.items():
        sheet.cell(row_of[key], 3).value = words
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def uploaded(visit: Visit, content: bytes) -> AppTest:
    app = visit("coordinator").switch_page("on_behalf.py").run()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return app.file_uploader(key="returned_form").set_value([("LK-05.xlsx", content, kind)]).run(timeout=120)


def test_what_stands_plainly_in_the_workbook_is_shown_and_a_value_nobody_can_read_stays_open(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    app = uploaded(visit, filled_in(store, going_on, affected="4 – stark", pressure="vielleicht 3", influence="2"))
    assert not app.exception
    assert "Amt 32 – Ordnungsamt" in shown(app)
    assert any("vielleicht 3" in warning.value for warning in app.warning)
    chosen = {str(one.key).split(":")[1]: one.value for one in app.radio if str(one.key).endswith(":")}
    assert (chosen["affected"], chosen["pressure"], chosen["influence"]) == (4, None, 2)


def test_an_empty_workbook_is_said_to_be_empty_and_what_to_do(visit: Visit, store: Journal, going_on: Round) -> None:
    app = uploaded(visit, filled_in(store, going_on))
    assert not app.exception
    assert "Bitte prüfen Sie die Datei, oder wählen Sie unten die Stelle" in app.error[0].value
