"""The row that sheet and files show: readable for people, and split again without a doubt."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.answers import HEADER, to_row
from pipeline.model import Office

LANGUAGE_CENTRE = Office(key="LK-20", short="KVHS", label="Kreisvolkshochschule", name="Kreisvolkshochschule Auental")
JOBCENTRE = Office(key="LK-22", short="JC", label="Jobcenter", name="Jobcenter Landkreis Auental")
OFFICES = (LANGUAGE_CENTRE, JOBCENTRE)


def row(**answers: object) -> dict[str, str]:
    cells = to_row(
        answers, LANGUAGE_CENTRE, OFFICES,
        response_id="AUE-CDB40CAD", submitted_at=datetime(2026, 10, 5, 17, 26, tzinfo=UTC),
    )  # fmt: skip
    return dict(zip(HEADER, cells, strict=True))


def test_the_header_has_the_four_meta_columns_and_then_the_eighteen_questions() -> None:
    assert HEADER[:4] == ("Antwort-ID", "Eingegangen am", "Fragebogen-Version", "Sprache")
    assert HEADER[4:7] == ("Akteur", "Warum betrifft mich das Thema?", "Wie stark bin ich betroffen? (0-5)")
    assert len(HEADER) == 22
    assert len(set(HEADER)) == 22


def test_a_row_reads_as_in_the_example_county() -> None:
    cells = row(
        affected=5,
        pressure="na",
        influence=0,
        why_affected="Wir sind größter Kursträger.",
        fields={"SPR": "M", "ARB": "B"},
        interfaces=[["LK-22", "fehlt"]],
        bodies=[["Runder Tisch Sprache", "ja"], ["AK Migration", "unklar"]],
        missing_actors=["BAMF-Regionalkoordination", "Kreissportbund"],
        contribution={"options": ["raum", "fach"], "text": "zwei Räume; nachmittags"},
        joint_field="SPR",
    )

    assert cells["Antwort-ID"] == "AUE-CDB40CAD"
    assert cells["Eingegangen am"] == "2026-10-05T17:26:00+00:00"
    assert cells["Fragebogen-Version"] == "1.0"
    assert cells["Sprache"] == "de"
    assert cells["Akteur"] == "Kreisvolkshochschule Auental"
    assert cells["Wie stark bin ich betroffen? (0-5)"] == "5"
    assert cells["Wie groß ist der Veränderungsdruck? (0-5)"] == "Kann ich nicht einschätzen"
    assert cells["Wie groß ist mein Einfluss? (0-5)"] == "0"
    assert cells["Handlungsfelder und Rolle"] == "Sprache: mitwirkend; Ausbildung, Arbeit und Anerkennung: berührt"
    assert cells["Schnittstellen"] == "Jobcenter Landkreis Auental: fehlt, wird aber gebraucht"
    assert cells["Bestehende Gremien"] == "Runder Tisch Sprache: ja; AK Migration: unklar"
    assert cells["Wer fehlt am Tisch?"] == "BAMF-Regionalkoordination; Kreissportbund"
    assert cells["Was kann die Stelle einbringen?"] == "Räume und Technik; Fachwissen | zwei Räume; nachmittags"
    assert cells["Zuerst gemeinsam: Handlungsfeld"] == "Sprache"


def test_what_was_not_answered_is_an_empty_cell_and_never_a_zero() -> None:
    cells = row()

    assert [cells[heading] for heading in HEADER[5:]] == [""] * 17


def test_no_field_is_an_answer_of_its_own() -> None:
    assert row(fields={"none": ""})["Handlungsfelder und Rolle"] == "keines dieser Handlungsfelder"


def test_an_office_or_code_that_is_no_longer_known_stands_as_it_was_stored() -> None:
    cells = row(interfaces=[["LK-99", "gut"]], joint_field="XYZ", fields={"XYZ": "F"})

    assert cells["Schnittstellen"] == "LK-99: läuft gut"
    assert cells["Zuerst gemeinsam: Handlungsfeld"] == "XYZ"
    assert cells["Handlungsfelder und Rolle"] == "XYZ: federführend"


def test_free_text_alone_is_marked_as_free_text() -> None:
    assert row(contribution={"options": [], "text": "eine; Idee"})["Was kann die Stelle einbringen?"] == "| eine; Idee"


def test_a_text_is_kept_word_for_word() -> None:
    text = "=SUM(A1)\n\t „Zitat“; mit: allem | und 👷"

    assert row(expectation=text)["Erwartung an das erste Treffen"] == text


def as_a_reader_sees_it(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


NAMES = st.text(st.sampled_from("AB:;|, –ä\n"), min_size=1, max_size=12).filter(str.strip)
STATES = {"ja": "ja", "nein": "nein", "unklar": "unklar"}


@given(st.lists(st.tuples(NAMES, st.sampled_from(sorted(STATES))), max_size=5))
def test_a_list_is_split_at_semicolons_and_then_at_the_last_colon(bodies: list[tuple[str, str]]) -> None:
    cell = row(bodies=bodies)["Bestehende Gremien"]

    read = [tuple(entry.rsplit(": ", 1)) for entry in cell.split("; ")] if cell else []

    assert [(as_a_reader_sees_it(name), state) for name, state in read] == [
        (as_a_reader_sees_it(name), STATES[code]) for name, code in bodies
    ]


@given(st.lists(NAMES, max_size=5))
def test_a_body_without_a_state_is_not_taken_apart_at_its_own_colon(names: list[str]) -> None:
    cell = row(bodies=[[name, ""] for name in names])["Bestehende Gremien"]

    read = cell.split("; ") if cell else []

    assert [as_a_reader_sees_it(name) for name in read] == [as_a_reader_sees_it(name) for name in names]
    assert not any(": " in name for name in read)


@given(st.lists(NAMES, max_size=5))
def test_missing_actors_are_split_at_semicolons(names: list[str]) -> None:
    cell = row(missing_actors=names)["Wer fehlt am Tisch?"]

    read = cell.split("; ") if cell else []

    assert [as_a_reader_sees_it(name) for name in read] == [as_a_reader_sees_it(name) for name in names]
