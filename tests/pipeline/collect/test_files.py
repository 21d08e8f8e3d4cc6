"""What a person is told when a path is not the file they meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.collect.files import read_table
from pipeline.model import UserError


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fehlt.csv", "gibt es nicht. Bitte prüfen Sie Ordner und Schreibweise"),
        ("ordner", "ist ein Ordner, keine Datei. Bitte geben Sie die Datei"),
        ("gross.csv", "ist 50 MB groß, erlaubt sind 20 MB. Bitte kopieren Sie nur die Antworten"),
        ("a\0b.csv", "lässt sich nicht öffnen. Bitte schließen Sie sie"),
        ("x" * 400, "lässt sich nicht öffnen. Bitte schließen Sie sie"),
    ],
)
def test_a_wrong_path_is_one_sentence_with_a_remedy(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "ordner").mkdir()
    with (tmp_path / "gross.csv").open("wb") as file:
        file.truncate(50 * 2**20)

    with pytest.raises(UserError) as raised:
        read_table(tmp_path / name)

    assert sentence in raised.value.text.de
    assert "\n" not in raised.value.text.de


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_one_may_not_read_is_one_sentence(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.csv"
    secret.write_text("A;B\n1;2\n")
    secret.chmod(0o600)
    script = (
        "import os, sys; from pipeline.collect.files import read_table; from pipeline.model import UserError\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: read_table(sys.argv[1])\n"
        "except UserError as error: print(error.text.de)"
    )
    root = Path(__file__).parents[3]

    done = subprocess.run([sys.executable, "-c", script, secret], capture_output=True, text=True, cwd=root, check=True)

    assert "lässt sich nicht öffnen" in done.stdout
