"""Tables as they arrive from offices that nobody warned: what a careful person reads from each of them."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from pipeline.clean import clean
from pipeline.clean.cleaned import Cleaned
from pipeline.collect.files import read_table
from pipeline.collect.roster_file import read_roster
from pipeline.model import SCALES, Clarification, Meeting, UserError
from pipeline.questionnaire.loader import load_questionnaire

ROSTER = read_roster(Path("examples/auental/auental_roster.csv"))
MEETING = Meeting(date=date(2026, 11, 12))


def read(folder: Path, content: str | bytes, name: str = "rueckmeldungen.csv", **options: object) -> Cleaned:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return clean(read_table(path), ROSTER, MEETING, load_questionnaire(), **options)  # type: ignore[arg-type]


def as_csv(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def values(cleaned: Cleaned) -> dict[str, tuple[int | None, ...]]:
    return {
        str(key): tuple(None if pd.isna(line[scale]) else int(line[scale]) for scale in SCALES)
        for key, line in cleaned.answers.iterrows()
    }


def statuses(cleaned: Cleaned, row: int) -> tuple[str, ...]:
    found = next(r for r in cleaned.rows if r.row == row)
    return tuple(dict(found.values)[scale].status for scale in SCALES)


def uses(cleaned: Cleaned) -> dict[int, str]:
    return {row.row: row.use for row in cleaned.rows if row.kind == "response"}


HEADER = [
    "Eingegangen am", "Akteur", "Warum betrifft mich das Thema?", "Wie stark bin ich betroffen? (0-5)",
    "Was ist der Grund für Veränderungsdruck?", "Wie groß ist der Veränderungsdruck? (0-5)",
    "Worin besteht mein Einfluss?", "Wie groß ist mein Einfluss? (0-5)",
]  # fmt: skip


def answer(office: str, b: str, d: str, e: str, when: str = "2026-10-20 10:00") -> list[str]:
    return [when, office, "Aufgaben im Alltag", b, "Fallzahlen", d, "Eigene Abläufe", e]


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


def test_a_table_without_a_header_or_without_scales_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read(tmp_path, as_csv(["Name", "Telefon"], ["Sozialamt", "4711"]))
    assert "Telefon" in refused.value.text.de
    assert "Telefon" in refused.value.text.en


def test_a_clarified_value_counts_and_is_listed(tmp_path: Path) -> None:
    clarified = Clarification("LK-11", "pressure", "4", "Frau Öztürk", date(2026, 11, 1), "Rückruf")
    cleaned = read(tmp_path, as_csv(HEADER, answer("Amt 50 – Sozialamt", "5", "6", "3")), clarifications=[clarified])
    assert values(cleaned) == {"LK-11": (5, 4, 3)}
    assert [entry.office for entry in cleaned.log if entry.kind == "clarified"] == ["LK-11"]


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
