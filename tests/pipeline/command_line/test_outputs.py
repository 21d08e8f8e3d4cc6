"""Where the results go: what cannot be written is one sentence, and nothing else is touched."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from tests.pipeline.command_line.calls import (
    CLEAN,
    ROSTER,
    build_to,
    said,
    write,
)


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
