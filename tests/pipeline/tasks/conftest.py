"""A round whose offices get letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal
from pipeline.collect.mail_settings import MailSettings
from pipeline.tasks import letter_mail, mail
from tests.mail_server import MailBox, mail_server
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.tasks.letter_team import Team


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    box, clock = MailBox(), Clock()
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}", clock=clock)
    for module in (mail, letter_mail):
        monkeypatch.setattr(module, "utc_now", clock, raising=False)
    for name in ("invite", "remind", "inform"):
        monkeypatch.setattr(f"pipeline.tasks.{name}.utc_now", clock)
    with mail_server(box) as at:
        settings = MailSettings("127.0.0.1", at.port, "none", "", "", "vorabfrage@auental.example", "", "")
        made = Team(journal, clock, settings, box)
        yield made
        made.sender.close()
    journal.close()
