"""Tables as they arrive from offices that nobody warned: other programs, encodings, columns and scales."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.model import UserError
from tests.pipeline.answer_tables import HEADER, answer, as_csv, read, statuses, values


def test_an_english_google_form_with_us_timestamps(tmp_path: Path) -> None:
    header = [
        "Timestamp", "Which office, authority or institution are you answering for?",
        "Why does the topic affect me?", "How strongly am I affected?",
        "What is the reason for pressure for change?", "How great is the pressure for change?",
        "What does my influence consist of?", "How great is my influence?",
    ]  # fmt: skip
    cleaned = read(
        tmp_path,
        as_csv(
            header,
            [
                "10/28/2026 9:15:00",
                "Amt 50 – Sozialamt",
                "Benefits",
                "very strongly",
                "Staff",
                "4",
                "Grants",
                "some influence",
            ],
            [
                "10/29/2026 14:00:12",
                "Jobcenter",
                "Placement",
                "5",
                "Budget",
                "great pressure",
                "Budget",
                "I cannot assess this",
            ],
        ),
    )
    assert values(cleaned) == {"LK-11": (5, 4, 2), "LK-22": (5, 4, None)}
    assert [r.submitted_at for r in cleaned.rows if r.kind == "response"] == [
        datetime(2026, 10, 28, 9, 15),  # noqa: DTZ001
        datetime(2026, 10, 29, 14, 0, 12),  # noqa: DTZ001
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_the_encoding_and_the_delimiter_do_not_matter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADER, answer("Amt 33 – Ausländerbehörde", "fünf", "4,0", "3"), answer("Kämmerei", "0", "1", "5")]
    cleaned = read(tmp_path, as_csv(*rows, delimiter=delimiter).encode(encoding))
    assert values(cleaned) == {"LK-04": (0, 1, 5), "LK-06": (5, 4, 3)}


def test_a_sep_line_is_row_one(tmp_path: Path) -> None:
    text = "sep=;\r\n" + as_csv(HEADER, answer("Amt 53 – Gesundheitsamt", "4", "4", "2"), delimiter=";")
    cleaned = read(tmp_path, text)
    assert [(r.row, r.kind) for r in cleaned.rows] == [(1, "sep"), (2, "header"), (3, "response")]
    assert values(cleaned) == {"LK-14": (4, 4, 2)}


def test_columns_in_another_order_with_short_names(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            [
                "Einfluss (0-5)",
                "Druck (0-5)",
                "Betroffenheit (0-5)",
                "Behörde",
                "Einfluss: worin?",
                "Grund für Druck",
                "Warum betroffen?",
            ],
            ["2", "5", "4", "KVHS", "Kurse", "Kürzungen", "Kursträger"],
        ),
    )
    assert values(cleaned) == {"LK-20": (4, 5, 2)}
    line = cleaned.answers.loc["LK-20"]
    assert (line["why_affected"], line["pressure_reason"], line["influence_basis"]) == (
        "Kursträger",
        "Kürzungen",
        "Kurse",
    )


def test_another_scale_named_in_the_header_counts_nothing(tmp_path: Path) -> None:
    header = [*HEADER[:3], "Wie stark bin ich betroffen? (1-10)", *HEADER[4:]]
    cleaned = read(tmp_path, as_csv(header, answer("Amt 50 – Sozialamt", "5", "4", "3")))
    assert values(cleaned)["LK-11"][0] is None
    assert statuses(cleaned, 2)[0] == "flagged"


def test_points_and_feedback_beside_the_questions_of_microsoft_forms_are_no_answers(tmp_path: Path) -> None:
    questions = [
        "Für welches Amt, welche Behörde oder Einrichtung antworten Sie?", "Wie stark bin ich betroffen?",
        "Wie groß ist der Veränderungsdruck?", "Wie groß ist mein Einfluss?",
    ]  # fmt: skip
    header = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Gesamtpunktzahl", "Feedback zum Quiz"]
    for question in questions:
        header += [question, f"Punkte - {question}", f"Feedback - {question}"]
    cells = [cell for answered in ("Jugendamt", "", "5", "2") for cell in (answered, "0", "")]
    meta = ["1", "20.10.2026 09:15:00", "20.10.2026 09:25:00", "anonymous", "", "0", ""]
    cleaned = read(tmp_path, as_csv(header, [*meta, *cells]))
    assert values(cleaned) == {"LK-12": (None, 5, 2)}


def test_excel_serial_dates_order_the_versions(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER,
            answer("Amt 50 – Sozialamt", "5", "4", "3", "46320,5"),
            answer("Amt 50 – Sozialamt", "1", "1", "1", "46319,25"),
        ),
    )
    assert values(cleaned) == {"LK-11": (5, 4, 3)}
    assert next(r for r in cleaned.rows if r.row == 2).submitted_at == datetime(2026, 10, 25, 12)  # noqa: DTZ001


def test_mojibake_is_repaired_and_listed(tmp_path: Path) -> None:
    row = answer("Amt 33 – Ausländerbehörde".encode().decode("cp1252"), "fünf".encode().decode("cp1252"), "4", "3")
    cleaned = read(tmp_path, as_csv(HEADER, row))
    assert values(cleaned) == {"LK-06": (5, 4, 3)}
    assert any(entry.kind == "normalised" and entry.row == 2 for entry in cleaned.log)


def test_a_table_without_a_header_or_without_scales_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read(tmp_path, as_csv(["Name", "Telefon"], ["Sozialamt", "4711"]))
    assert "Telefon" in refused.value.text.de
    assert "Telefon" in refused.value.text.en
