"""What cannot be read is one sentence and exit 2; nothing is overwritten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.__main__ import main
from tests.pipeline.command_line.calls import (
    CLEAN,
    ROOT,
    ROSTER,
    said,
    write,
)


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


def test_the_help_is_in_german_and_needs_no_pandas() -> None:
    script = (
        "import sys; from pipeline.__main__ import main\n"
        "try: main(['build', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'pandas', 'reportlab', 'streamlit', 'sqlalchemy'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "Erstellt die Vorlage aus Dateien" in done.stdout
    assert done.stdout.strip().endswith("[]")
