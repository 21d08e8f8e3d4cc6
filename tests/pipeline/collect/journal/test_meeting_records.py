"""What is entered in the meeting and afterwards: agreements, notes on the map, corrections in a closed round."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.collect.journal import AgreedText, Agreement, Conflict, Journal, Round
from pipeline.collect.links import Links
from pipeline.model import Clarification, UserError
from tests.pipeline.collect.conftest import Clock

AGREED = AgreedText("Sprachmittlung gemeinsam ausschreiben", "Amt 33", "Jobcenter", "30.11.2026", "Vertrag liegt vor")
FORM = {"language": "de", "form_version": "1.0"}


def test_an_agreement_is_recorded_changed_and_done(journal: Journal, round_: Round) -> None:
    added = journal.add_meeting_agreement(round_.id, AGREED)
    done = date(2026, 12, 1)
    journal.change_meeting_agreement(added, AgreedText("Sprachmittlung", "Amt 10"), done)
    (changed,) = journal.meeting_agreements(round_.id)
    assert (changed.text, changed.done_on, changed.version) == (AgreedText("Sprachmittlung", "Amt 10"), done, 2)
    journal.remove_meeting_agreement(changed)
    assert journal.meeting_agreements(round_.id) == ()
    actions = [line.action for line in journal.audit(round_.id)][-3:]
    assert actions == ["agreement_added", "agreement_changed", "agreement_removed"]


def test_of_two_who_edit_an_agreement_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    seen = journal.add_meeting_agreement(round_.id, AGREED)
    journal.change_meeting_agreement(seen, AgreedText("zuerst"), None)
    with pytest.raises(Conflict):
        journal.change_meeting_agreement(seen, AgreedText("zuletzt"), None)
    with pytest.raises(Conflict):
        journal.remove_meeting_agreement(seen)
    assert [one.text.what for one in journal.meeting_agreements(round_.id)] == ["zuerst"]


def test_an_agreement_says_what_was_agreed(journal: Journal, round_: Round) -> None:
    with pytest.raises(UserError, match="was verabredet wurde"):
        journal.add_meeting_agreement(round_.id, AgreedText("  ", lead="Amt 33"))


def test_open_agreements_reach_the_next_round_and_done_ones_do_not(journal: Journal, round_: Round) -> None:
    open_one = journal.add_meeting_agreement(round_.id, AGREED)
    done = journal.add_meeting_agreement(round_.id, AgreedText("erledigt"))
    journal.change_meeting_agreement(done, done.text, date(2026, 12, 1))
    following = journal.next_round_from(round_.id)
    assert journal.open_from_earlier(following.id) == (open_one,)
    assert journal.open_from_earlier(round_.id) == ()
    assert journal.meeting_agreements(following.id) == ()


def test_the_links_of_a_round_are_dead_once_the_next_has_begun(journal: Journal, round_: Round) -> None:
    links = Links(journal)
    before = links.token_for("office", journal.roster(round_.id)[0].id)
    coordinator = links.token_for("coordinator")
    following = journal.next_round_from(round_.id)
    assert links.resolve(before) is None
    assert links.resolve(coordinator) is not None
    assert links.resolve(links.token_for("office", journal.roster(following.id)[0].id)) is not None


def test_what_is_said_in_the_meeting_is_entered_in_a_closed_round(journal: Journal, round_: Round) -> None:
    first, second, _ = journal.roster(round_.id)
    journal.release(first.id, {"affected": 3}, **FORM, base_version=0)
    journal.freeze(round_.id)
    said = Clarification(first.office.key, "affected", "4", "Frau Amtsleiterin", date(2026, 11, 12), "in der Sitzung")
    spoken = Agreement("spoken", "Herr Amtsleiter", date(2026, 11, 12))
    with pytest.raises(UserError, match="abgeschlossen"):
        journal.add_clarification(round_.id, said)
    with pytest.raises(UserError, match="abgeschlossen"):
        journal.enter_on_behalf(second.id, {"affected": 1}, spoken, form_version="1.0", base_version=0)
    journal.add_clarification(round_.id, said, in_meeting=True)
    journal.enter_on_behalf(second.id, {"affected": 1}, spoken, form_version="1.0", base_version=0, in_meeting=True)
    assert journal.clarifications(round_.id) == (said,)
    assert journal.latest_release(second.id).way == "spoken"


def test_an_office_says_something_of_its_place_on_the_map(journal: Journal, round_: Round, clock: Clock) -> None:
    first, second, _ = journal.roster(round_.id)
    journal.freeze(round_.id)
    journal.save_place_note(second.id, " Einfluss nur auf den eigenen Haushalt ", version=0)
    clock.go_on(minutes=1)
    journal.save_place_note(first.id, "zuerst", version=0)
    journal.save_place_note(first.id, "dann anders", version=1)
    with pytest.raises(Conflict):
        journal.save_place_note(first.id, "zu spät", version=1)
    notes = journal.place_notes(round_.id)
    assert [(key, one.text, one.version) for key, one in notes.items()] == [
        ("LK-01", "dann anders", 2),
        ("LK-02", "Einfluss nur auf den eigenen Haushalt", 1),
    ]
