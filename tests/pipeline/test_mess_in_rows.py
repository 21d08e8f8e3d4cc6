"""Rows as they arrive: whose they are, which one counts, and which waits for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.answer_tables import HEADER, answer, as_csv, read, statuses, uses, values


@pytest.mark.parametrize(
    "remark", ["Bei uns Skala 1 bis 10!", "Achtung: 5 = gar nicht betroffen", "Skala 1-6 wie Schulnoten"]
)
def test_a_row_that_says_it_used_another_scale_counts_no_value_but_stays(tmp_path: Path, remark: str) -> None:
    row = answer("Amt 50 – Sozialamt", "5", "4", "3")
    row[2] = f"Leistungen nach dem AsylbLG. {remark}"
    cleaned = read(tmp_path, as_csv(HEADER, row))
    assert values(cleaned) == {"LK-11": (None, None, None)}
    assert statuses(cleaned, 2) == ("flagged",) * 3
    assert uses(cleaned) == {2: "yes"}


def test_a_joint_answer_waits_for_a_person(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER,
            answer("Amt 33 – Ausländerbehörde und Amt 34 – Einbürgerung und Personenstandsaufsicht", "5", "5", "3"),
        ),
    )
    assert uses(cleaned) == {2: "review"}
    assert cleaned.unmatched_rows == (2,)
    assert dict(cleaned.pending_review) == {"LK-06": (2,), "LK-07": (2,)}
    assert not {"LK-06", "LK-07"} & set(cleaned.no_response)
    assert values(cleaned) == {}


@pytest.mark.parametrize(
    "office", ["Schulamt oder Schulverwaltungsamt", "Amt 99 – Weltraumbehörde", "Migrationsberatung AWO"]
)
def test_an_office_that_is_unclear_or_not_invited_is_not_assigned(tmp_path: Path, office: str) -> None:
    cleaned = read(tmp_path, as_csv(HEADER, answer(office, "5", "5", "3")))
    assert values(cleaned) == {}
    assert cleaned.unmatched_rows == (2,)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("AMT 33 – AUSLÄNDERBEHÖRDE", "LK-06"),
        ("Amt33 Ausländerbehörde", "LK-06"),
        ("Auslaenderbehörde", "LK-06"),
        ("Ausländerbehörde (Fr. Dombrowski)", "LK-06"),
        ("Ausla\u0308nderbeho\u0308rde", "LK-06"),
        ("Aus\u00adländer\u200bbehörde", "LK-06"),
        ("Polizei", "LK-25"),
        ("Pi  Auenstadt", "LK-25"),
        ("Gleichstellungs-Beauftragte", "LK-18"),
        ("Staatliches Schulamt", "LK-24"),
    ],
)
def test_an_office_is_recognised_as_people_write_it(tmp_path: Path, typed: str, key: str) -> None:
    assert list(values(read(tmp_path, as_csv(HEADER, answer(typed, "1", "1", "1"))))) == [key]


def test_total_and_average_rows_are_no_answers(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER,
            answer("Amt 50 – Sozialamt", "5", "4", "3"),
            ["", "Mittelwert", "", "5", "", "4", "", "3"],
            ["", "Summe", "", "5", "", "4", "", "3"],
            ["", "Anzahl Antworten: 1", "", "", "", "", "", ""],
        ),
    )
    assert values(cleaned) == {"LK-11": (5, 4, 3)}
    assert [r.kind for r in cleaned.rows][2:4] == ["summary", "summary"]
    assert cleaned.unmatched_rows == ()


def test_a_draft_waits_and_does_not_replace_the_released_version(tmp_path: Path) -> None:
    header = [*HEADER, "Status"]
    cleaned = read(
        tmp_path,
        as_csv(
            header,
            [*answer("Amt 50 – Sozialamt", "3", "3", "3", "20.10.2026 10:00"), "freigegeben"],
            [*answer("Amt 50 – Sozialamt", "5", "5", "5", "25.10.2026 10:00"), "Entwurf – noch nicht freigegeben"],
            [*answer("Amt 80 – Wirtschaftsförderung", "2", "2", "2", "25.10.2026 10:00"), "Entwurf"],
        ),
    )
    assert values(cleaned) == {"LK-11": (3, 3, 3)}
    assert uses(cleaned) == {2: "yes", 3: "review", 4: "review"}
    assert "LK-17" not in cleaned.no_response
    assert dict(cleaned.pending_review)["LK-17"] == (4,)


def test_a_shifted_row_waits_for_a_person(tmp_path: Path) -> None:
    row = ["", *answer("Amt 50 – Sozialamt", "5", "4", "3")]
    cleaned = read(
        tmp_path, as_csv([*HEADER, "Sonstiges"], answer("Amt 80 – Wirtschaftsförderung", "2", "2", "2"), row)
    )
    assert values(cleaned) == {"LK-17": (2, 2, 2)}
    assert uses(cleaned)[3] == "review"
    assert statuses(cleaned, 3) == ("flagged",) * 3


def test_a_row_collapsed_into_one_cell_waits_for_a_person(tmp_path: Path) -> None:
    row = [";".join(answer("Amt 50 – Sozialamt", "5", "4", "3")), *[""] * 7]
    cleaned = read(tmp_path, as_csv(HEADER, answer("Amt 80 – Wirtschaftsförderung", "2", "2", "2"), row))
    assert values(cleaned) == {"LK-17": (2, 2, 2)}
    assert uses(cleaned)[3] == "review"
    assert dict(cleaned.pending_review) == {"LK-11": (3,)}


def test_the_latest_complete_version_counts_whatever_the_order_of_rows(tmp_path: Path) -> None:
    cleaned = read(
        tmp_path,
        as_csv(
            HEADER,
            answer("Sozialamt", "1", "1", "1", "2026-10-21T12:00:00+02:00"),
            answer("Amt 50", "5", "4", "3", "2026-10-25T02:30:00+02:00"),  # summer time, later than the next
            answer("Amt 50 – Sozialamt", "2", "2", "2", "2026-10-25T00:10:00Z"),
            answer("Amt 50 – Sozialamt", "", "5", "", "30.10.2026"),
        ),
    )
    assert values(cleaned) == {"LK-11": (5, 4, 3)}
    assert cleaned.duplicates == (("LK-11", (2, 3, 4, 5), 3),)


def test_an_answer_that_a_form_service_saved_but_nobody_sent_waits(tmp_path: Path) -> None:
    header = [
        "Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Datum gestartet", "Datum letzte Aktivität",
        "A1. Für welches Amt, welche Behörde oder Einrichtung antworten Sie?", "B2. Wie stark bin ich betroffen?",
        "B4. Wie groß ist der Veränderungsdruck?", "B6. Wie groß ist mein Einfluss?",
    ]  # fmt: skip
    sent = ["1", "2026-10-20 10:11:12", "5", "2026-10-20 10:01:00", "2026-10-20 10:11:12", "Jugendamt", "4", "3", "2"]
    unsent = ["2", "", "2", "2026-10-21 10:01:00", "2026-10-21 10:03:12", "Sozialamt", "4", "", ""]
    cleaned = read(tmp_path, as_csv(header, sent, unsent))
    assert values(cleaned) == {"LK-12": (4, 3, 2)}
    assert dict(cleaned.pending_review) == {"LK-11": (3,)}
