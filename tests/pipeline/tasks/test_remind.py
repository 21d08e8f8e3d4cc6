"""Reminders: only who has not answered, at a distance, as long as an answer is possible; nobody learns of others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from pipeline.tasks.recipients import SHORTEST_DISTANCE, hindrance
from pipeline.tasks.remind import remind
from tests.pipeline.tasks.letter_team import Team, said, words


def test_only_who_has_not_answered_is_reminded_and_nobody_learns_of_others(team: Team) -> None:
    team.release("LK-01")
    team.release("LK-02")
    assert remind(team.desk(), team.everybody()) == 1
    ((address, message),) = team.send()
    assert address == "vz@jobcenter.example"
    said = words(message)
    assert "Möchten Sie für Jobcenter vorab eine Einschätzung geben?" in said
    assert said.endswith("Miriam Tannert\nLandkreis Auental\n")
    assert "Gerade Ihre Sicht ist wichtig" in said
    assert not any(other in said for other in ("Amt 33", "Amt 51", "Amt 20", "Erinnerung"))


def test_the_count_is_told_only_from_half_upwards(team: Team) -> None:
    one = team.of("LK-02").entry
    assert "für unser erstes Treffen liegt uns von Amt 51 noch keine Antwort vor. Gerade" in said(team, one)
    team.release("LK-01")
    assert "{" not in said(team, one)
    assert "bereits" not in said(team, one)
    team.release("EX-01")
    assert "haben bereits 2 von 4 Stellen ihre Einschätzung abgegeben. Von Amt 51 liegt" in said(team, one)


def test_who_answers_before_the_mail_leaves_is_not_reminded(team: Team) -> None:
    assert remind(team.desk(), [team.of("LK-01"), team.of("LK-02")]) == 2
    team.release("LK-01")
    assert [address for address, _ in team.send()] == ["amt51@auental.example"]
    assert [(mail.address, mail.state) for mail in team.journal.mails(team.round.id) if mail.state != "sent"] == [
        ("amt33@auental.example", "needless")
    ]


def test_a_second_reminder_keeps_its_distance(team: Team) -> None:
    remind(team.desk(), [team.of("LK-01")])
    assert remind(team.desk(), [team.of("LK-01")]) == 0  # the first still waits
    team.send()
    assert hindrance(team.of("LK-01"), team.round, team.clock()) == "too_soon"
    team.clock.go_on(days=SHORTEST_DISTANCE.days)
    assert remind(team.desk(), [team.of("LK-01")]) == 1
    assert len(team.send()) == 1
    assert len(team.of("LK-01").reminders) == 2


@pytest.mark.parametrize("standing", ["declined", "oral", "without_answer", "undeliverable"])
def test_what_the_coordination_has_noted_needs_no_reminder(team: Team, standing: Any) -> None:
    team.journal.set_standing(team.of("LK-01").entry.id, standing)
    assert hindrance(team.of("LK-01"), team.round, team.clock()) == "settled"


def test_after_the_deadline_only_who_has_more_time_is_reminded(team: Team) -> None:
    team.journal.extend_deadline(team.of("LK-01").entry.id, date(2026, 10, 30))
    team.clock.now = datetime(2026, 10, 26, 9, tzinfo=UTC)
    assert remind(team.desk(), team.everybody()) == 1
    ((_, message),) = team.send()
    assert "bis zum 30. Oktober 2026" in words(message)
