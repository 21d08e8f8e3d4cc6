"""The command line as scripts and people use it: files in, briefing out; what is unusable is one sentence, exit 2."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from pipeline.__main__ import main
from pipeline.model import SCALES

ROOT = Path(__file__).parents[2]
EXAMPLE, EXPECTED = ROOT / "examples" / "auental", ROOT / "tests" / "expected"
MESSY, CLEAN = EXAMPLE / "auental_messy.csv", EXAMPLE / "auental_clean.csv"
ROSTER, MEETING = EXAMPLE / "auental_roster.csv", EXAMPLE / "meeting.toml"


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own."""
    words = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def build(responses: Path, folder: Path, *more: str | Path) -> dict[str, Any]:
    """Build the analysis in this process and return it."""
    out = folder / f"{responses.stem}.json"
    words = ["build", "--responses", responses, "--roster", ROSTER, "--as-of", "2026-11-02", "--json", out, *more]
    assert main([str(word) for word in words]) == 0
    read: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return read


def expected(name: str) -> Any:
    return json.loads((EXPECTED / name).read_text(encoding="utf-8"))


def assert_messy_as_expected(got: dict[str, Any]) -> None:
    """Compare what is strict: values, uses, duplicates, flagged cells, summary."""
    want = expected("auental_messy_expected.json")
    for key in ("header_row", "final", "responded", "no_response", "unmatched_rows", "duplicates", "summary"):
        assert got[key] == want[key], key
    assert got["received_pending_review"] == want["received_pending_review"]

    def flagged(analysis: dict[str, Any]) -> set[tuple[str, str, str]]:
        return {(one["office_id"], one["scale"], one["raw"]) for one in analysis["flagged_values"]}

    assert flagged(got) == flagged(want)
    rows = {row["row"]: row for row in got["rows"]}
    for row in want["rows"]:
        if row["kind"] == "response":
            mine = rows[row["row"]]
            assert mine.get("use") == row.get("use"), row["row"]
            for scale in SCALES:
                assert mine["values"][scale]["status"] == row["values"][scale]["status"], (row["row"], scale)
                assert mine["values"][scale]["value"] == row["values"][scale]["value"], (row["row"], scale)


def assert_clean_as_expected(got: dict[str, Any]) -> None:
    scores = {key: value for key, value in expected("auental_clean_expected_scores.json").items() if key != "note"}
    assert {key: got["scores"][key] for key in scores} == scores
    findings = expected("auental_clean_expected_findings.json")
    sentences = findings if isinstance(findings, list) else findings["findings"]
    assert {(one["id"], one["de"]) for one in got["statements"]} == {(one["id"], one["de"]) for one in sentences}


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


def test_the_english_briefing_is_announced_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(CLEAN, tmp_path, "--language", "en")
    assert "22 of 26 offices" in capsys.readouterr().out

    assert main(["build", "--language", "en", "--responses", "x.csv", "--roster", str(ROSTER), "--pdf", "x.pdf"]) == 2
    assert "This file does not exist" in capsys.readouterr().err


