"""Values as they arrive: what a careful person could not read for sure counts for nothing, and silence is no zero."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Clarification
from tests.pipeline.answer_tables import HEADER, answer, as_csv, read, statuses, values


@pytest.mark.parametrize(
    "cell",
    [
        "6",
        "-1",
        "3,5",
        "3-4",
        "3 bis 4",
        "4/10",
        "80 %",
        "IV",
        "ca. 4",
        "4+",
        ">3",
        "hoch",
        "04.05.2026",
        "4. Mai",
        "45.781",
        "★★★★",
        "👍",
        "TRUE",
        "05",
        "4 oder 5",
    ],
)
def test_what_a_careful_person_could_not_read_for_sure_has_no_value(tmp_path: Path, cell: str) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER, answer("Amt 50 – Sozialamt", cell, "4", "3"), answer("Amt 80 – Wirtschaftsförderung", "1", "1", "1")
        ),
    )
    if cell == "05":  # digits 0–5 in plain writing are one digit; a leading zero is another code
        assert values(cleaned)["LK-11"][0] in (None, 5)
    else:
        assert values(cleaned)["LK-11"][0] is None


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "–",
        "k.A.",
        "K. A.",
        "keine Angabe",
        "weiß nicht",
        "WEISS NICHT",
        "n/a",
        "?",
        "na",
        "Kann ich nicht einschätzen",
        "#NV",
        "#REF!",
        "entfällt",
        "keine",
    ],
)
def test_no_answer_is_no_zero(tmp_path: Path, cell: str) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER, answer("Amt 50 – Sozialamt", "3", cell, "3"), answer("Amt 80 – Wirtschaftsförderung", "1", "1", "1")
        ),
    )
    assert values(cleaned)["LK-11"] == (3, None, 3)
    assert statuses(cleaned, 2)[1] == "missing"


def test_kein_druck_is_zero_only_on_its_own_scale(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER,
            answer("Amt 50 – Sozialamt", "gar nicht", "kein Druck", "KEIN EINFLUSS"),
            answer("Amt 80 – Wirtschaftsförderung", "kein Druck", "1", "1"),
        ),
    )
    assert values(cleaned)["LK-11"] == (0, 0, 0)
    assert values(cleaned)["LK-17"][0] is None


def test_a_clarified_value_counts_and_is_listed(tmp_path: Path) -> None:
    clarified = Clarification("LK-11", "pressure", "4", "Frau Öztürk", date(2026, 11, 1), "Rückruf")
    cleaned = read(tmp_path, as_csv(HEADER, answer("Amt 50 – Sozialamt", "5", "6", "3")), clarifications=[clarified])
    assert values(cleaned) == {"LK-11": (5, 4, 3)}
    assert [entry.office for entry in cleaned.log if entry.kind == "clarified"] == ["LK-11"]
