"""Sends the mails that wait, each once, whatever the mail server does; holds up nobody.

A mail is reserved in the journal, handed over, and noted: a process that ends in between leaves a mail of which nobody
knows whether it arrived, and such a mail is never repeated by itself. Steps are driven from outside; nothing sleeps.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.message import EmailMessage

from pipeline.collect.background import POLL
from pipeline.collect.delivery_lock import WriterLock
from pipeline.collect.journal import Journal, Mail
from pipeline.collect.journal.mails import MailState
from pipeline.collect.journal.store import Clock, utc_now
from pipeline.collect.mail_server import MailProblem, MailServer
from pipeline.collect.mail_settings import is_address
from pipeline.model import UserError

Composer = Callable[[Journal, Mail], EmailMessage | None]  # None: the mail is not needed any more

PAUSES = (60.0, 300.0, 900.0, 3600.0)  # seconds after the first failures of one mail; then the last again and again
MOST_TRIES = 50  # two days
PAUSE_OF_SERVER = 60.0  # seconds after a failure that concerns all mails

_log = logging.getLogger(__name__)


class MailSender:
    """The sender of mails; of several in one deployment one works, the others wait for it to end."""

    def __init__(
        self, journal: Journal, server: MailServer, composers: Mapping[str, Composer], *, clock: Clock = utc_now
    ) -> None:
        self._journal = journal
        self._server = server
        self._composers = composers
        self._clock = clock
        self._lock = WriterLock(journal, "mail")
        self._not_before = clock()

    def step(self) -> float:
        """Send the next mail that is due and return after how many seconds the next step is worthwhile."""
        if not self._lock.acquire():
            return POLL
        self._journal.note_interrupted_mails()
        left = (self._not_before - self._clock()).total_seconds()
        if left > 0:
            return left
        due = self._journal.due_mails(1)
        if not due:
            self._server.close()
            return POLL
        return self._send(due[0])

    def close(self) -> None:
        """Hang up and let another server send."""
        self._server.close()
        self._lock.release()

    def _send(self, mail: Mail) -> float:
        message = self._composed(mail)
        if message is None:
            return 0.0
        try:
            handed_over = self._server.send(message, mail.address, reserve=lambda: self._journal.begin_mail(mail.id))
        except MailProblem as problem:
            _log.warning("mail: %s", problem.reason)
            return self._after(problem, mail)
        if handed_over:
            self._journal.end_mail(mail.id, "sent")
        return 0.0

    def _composed(self, mail: Mail) -> EmailMessage | None:
        """Write the mail anew; one that cannot be written, or is not needed any more, holds up no other."""
        try:
            if not is_address(mail.address):
                self._journal.end_mail(mail.id, "refused", "address_impossible")
                return None
            message = self._composers[mail.kind](self._journal, mail)
        except UserError as error:
            self._journal.end_mail(mail.id, "refused", "not_written", error.text.de)
            return None
        except Exception as error:  # noqa: BLE001 - a mistake in one mail must not keep the others
            _log.warning("mail not written: %s", type(error).__name__)
            self._journal.end_mail(mail.id, "refused", "not_written")
            return None
        if message is None:
            self._journal.end_mail(mail.id, "needless")
        return message

    def _after(self, problem: MailProblem, mail: Mail) -> float:
        if problem.outcome == "server":
            self._journal.note_all_mails_wait(problem.reason)
            self._not_before = self._clock() + timedelta(seconds=PAUSE_OF_SERVER)
            return PAUSE_OF_SERVER
        if problem.outcome == "later" and mail.tries + 1 < MOST_TRIES:
            pause = PAUSES[min(mail.tries, len(PAUSES) - 1)]
            again = self._clock() + timedelta(seconds=pause)
            self._journal.end_mail(mail.id, "waiting", problem.reason, problem.reply, next_try_at=again)
            return 0.0
        state: MailState = "unknown" if problem.outcome == "unknown" else "refused"
        self._journal.end_mail(mail.id, state, problem.reason, problem.reply)
        return 0.0
