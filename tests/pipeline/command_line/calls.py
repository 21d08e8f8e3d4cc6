"""The example as files, and the calls that several tests make."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.model import SCALES

ROOT = Path(__file__).parents[3]
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


def build_to(out: Path) -> int:
    return main(["build", "--responses", str(CLEAN), "--roster", str(ROSTER), "--json", str(out)])


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


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that was said, after checking that it is one and no traceback."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err.strip()