# ───────────── What is unusable ─────────────


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """An output that is there already and must stay as it was."""
    path = tmp_path / "vorlage.pdf"
    path.write_bytes(b"the version of yesterday")
    yield path
    assert path.read_bytes() == b"the version of yesterday"
    assert [other.name for other in tmp_path.iterdir() if other.name.startswith(".vorlage")] == []


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that was said, after checking that it is one and no traceback."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err.strip()


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def large(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    return path


TWICE = b"stellen_id,stelle\nLK-01,Amt 10\nLK-01,Amt 20\n"
BAD_INPUT: list[tuple[str, str, Callable[[Path], Path], str]] = [
    ("a missing file", "responses", lambda folder: folder / "fehlt.csv", "gibt es nicht. Bitte prüfen Sie"),
    ("an empty folder", "responses", lambda folder: folder, "kein Formular, das sich lesen lässt. Bitte legen Sie"),
    ("a folder as roster", "roster", lambda folder: folder, "ist ein Ordner, keine Datei. Bitte"),
    ("an empty file", "responses", lambda folder: write(folder / "leer.csv", b""), "Die Datei ist leer. Bitte prüfen"),
    (
        "a PDF",
        "responses",
        lambda folder: write(folder / "a.csv", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj"),
        "ist ein PDF. Bitte",
    ),
    ("50 MB", "responses", lambda folder: large(folder / "gross.csv"), "50 MB groß, erlaubt sind 20 MB. Bitte"),
    ("an office twice", "roster", lambda folder: write(folder / "liste.csv", TWICE), "steht auch in Zeile 2. Bitte"),
    (
        "no scale column",
        "responses",
        lambda folder: write(folder / "a.csv", b"A;B\n1;2\n"),
        "a.csv: In der Tabelle ist",
    ),
    ("the roster as answers", "responses", lambda _: ROSTER, "auental_roster.csv: In der Tabelle ist keine Spalte"),
    ("the answers as roster", "roster", lambda _: CLEAN, "keine Zeile mit Überschriften. Bitte benennen"),
    (
        "a broken meeting",
        "meeting",
        lambda folder: write(folder / "m.toml", b"ort = "),
        "m.toml, am Ende: Das ist kein gültiges TOML. Bitte",
    ),
    ("a missing meeting", "meeting", lambda folder: folder / "m.toml", "gibt es nicht. Bitte prüfen Sie"),
]


@pytest.mark.parametrize(("option", "made", "sentence"), [c[1:] for c in BAD_INPUT], ids=[c[0] for c in BAD_INPUT])
def test_unusable_input_is_one_sentence_and_overwrites_nothing(  # noqa: PLR0917 - fixtures and columns of the table
    tmp_path: Path,
    old: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
    made: Callable[[Path], Path],
    sentence: str,
) -> None:
    (tmp_path / "in").mkdir()
    options = {"responses": CLEAN, "roster": ROSTER} | {option: made(tmp_path / "in")}

    code = main(
        ["build", "--pdf", str(old), *(word for key, path in options.items() for word in (f"--{key}", str(path)))]
    )

    assert code == 2
    assert sentence in said(capsys)


def build_to(out: Path) -> int:
    return main(["build", "--responses", str(CLEAN), "--roster", str(ROSTER), "--json", str(out)])


def test_a_read_only_output_is_one_sentence(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old.chmod(0o444)

    assert build_to(old) == 2
    assert "lässt sich nicht schreiben. Bitte schließen Sie die Datei" in said(capsys)


def test_an_output_in_a_read_only_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "fest"
    folder.mkdir()
    folder.chmod(0o555)

    assert build_to(folder / "vorlage.json") == 2
    assert "lässt sich nicht schreiben" in said(capsys)
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("lock", [fcntl.flock, fcntl.lockf])
def test_an_output_that_another_program_holds_is_one_sentence(
    old: Path, capsys: pytest.CaptureFixture[str], lock: Callable[[Any, int], None]
) -> None:
    if lock is fcntl.lockf:  # within one process such a lock is no obstacle
        script = (
            "import fcntl, sys; f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True)"
        )
        script += "; sys.stdin.read()"
        holder = subprocess.Popen(
            [sys.executable, "-c", script, old], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        code = build_to(old)
        holder.communicate()
    else:
        with old.open("r+b") as file:
            lock(file, fcntl.LOCK_EX)
            code = build_to(old)

    assert code == 2
    assert "lässt sich nicht schreiben" in said(capsys)


def test_an_output_that_is_open_in_libreoffice_is_one_sentence(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marker = old.with_name(".~lock.vorlage.pdf#")
    marker.write_text(",meier,pc")

    assert build_to(old) == 2
    assert "lässt sich nicht schreiben" in said(capsys)
    marker.unlink()


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        (".", "ist ein Ordner. Bitte geben Sie einen Dateinamen an"),
        ("gibt/es/nicht.json", "gibt es nicht. Bitte legen Sie ihn an"),
        ("x" * 300, "lässt sich nicht schreiben"),
    ],
)
def test_an_impossible_output_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, sentence: str
) -> None:
    assert build_to(tmp_path / out) == 2
    assert sentence in said(capsys)


def test_an_input_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    before = CLEAN.read_bytes()

    assert build_to(CLEAN) == 2
    assert "ist eine der Eingaben" in said(capsys)
    assert CLEAN.read_bytes() == before


def test_pdf_and_json_need_different_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a")
    words = ["build", "--responses", str(CLEAN), "--roster", str(ROSTER), "--pdf", out, "--json", out]

    assert main(words) == 2
    assert "zweimal als Ausgabe" in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "es fehlt: BEFEHL"),
        (["bild"], "'bild'"),
        (["build", "--responses", "a.csv", "--pdf", "x.pdf"], "--responses und --roster gehören zusammen"),
        (["build", "--responses", "a.csv", "--roster", "b.csv"], "Bitte geben Sie --pdf DATEI an"),
        (["build", "--pdf", "x.pdf", "--as-of", "gestern"], "„gestern“ ist kein Datum. Bitte schreiben"),
        (["build", "--pdf", "x.pdf", "--language", "fr"], "--language kann nicht 'fr' sein"),
        (["build", "--pdf"], "nach --pdf fehlt die Angabe"),
        (["build", "--pfd", "x.pdf"], "unbekannt: --pfd x.pdf"),
        (["forms", "--out", "x"], "es fehlt: --roster"),
        (["links"], "es fehlt: --base-url"),
    ],
)
def test_a_call_that_cannot_be_understood_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert sentence in said(capsys)


def test_without_a_round_and_without_files_one_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")

    assert main(["build", "--pdf", str(tmp_path / "x.pdf")]) == 2
    assert "noch keine Runde angelegt. Bitte geben Sie --responses und --roster an" in said(capsys)


def test_something_unexpected_is_one_sentence_and_the_log_holds_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], old: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "daten"))
    answer = "Frau Geheim antwortet 5"

    def broken(*_: object) -> bytes:
        raise RuntimeError(answer)

    monkeypatch.setattr("pipeline.tasks.build.write_briefing", broken)

    assert main(["build", "--responses", str(CLEAN), "--roster", str(ROSTER), "--pdf", str(old)]) == 1
    sentence = said(capsys)
    log = tmp_path / "daten" / "vorabfrage" / "vorabfrage.log"
    assert str(log) in sentence
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "build.py" in text
    assert answer not in text + sentence


def test_a_new_output_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path, old: Path) -> None:
    new = tmp_path / "neu.json"
    kept = write(tmp_path / "alt.json", b"{}")
    kept.chmod(0o640)

    assert build_to(new) == build_to(kept) == 0

    mask = os.umask(0)
    os.umask(mask)
    assert new.stat().st_mode & 0o777 == 0o666 & ~mask
    assert kept.stat().st_mode & 0o777 == 0o640
    assert json.loads(kept.read_text(encoding="utf-8"))["invited"] == 26
    assert old.exists()


def test_the_help_is_in_german_and_needs_no_pandas() -> None:
    script = (
        "import sys; from pipeline.__main__ import main\n"
        "try: main(['build', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'pandas', 'reportlab', 'streamlit', 'sqlalchemy'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "Erstellt die Vorlage aus Dateien" in done.stdout
    assert done.stdout.strip().endswith("[]")


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
