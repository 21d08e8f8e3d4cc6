"""From the first version to the offices' edition: built, closed, handed out, corrected, built again."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.building import job_of, start
from pages.components.evaluation import changes_since, live_beside, live_briefing, stored_briefing
from pages.components.store import today
from pages.server import downloads
from pipeline.collect.journal import Journal, Round
from pipeline.model import LANGUAGES
from pipeline.run import rebuild_briefing
from pipeline.tasks.example import load_example
from pipeline.tasks.version import EDITIONS, build_version
from report_templates import write_briefing
from tests.pages.conftest import Visit, finished
from tests.pages.test_pages import shown

WITH = "Frau Dr. Yıldırım"


@pytest.fixture
def example(store: Journal) -> Round:
    """The example county, whose dispatch date is still to come."""
    return load_example(store)


def open_page(visit: Visit, name: str) -> AppTest:
    app = visit("coordinator").switch_page(f"{name}.py").run(timeout=120)
    assert not app.exception
    return app


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def talk_to_everybody(store: Journal, round_: Round) -> None:
    ids = {entry.office.key: entry.id for entry in store.roster(round_.id)}
    for one, other in (("LK-13", "LK-26"), ("LK-06", "LK-22")):
        store.note_conversation(ids[one], ids[other], WITH, date(2026, 11, 3))
        store.note_conversation(ids[other], ids[one], WITH, date(2026, 11, 3))


def test_build_freeze_hand_out_correct_and_build_again(visit: Visit, store: Journal, example: Round) -> None:
    first = build_version(store, example.id, date(2026, 11, 2))
    app = open_page(visit, "briefing")
    assert "Fassung 1 enthält alles, was bis jetzt vorliegt." in shown(app)
    assert app.button(key="hand-out-leadership").disabled
    assert app.button(key="freeze").disabled
    app.checkbox(key="freeze_anyway").check().run(timeout=120)
    app.button(key="freeze").click().run(timeout=120)
    assert "Keine Stelle kann noch etwas ändern" in shown(app)
    assert [line.number for line in store.audit(example.id) if line.action == "round_frozen"] == [4]
    app.button(key="hand-out-leadership").click().run(timeout=120)
    assert "Fassung 1, herausgegeben am" in shown(app)

    app.button(key="thaw").click().run(timeout=120)
    silent = next(one.entry for one in store.participation(example.id) if one.state == "invited")
    store.release(silent.id, {"affected": 5}, language="de", form_version="1.0", base_version=0)
    assert "Seit Fassung 1 hat sich etwas geändert: Stellen 1" in shown(app.run(timeout=120))
    second = build_version(store, example.id, date(2026, 11, 2))
    assert (first.number, second.number) == (1, 2)
    assert first.hash != second.hash
    assert store.readable_version(example.id, "leadership") == 1
    leadership = visit("leadership")
    assert "Fassung 1" in shown(leadership)
    assert "22 von 26 Stellen haben geantwortet" in shown(leadership)


def test_a_version_built_anew_from_its_snapshot_is_the_same_to_the_byte(store: Journal, example: Round) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    silent = next(one.entry for one in store.participation(example.id) if one.state == "invited")
    store.release(silent.id, {"affected": 5}, language="de", form_version="1.0", base_version=0)
    version = build_version(store, example.id, date(2026, 11, 3))
    again = stored_briefing(example, version.number)
    assert again is not None
    assert again.data_hash == version.hash
    assert again.changes is not None
    for edition in EDITIONS:
        for language in LANGUAGES:
            assert write_briefing(again, edition, language) == store.document(
                example.id, version.number, edition, language
            )


def test_the_same_answers_give_the_same_hash_and_say_that_nothing_changed(
    visit: Visit, store: Journal, example: Round
) -> None:
    first, second = (build_version(store, example.id, date(2026, 11, 2)) for _ in range(2))
    assert first.hash == second.hash
    snapshot = store.snapshot(example.id, 1)
    assert rebuild_briefing(snapshot, 1).concluded == rebuild_briefing(store.snapshot(example.id, 2), 2).concluded
    app = open_page(visit, "briefing")
    app.session_state["briefing_part"] = "Was sich geändert hat"
    app.run(timeout=120)
    assert "hat sich nichts geändert" in shown(app)


def test_a_version_of_an_earlier_day_is_not_old_because_the_roster_changed_since(
    store: Journal, example: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = [entry.office for entry in store.roster(example.id)]
    monkeypatch.setattr(store, "_clock", lambda: datetime.now(UTC) + timedelta(days=3))
    store.change_roster(example.id, offices[1:])
    version = build_version(store, example.id, today(example))
    live = live_briefing(example, today(example) + timedelta(days=3))
    beside = live_beside(version, live, example)
    assert (len(live.invited), len(beside.invited)) == (25, 26)
    unchanged = changes_since(1, beside, example)
    assert unchanged is not None
    assert (unchanged.offices, unchanged.answers, unchanged.statements) == ((), (), ())


def test_any_two_versions_can_be_compared(visit: Visit, store: Journal, example: Round) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    silent = [one.entry for one in store.participation(example.id) if one.state == "invited"]
    for entry in silent[:2]:
        store.release(entry.id, {"affected": 5}, language="de", form_version="1.0", base_version=0)
        build_version(store, example.id, date(2026, 11, 2))
    app = open_page(visit, "briefing")
    app.session_state["briefing_part"] = "Was sich geändert hat"
    app.run(timeout=120)
    app.selectbox(key="changes_since").set_value(1).run(timeout=120)
    both = [entry.office.label for entry in silent[:2]]
    assert all(label in shown(app) for label in both)
    app.selectbox(key="changes_until-1").set_value(2).run(timeout=120)
    assert both[0] in shown(app)
    assert f'<th scope="row">{both[1]}</th>' not in shown(app)


def test_the_page_counts_what_is_open_until_everybody_was_spoken_to(
    visit: Visit, store: Journal, example: Round
) -> None:
    app = open_page(visit, "briefing")
    assert "Gespräche über Schnittstellen, die in der Vorlage stehen: 4" in shown(app)
    talk_to_everybody(store, example)
    app.run(timeout=120)
    assert "Noch offen" not in shown(app)
    app.button(key="freeze").click().run(timeout=120)
    assert [line.number for line in store.audit(example.id) if line.action == "round_frozen"] == [None]


def test_two_tabs_build_a_version_each_and_a_double_click_builds_one(store: Journal, example: Round) -> None:
    jobs = [start(example.id, date(2026, 11, 2), tab) for tab in ("one", "one", "other")]
    assert jobs[0] is jobs[1]
    for tab in ("one", "other"):
        job = finished(job_of(example.id, tab))
        assert job.problem is None
        assert job.seconds is not None
    assert sorted(job.number or 0 for job in (jobs[0], jobs[2])) == [1, 2]
    assert [one.number for one in store.versions(example.id)] == [1, 2]


def test_before_anything_is_handed_out_the_leadership_sees_nothing(
    visit: Visit, store: Journal, example: Round
) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    app = visit("leadership")
    assert "noch keine Vorlage gegeben" in shown(app)
    assert "Stellen haben geantwortet" not in shown(app)
    assert keys(app) == set()


def test_the_leadership_gets_page_one_both_languages_and_the_speaking_notes_and_nothing_else(
    visit: Visit, store: Journal, example: Round
) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    store.freeze(example.id)
    store.hand_out(example.id, 1, "leadership")
    app = visit("leadership")
    assert keys(app) == {f"version-1-{what}" for what in ("leadership-de", "leadership-en", "notes-de", "notes-en")}
    page = shown(app)
    for part in ("Anlass", "Rücklauf", "Wesentliche Ergebnisse", "Entscheidungsbedarf", "Weiteres Vorgehen"):
        assert part in page
    for key, name in (("leadership-en", "Vorlage"), ("notes-de", "Sprechzettel")):
        downloads._waiting.clear()
        app.button(key=f"version-1-{key}").click().run(timeout=120)
        (file,) = downloads._waiting.values()
        suffix = "_en" if key.endswith("en") else ""
        assert file.name == f"2026-11-02_{name}_Integration_Auental_v1{suffix}.pdf"
        assert file.content.startswith(b"%PDF")


def test_an_office_finds_the_overview_from_the_dispatch_date_on(
    visit: Visit, store: Journal, example: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    store.freeze(example.id)
    store.hand_out(example.id, 1, "meeting")
    dispatch = example.meeting.dispatch
    assert dispatch is not None
    for key in ("LK-01", "LK-25"):  # released, and silent
        assert "Sitzungsunterlage" not in shown(visit(key))
    now = datetime.combine(dispatch, datetime.min.time(), UTC) + timedelta(hours=12)
    monkeypatch.setattr(store, "_clock", lambda: now)
    for key in ("LK-01", "LK-25"):
        app = visit(key)
        assert "Sitzungsunterlage, Fassung 1" in shown(app)
        downloads._waiting.clear()
        app.button(key="overview-de").click().run(timeout=120)
        (file,) = downloads._waiting.values()
        assert (
            hashlib.sha256(file.content).digest()
            == hashlib.sha256(store.document(example.id, 1, "meeting", "de") or b"").digest()
        )
    store.take_back(example.id, "meeting")
    assert "Sitzungsunterlage" not in shown(visit("LK-01"))


def test_every_page_of_a_version_can_be_looked_at(visit: Visit, store: Journal, example: Round) -> None:
    build_version(store, example.id, date(2026, 11, 2))
    app = open_page(visit, "briefing")
    app.session_state["briefing_part"] = "Ansehen"
    app.run(timeout=120)
    assert "Bild von Seite 1 des Dokuments" in shown(app)
    pages = app.number_input[0]
    last = int(pages.max or 0)
    assert last > 15
    pages.set_value(last).run(timeout=120)
    assert f"Bild von Seite {last} des Dokuments" in shown(app)
    assert 'src="data:image/png;base64,' in shown(app)


def test_what_cannot_be_evaluated_is_said_and_the_server_lives(
    store: Journal, example: Round, caplog: pytest.LogCaptureFixture
) -> None:
    store.change_roster(example.id, [])
    job = finished(start(example.id, date(2026, 11, 2), "one"))
    assert job.number == 1 or job.problem is not None
    assert "Traceback" not in caplog.text
