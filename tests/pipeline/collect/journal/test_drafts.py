"""Every answer is saved before the next is touched; an old tab never overwrites what a newer one entered."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from pipeline.collect.journal import Journal, RosterEntry, Round
from pipeline.model import Meeting, UserError
from tests.pipeline.collect.conftest import OFFICES, Clock

FORM = {"language": "de", "form_version": "1.0"}


def test_an_answer_is_there_after_a_restart(journal: Journal, office: RosterEntry, database: str) -> None:
    journal.record(office.id, "affected", 0, tab="phone")
    journal.close()
    reopened = Journal.open(database)
    assert reopened.draft(office.id).answers == {"affected": 0}
    reopened.close()


def test_nothing_is_answered_before_somebody_answers(journal: Journal, office: RosterEntry) -> None:
    draft = journal.draft(office.id)
    assert (draft.answers, draft.revision, draft.saved_at, draft.base_version) == ({}, 0, None, 0)


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_a_cleared_answer_is_absent_and_not_zero(journal: Journal, office: RosterEntry, nothing: Any) -> None:
    journal.record(office.id, "affected", 3, tab="one")
    saved = journal.record(office.id, "affected", nothing, tab="one", base_revision=1)
    assert (saved.status, saved.answers) == ("saved", {})


def test_zero_is_an_answer(journal: Journal, office: RosterEntry) -> None:
    assert journal.record(office.id, "affected", 0, tab="one").answers == {"affected": 0}


def test_the_same_value_again_writes_nothing(journal: Journal, office: RosterEntry, clock: Clock) -> None:
    first = journal.record(office.id, "affected", 3, tab="one")
    clock.go_on(minutes=1)
    again = journal.record(office.id, "affected", 3, tab="one", base_revision=first.revision)
    assert (again.status, again.revision, again.saved_at) == ("unchanged", first.revision, first.saved_at)


class TestTwoTabs:
    """One tab is older than the other; both show the question `reason`."""

    @pytest.fixture(autouse=True)
    def both_show_the_same(self, journal: Journal, office: RosterEntry) -> None:
        self.base = journal.record(office.id, "reason", "alt", tab="laptop").revision
        journal.record(office.id, "reason", "alt", tab="phone")

    def test_the_old_tab_takes_what_the_new_one_entered(self, journal: Journal, office: RosterEntry) -> None:
        journal.record(office.id, "reason", "neu", tab="phone", base_revision=self.base)
        stale = journal.record(office.id, "reason", "alt", tab="laptop", base_revision=self.base)
        assert (stale.status, stale.answers) == ("taken_from_elsewhere", {"reason": "neu"})

    def test_it_does_so_after_a_restart_too_when_no_session_knows_what_it_shows(
        self, journal: Journal, office: RosterEntry
    ) -> None:
        journal.record(office.id, "reason", "neu", tab="phone", base_revision=self.base)
        stale = journal.record(office.id, "reason", "alt", tab="laptop", base_revision=0)
        assert (stale.status, stale.answers) == ("taken_from_elsewhere", {"reason": "neu"})

    def test_what_a_person_types_into_the_old_tab_is_saved(self, journal: Journal, office: RosterEntry) -> None:
        journal.record(office.id, "reason", "neu", tab="phone", base_revision=self.base)
        typed = journal.record(office.id, "reason", "auf dem Laptop", tab="laptop", base_revision=self.base)
        assert (typed.status, typed.answers) == ("saved", {"reason": "auf dem Laptop"})

    def test_going_back_to_the_old_text_on_purpose_is_saved(self, journal: Journal, office: RosterEntry) -> None:
        journal.record(office.id, "reason", "neu", tab="phone", base_revision=self.base)
        shown = journal.record(office.id, "reason", "alt", tab="laptop", base_revision=self.base)
        back = journal.record(office.id, "reason", "alt", tab="laptop", base_revision=shown.revision)
        assert (back.status, back.answers) == ("saved", {"reason": "alt"})

    def test_other_questions_are_not_touched(self, journal: Journal, office: RosterEntry) -> None:
        journal.record(office.id, "affected", 4, tab="phone")
        typed = journal.record(office.id, "reason", "neu", tab="laptop", base_revision=self.base)
        assert typed.answers == {"affected": 4, "reason": "neu"}


def test_deleted_drafts_cannot_be_found_in_the_database_files(tmp_path: Path, clock: Clock) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}", clock=clock)
    round_id = journal.create_round(_meeting(), OFFICES).id
    office = journal.roster(round_id)[0]
    journal.record(office.id, "reason", "streng vertraulicher Entwurf", tab="one")
    journal.record(office.id, "reason", "abgewogene Fassung", tab="one", base_revision=1)
    journal.release(office.id, {"reason": "abgewogene Fassung"}, **FORM, base_version=0)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"abgewogene Fassung" in on_disk
    assert b"streng vertraulich" not in on_disk
    typed = journal.record(office.id, "reason", "verworfener Gedanke", tab="one")
    back = journal.record(office.id, "reason", "abgewogene Fassung", tab="one", base_revision=typed.revision)
    assert journal.release(office.id, back.answers, **FORM, base_version=1).replayed
    assert b"verworfener" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    journal.close()


def test_after_the_deadline_nothing_more_is_entered(journal: Journal, office: RosterEntry, clock: Clock) -> None:
    clock.now = datetime(2026, 10, 24, 8, tzinfo=UTC)
    with pytest.raises(UserError, match="Frist"):
        journal.record(office.id, "affected", 4, tab="one")


def test_an_absurdly_long_answer_is_refused_with_a_sentence(journal: Journal, office: RosterEntry) -> None:
    with pytest.raises(UserError, match="kürzen"):
        journal.record(office.id, "reason", "x" * 1_000_001, tab="one")
    assert journal.draft(office.id).answers == {}


def test_fifty_people_typing_at_once_lose_nothing(journal: Journal, round_: Round) -> None:
    ids = [entry.id for entry in journal.roster(round_.id)]
    jobs = [(ids[number % 3], f"q{number}", f"Antwort {number}") for number in range(50)]
    with ThreadPoolExecutor(25) as people:
        list(people.map(lambda job: journal.record(job[0], job[1], job[2], tab="one"), jobs))
    assert {key: value for one in ids for key, value in journal.draft(one).answers.items()} == {
        key: value for _, key, value in jobs
    }
    assert [journal.draft(one).revision for one in ids] == [17, 17, 16]


anything_typed = st.text(st.characters(exclude_categories=()), max_size=300)


HOSTILE = (
    "=1+1",
    "+49 531 2345",
    "\x00 Null \x00",
    "halbes Zeichen \ud83d",
    "\u202egnuliethcurdna\u202c עברית 👷🏽‍♀️",
    "ä" * 200_000,
    "'; DROP TABLE releases; --",
    "<img src=file:///etc/passwd>\u2028{{x}} %s",
)


def test_whatever_is_typed_comes_back_as_it_was(journal: Journal, office: RosterEntry, round_: Round) -> None:
    @settings(max_examples=60)
    @given(anything_typed)
    def comes_back(text: str) -> None:
        shown = journal.draft(office.id).revision
        assert (
            journal.record(office.id, "reason", text, tab="one", base_revision=shown).answers.get("reason", "") == text
        )
        assert journal.draft(office.id).answers.get("reason", "") == text

    for text in HOSTILE:
        comes_back = example(text)(comes_back)
    comes_back()
    version = len(HOSTILE)
    for number, text in enumerate(HOSTILE):
        assert journal.release(office.id, {"reason": text}, **FORM, base_version=number).answers == {"reason": text}
    assert [one.answers["reason"] for one in journal.releases(office.id)] == list(HOSTILE)
    assert len(journal.raw_table(round_.id).rows) == version + 1


class TabsOfOneOffice(RuleBasedStateMachine):
    """Two browser tabs, restarts and releases: what a person typed last is what the journal has.

    A tab does what the form does: a new session records everything it shows, without knowing what that is based on;
    later it records what the person changes.
    """

    journal: Journal
    keys = ("affected", "reason")
    values = st.sampled_from([None, 0, 1, "A", "B"])

    @initialize()
    def begin(self) -> None:
        self.office = self.journal.roster(self.journal.create_round(_meeting(), OFFICES).id)[0].id
        self.typed: dict[str, Any] = {}
        self.shows: dict[str, dict[str, Any]] = {}
        self.base: dict[str, dict[str, int]] = {}
        for tab in ("one", "two"):
            self.load(tab)

    @rule(tab=st.sampled_from(["one", "two"]))
    def load(self, tab: str) -> None:
        self.shows[tab] = {key: self.journal.draft(self.office).answers.get(key) for key in self.keys}
        self.base[tab] = {}
        for key in self.keys:
            self.record(tab, key)

    @rule(tab=st.sampled_from(["one", "two"]), key=st.sampled_from(keys), value=values)
    def type_(self, tab: str, key: str, value: Any) -> None:
        if value == self.shows[tab][key]:
            return
        self.shows[tab][key] = self.typed[key] = value
        assert self.record(tab, key) != "taken_from_elsewhere"

    @rule(edits=st.dictionaries(st.tuples(st.sampled_from(["one", "two"]), st.sampled_from(keys)), values, max_size=1))
    def restart(self, edits: dict[tuple[str, str], Any]) -> None:
        self.base = {"one": {}, "two": {}}
        for (tab, key), value in edits.items():
            if value != self.shows[tab][key]:
                self.shows[tab][key] = self.typed[key] = value
        for tab in sorted(self.base, key=lambda tab: any(edited == tab for edited, _ in edits)):
            for key in self.keys:
                self.record(tab, key)

    @rule(awake=st.sets(st.sampled_from(["one", "two"])))
    def release(self, awake: set[str]) -> None:
        draft = self.journal.draft(self.office)
        self.journal.release(self.office, draft.answers, **FORM, base_version=draft.base_version)
        for tab in awake:
            self.load(tab)

    def record(self, tab: str, key: str) -> str:
        base = self.base[tab].get(key, 0)
        done = self.journal.record(self.office, key, self.shows[tab][key], tab=tab, base_revision=base)
        self.base[tab][key] = done.revision
        if done.status == "taken_from_elsewhere":
            self.shows[tab][key] = done.answers.get(key)
            again = self.journal.record(self.office, key, self.shows[tab][key], tab=tab, base_revision=done.revision)
            assert again.status == "unchanged"
        return done.status

    @invariant()
    def what_was_typed_last_is_saved(self) -> None:
        saved = self.journal.draft(self.office).answers
        assert saved == {key: value for key, value in self.typed.items() if value is not None}


def test_two_tabs_in_any_order(journal: Journal) -> None:
    machine = type("Tabs", (TabsOfOneOffice,), {"journal": journal})
    run_state_machine_as_test(machine, settings=settings(max_examples=25, stateful_step_count=15))


def _meeting() -> Meeting:
    return Meeting(authority="Landkreis Auental")
