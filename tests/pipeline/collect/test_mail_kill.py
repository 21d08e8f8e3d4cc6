"""A sender that is killed while the mail server has the mail leaves it open: nobody gets it twice or is forgotten."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from pipeline.collect.journal import Journal, Mail, NewMail
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import MailSettings
from pipeline.model import Meeting
from tests.mail_server import MailBox, mail_server
from tests.pipeline.collect.test_mail_sender import PEOPLE, compose

WORKER = """
import sys
from pipeline.collect.journal import Journal
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import MailSettings
from tests.pipeline.collect.test_mail_sender import compose
settings = MailSettings("127.0.0.1", int(sys.argv[2]), "none", "", "", "v@landkreis.example", "", "")
sender = MailSender(Journal.open(sys.argv[1]), MailServer(settings), {"invitation": compose})
while True:
    sender.step()
"""
_PATIENCE = 60  # seconds


def state_of(journal: Journal, round_id: str, address: str) -> Mail:
    return next(mail for mail in journal.mails(round_id) if mail.address == address)


def test_a_killed_sender_leaves_the_mail_to_a_person_and_sends_the_others(tmp_path: Path) -> None:
    url, box = f"sqlite:///{tmp_path / 'journal.sqlite'}", MailBox()
    journal = Journal.open(url)
    round_id = journal.create_round(Meeting(), []).id
    journal.queue_mails(round_id, [NewMail("invitation", "1", address) for address in PEOPLE[:3]])
    slow = journal.due_mails(3)[1].address
    box.slow = {slow: _PATIENCE}
    with mail_server(box) as at:
        worker = subprocess.Popen([sys.executable, "-c", WORKER, url, str(at.port)])
        end = time.monotonic() + _PATIENCE
        while state_of(journal, round_id, slow).state != "sending":
            assert time.monotonic() < end
            time.sleep(0.05)
        worker.kill()
        worker.wait(_PATIENCE)
        settings = MailSettings("127.0.0.1", at.port, "none", "", "", "v@landkreis.example", "", "")
        sender = MailSender(journal, MailServer(settings), {"invitation": compose})
        while any(mail.state == "waiting" for mail in journal.mails(round_id)):
            assert time.monotonic() < end
            sender.step()
        sender.close()
    left = state_of(journal, round_id, slow)
    assert (left.state, left.reason) == ("unknown", "interrupted")
    assert box.received() == Counter(set(PEOPLE[:3]) - {slow})
    journal.close()
