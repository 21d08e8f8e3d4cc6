"""The example county on the command line: files in, briefing out, from whatever program they come."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from pipeline.__main__ import main
from tests.pipeline.command_line.calls import (
    CLEAN,
    MEETING,
    MESSY,
    ROSTER,
    assert_clean_as_expected,
    assert_messy_as_expected,
    build,
    command,
    expected,
)


def test_the_messy_example_comes_out_as_a_careful_person_reads_it(tmp_path: Path) -> None:
    pdf, out = tmp_path / "vorlage.pdf", tmp_path / "auswertung.json"

    done = command(
        "build", "--responses", MESSY, "--roster", ROSTER, "--meeting", MEETING, "--as-of", "2026-11-02",
        "--pdf", pdf, "--json", out,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert "23 von 26 Stellen, Datenstand 02.11.2026" in done.stdout
    assert_messy_as_expected(json.loads(out.read_text(encoding="utf-8")))
    text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "Landkreis Auental" in text
    assert "{" not in text


def test_the_clean_example_comes_out_word_for_word(tmp_path: Path) -> None:
    out = tmp_path / "auswertung.json"

    done = command("build", "--responses", CLEAN, "--roster", ROSTER, "--as-of", "2026-11-02", "--json", out)

    assert (done.returncode, done.stderr) == (0, "")
    assert_clean_as_expected(json.loads(out.read_text(encoding="utf-8")))


def records(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def as_text(path: Path, delimiter: str, codec: str) -> Callable[[Path], None]:
    def write(target: Path) -> None:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=delimiter).writerows(records(path))
        target.write_bytes(file.getvalue().encode(codec, errors="replace"))

    return write


def as_workbook(path: Path, *, numbers: bool) -> Callable[[Path], None]:
    """Put the table on the second of three sheets, as people do; with `numbers`, as a spreadsheet stores them."""

    def write(target: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["Bitte lesen"])
        sheet = book.create_sheet("Rückläufe")
        for row, cells in enumerate(records(path), start=1):
            for column, text in enumerate(cells, start=1):
                cell = sheet.cell(row, column)
                cell.value = float(text) if numbers and text in {"0", "1", "2", "3", "4", "5"} else text
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        book.create_sheet("leer")
        book.save(target)

    return write


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("excel.csv", as_text(MESSY, ";", "utf-8-sig")),
        ("unicode.txt", as_text(MESSY, "\t", "utf-16")),
        ("tabelle.tsv", as_text(MESSY, "\t", "utf-8")),
        ("mappe.xlsx", as_workbook(MESSY, numbers=False)),
        ("falsch_benannt.csv", as_workbook(MESSY, numbers=False)),
    ],
)
def test_the_messy_example_reads_the_same_from_whatever_program_it_comes(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)

    assert_messy_as_expected(build(tmp_path / name, tmp_path))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("windows.csv", as_text(CLEAN, ";", "cp1252")),
        ("mac.csv", as_text(CLEAN, ";", "mac_roman")),
        ("mappe.xlsx", as_workbook(CLEAN, numbers=True)),
    ],
)
def test_the_figures_of_the_clean_example_do_not_depend_on_the_program(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)

    got = build(tmp_path / name, tmp_path)
    want = expected("auental_clean_expected_scores.json")
    for key in ("response", "scales"):
        assert got["scores"][key] == want[key]


def test_the_english_briefing_is_announced_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(CLEAN, tmp_path, "--language", "en")
    assert "22 of 26 offices" in capsys.readouterr().out

    assert main(["build", "--language", "en", "--responses", "x.csv", "--roster", str(ROSTER), "--pdf", "x.pdf"]) == 2
    assert "This file does not exist" in capsys.readouterr().err
