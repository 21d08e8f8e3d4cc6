"""A round in the embedded store or in a folder of forms, on the command line."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from pipeline.__main__ import main
from pipeline.collect.journal import Journal
from pipeline.collect.links import Identity, Links
from pipeline.model import SCALES
from tests.pipeline.command_line.calls import (
    MEETING,
    ROSTER,
    assert_clean_as_expected,
    build,
    said,
    write,
)


def test_a_round_on_the_embedded_store_gives_the_same_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    out = tmp_path / "auswertung.json"

    assert main(["example"]) == 0
    assert main(["build", "--as-of", "2026-11-02", "--json", str(out)]) == 0
    assert_clean_as_expected(json.loads(out.read_text(encoding="utf-8")))

    assert main(["export", "--out", str(tmp_path / "alles")]) == 0
    exported = tmp_path / "alles"
    roster, meeting = exported / "einladungsliste.csv", exported / "sitzung.toml"
    for answers in ("antworten.csv", "antworten.xlsx"):
        words = ["build", "--responses", exported / answers, "--roster", roster, "--meeting", meeting]
        assert main([*map(str, words), "--as-of", "2026-11-02", "--json", str(out)]) == 0
        assert_clean_as_expected(json.loads(out.read_text(encoding="utf-8")))

    capsys.readouterr()
    assert main(["links", "--base-url", "https://vorabfrage.example"]) == 0
    links = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [link["role"] for link in links].count("office") == 26
    assert main(["example"]) == 2
    assert "schon eine Runde angelegt" in capsys.readouterr().err


def test_the_link_of_the_leadership_is_replaced_and_the_former_one_opens_nothing_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    printed = []
    for more in ([], ["--renew", "leadership"]):
        assert main(["links", "--base-url", "https://vorabfrage.example", *more]) == 0
        rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
        printed.append({row["role"]: row["url"].rpartition("/k/")[2] for row in rows})
    before, after = printed
    assert before["coordinator"] == after["coordinator"]
    with closing(Journal.open()) as journal:
        links = Links(journal)
        assert links.resolve(before["leadership"]) is None
        assert links.resolve(after["leadership"]) == Identity("leadership")


def test_what_is_known_of_one_office_comes_out_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    assert main(["example"]) == 0

    assert main(["export", "--out", str(tmp_path / "eine"), "--office", "LK-20"]) == 0

    data = json.loads((tmp_path / "eine" / "daten.json").read_text(encoding="utf-8"))
    assert [entry["key"] for entry in data["offices"]] == ["LK-20"]
    assert len(data["releases"]) == 1
    assert {line["office_id"] for line in data["audit"]} <= {data["offices"][0]["id"]}
    assert main(["export", "--out", str(tmp_path / "keine"), "--office", "LK-99"]) == 2
    assert "„LK-99“ steht nicht auf der Einladungsliste" in capsys.readouterr().err


def test_forms_go_out_and_a_filled_one_comes_back_as_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "formulare"
    words = ["forms", "--roster", ROSTER, "--meeting", MEETING, "--out", folder]
    assert main([str(word) for word in words]) == 0
    assert len(list(folder.glob("*.xlsx"))) == 26
    path = folder / "LK-20_Kreisvolkshochschule.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Fragebogen"]
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, 1).value in SCALES:
            sheet.cell(row, 3).value = "4"
    book.save(path)

    write(folder / "notiz.txt", b"liegt daneben")

    got = build(folder, tmp_path)

    said_of_files = capsys.readouterr().out.splitlines()
    assert "Zeile 2: LK-20_Kreisvolkshochschule.xlsx" in said_of_files
    assert "notiz.txt: kein Formular, nicht gelesen" in said_of_files
    assert got["responded"] == ["LK-20"]
    assert got["final"]["LK-20"] == {"row": 2, "affected": 4, "pressure": 4, "influence": 4}
    assert main([str(word) for word in words]) == 2  # what was filled in is never overwritten
    assert openpyxl.load_workbook(path)["Fragebogen"].max_row > 50


def test_who_writes_forms_is_told_what_the_privacy_notice_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = write(tmp_path / "liste.csv", b"stellen_id,stelle\nA,Amt\n")

    assert main(["forms", "--roster", str(roster), "--out", str(tmp_path / "ohne")]) == 0
    assert "fehlen noch Angaben zur Sitzung (--meeting): behoerde, anschrift, landesnorm" in capsys.readouterr().out
    assert main(["forms", "--roster", str(roster), "--meeting", str(MEETING), "--out", str(tmp_path / "mit")]) == 0
    assert "fehlen" not in capsys.readouterr().out


def test_without_a_round_and_without_files_one_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")

    assert main(["build", "--pdf", str(tmp_path / "x.pdf")]) == 2
    assert "noch keine Runde angelegt. Bitte geben Sie --responses und --roster an" in said(capsys)


def test_doctor_says_what_is_well_and_delivery_says_that_the_sheet_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # no secrets
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    assert main(["doctor"]) == 0
    assert "gut: Das Journal ist geöffnet" in capsys.readouterr().out
    assert main(["deliver", "--language", "en"]) == 2
    assert "The Google sheet is not switched on" in capsys.readouterr().err


def test_doctor_exits_with_two_where_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('store = "sheet"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    assert main(["doctor"]) == 2
    printed = capsys.readouterr()
    assert "fehlt: " in printed.out
    assert "Es fehlt noch etwas" in printed.err
