"""The running app sends what waits, also when two servers run; the log holds no address. Needs no browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.collect.journal.store import utc_now
from pipeline.tasks.invite import invite
from pipeline.tasks.letters import Desk
from tests.browser.app import App
from tests.browser.visit import eventually
from tests.mail_server import MailBox, mail_server


def test_of_two_servers_one_sends_and_everybody_gets_one_invitation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MailBox()
    known = {"leadership_name": "Dr. Henrike Vogt", "coordination_phone": "07999 4711-20"}
    with mail_server(box) as at:
        entries = {"HOST": "127.0.0.1", "PORT": str(at.port), "SECURITY": "none", "SENDER": "v@auental.example"}
        for key, value in entries.items():
            monkeypatch.setenv(f"VORABFRAGE_MAIL_{key}", value)
        with App(tmp_path, **known) as app, app.twin(tmp_path / "second.log") as second:
            roster = app.journal.roster(app.round.id)
            gone, *others = [entry.office.email for entry in roster]
            box.refused = {gone: "550 5.1.1 no such user"}
            desk = Desk(app.journal, app.round, app.url, "de", utc_now())
            assert invite(desk, roster) == len(roster)
            eventually(lambda: settled(app), "not all were sent", patience=120)
            logs = app.log.read_text() + second.log.read_text()
    assert sorted(box.received().items()) == sorted((address, 1) for address in others)
    assert "mail: address_refused" in logs
    assert not [address for address in (gone, *others) if address in logs]


def settled(app: App) -> bool:
    """Whether nothing is on its way any more."""
    return {mail.state for mail in app.journal.mails(app.round.id)} == {"sent", "refused"}
