"""Invitations and information: who gets which words, each once, in the words of the coordination."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from pipeline.collect.background import Background
from pipeline.model import UserError
from pipeline.tasks.inform import inform
from pipeline.tasks.invite import invite
from pipeline.tasks.letters import departments, what_is_missing
from pipeline.tasks.remind import remind
from report_templates.letters import LetterText, default_text, mistakes
from tests.pipeline.tasks.letter_team import BASE, Team, said, words
from tests.report_templates.paper import contains


def test_everybody_with_an_address_is_invited_once_in_words_that_fit(team: Team) -> None:
    assert invite(team.desk(), team.entries()) == 3
    assert invite(team.desk(), team.entries()) == 0
    came = dict(team.send())
    assert set(came) == {"amt33@auental.example", "amt51@auental.example", "vz@jobcenter.example"}
    own, body = words(came["amt33@auental.example"]), words(came["vz@jobcenter.example"])
    assert own.startswith("Sehr geehrte Frau Dr. von der Aue,\n\nIntegration gelingt nicht in einem Amt allein.")
    assert "Donnerstag, 12. November 2026, 14:00 bis 16:00 Uhr, Kreishaus\n" in own
    assert "Ich lade bewusst die Leitungen ein" in own
    assert own.endswith("Mit freundlichen Grüßen\n\nDr. Henrike Vogt\nLandrätin\n")
    assert "Ihre Zuständigkeit bleibt selbstverständlich unberührt" in body
    assert "Ich lade bewusst die Leitungen ein" not in body
    assert "Guten Tag Kim Muster," in words(came["amt51@auental.example"])
    assert [one.invitation is not None for one in team.everybody()] == [True, True, True, False]


def test_each_gets_its_own_link_as_text_and_in_the_letter_and_the_meeting_for_the_calendar(team: Team) -> None:
    invite(team.desk(), team.entries())
    for address, message in team.send():
        office = next(one for one in team.everybody() if one.address == address)
        links = [line for line in words(message).split() if line.startswith(BASE)]
        token = links[0].rsplit("/", 1)[1]
        from pipeline.collect.links import Links  # noqa: PLC0415 - only here

        found = Links(team.journal).resolve(token)
        assert found is not None
        assert found.office_id == office.entry.id
        pdf, calendar = message.iter_attachments()
        assert contains(pdf.get_content(), token)
        (event,) = Calendar.from_ical(calendar.get_content()).walk("VEVENT")
        assert event.decoded("dtstart").isoformat() == "2026-11-12T14:00:00+01:00"
        assert str(event["location"]) == "Kreishaus"


def test_no_link_stands_in_the_journal(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.send()
    stored = repr(team.journal.contents(team.round.id)["mails"])
    assert BASE in stored
    assert "/k/" not in stored


def test_a_replaced_link_is_a_new_invitation_and_the_old_one_is_not_sent_any_more(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.journal.renew_link(team.of("LK-01").entry.id)
    assert team.of("LK-01").invitation is None
    assert team.of("LK-01").earlier
    assert invite(team.desk(), team.entries()) == 1
    assert sorted(address for address, _ in team.send()).count("amt33@auental.example") == 1


def test_who_was_invited_by_letter_is_noted_and_gets_no_mail(team: Team) -> None:
    assert invite(team.desk(), team.entries(), elsewhere=True) == 4
    assert invite(team.desk(), team.entries()) == 0
    assert team.send() == []
    assert {one.invitation.state for one in team.everybody() if one.invitation} == {"elsewhere"}


def test_heads_of_department_are_informed_once_of_all_their_offices(team: Team) -> None:
    (head,) = departments(team.journal.roster(team.round.id))
    assert (head.name, head.address) == ("Dezernent Dr. Brandt", "dezernat2@auental.example")
    assert inform(team.desk(), [head]) == 1
    assert inform(team.desk(), [head]) == 0
    ((_, message),) = team.send()
    assert "Guten Tag Dezernent Dr. Brandt," in words(message)
    assert "Aus Ihrem Bereich lade ich dazu ein: Amt 33, Amt 51." in words(message)
    assert BASE not in words(message)


def test_without_what_a_letter_says_nothing_is_queued_and_it_is_said_what_is_missing(team: Team) -> None:
    with pytest.raises(UserError, match="fehlen noch Angaben"):
        invite(team.desk(deadline=None), team.entries())
    assert what_is_missing(team.desk(deadline=None, coordination=""), ["invitation"]) == ("deadline", "coordination")
    assert team.journal.mails(team.round.id) == ()


def test_in_a_closed_round_nobody_is_invited_reminded_or_informed(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.round = team.journal.freeze(team.round.id)
    assert team.send() == []
    for ask in (lambda: invite(team.desk(), team.entries()), lambda: inform(team.desk(), [])):
        with pytest.raises(UserError, match="abgeschlossen"):
            ask()
    assert remind(team.desk(), team.everybody()) == 0


def test_who_may_not_open_the_meeting_does_not_promise_it(team: Team) -> None:
    for key in ("LK-01", "EX-01"):
        for language in ("de", "en"):
            desk = team.desk(language, opening_undecided=True)
            body = desk.to_office("invitation", team.of(key).entry).text.body
            assert "eröffnen" not in body
            assert "I will open" not in body


def test_the_coordination_changes_a_text_and_can_return_to_ours(team: Team) -> None:
    team.journal.save_letter_text(
        team.round.id, "reminder", "de", ("Bitte", "Von {stelle} fehlt noch etwas."), version=0
    )
    assert said(team, team.of("LK-01").entry) == "Von Amt 33 fehlt noch etwas."
    with pytest.raises(UserError, match="anderer Stelle geändert"):
        team.journal.save_letter_text(team.round.id, "reminder", "de", ("B", "C"), version=0)
    team.journal.save_letter_text(team.round.id, "reminder", "de", None, version=1)
    assert team.desk().text("reminder") == default_text("reminder", "de")


@pytest.mark.parametrize(
    ("body", "wrong"), [("{Link} {frist}", ("{Link}",)), ("{ frist", ("{",)), ("{frist} {link}", ()), ("a } b", ("}",))]
)
def test_a_name_in_braces_that_we_do_not_know_is_a_mistake(body: str, wrong: tuple[str, ...]) -> None:
    assert mistakes(LetterText("Betreff", body)) == wrong


def test_the_app_sends_in_the_background_and_ends_with_it(team: Team) -> None:
    invite(team.desk(), team.entries())
    thread = Background(team.sender, "mail")
    thread.start()
    for _ in range(400):
        if len(team.box.accepted) == 3:
            break
        thread._ending.wait(0.05)
    thread.stop(20)
    assert len(team.box.accepted) == 3
    assert not thread._thread.is_alive()
