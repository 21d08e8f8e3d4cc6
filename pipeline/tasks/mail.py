"""Sends the mails that wait, in the background of the app; who writes which kind of mail stands here."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.collect.background import Background
from pipeline.collect.journal import Journal
from pipeline.collect.journal.receipts import RECEIPT
from pipeline.collect.mail_sender import Composer, MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import mail_settings, uses_mail
from pipeline.tasks.acknowledge import compose_receipt
from pipeline.tasks.inform import compose_information
from pipeline.tasks.invite import compose_invitation
from pipeline.tasks.remind import compose_reminder

# By kind of mail; each is called when its mail is sent.
COMPOSERS: Mapping[str, Composer] = {
    "invitation": compose_invitation,
    "reminder": compose_reminder,
    "information": compose_information,
    RECEIPT: compose_receipt,
}


def background_mail(journal: Journal) -> Background | None:
    """Return the sender for the app's lifespan, not started yet; None where no mail server is configured.

    Raises UserError if an entry of the configuration is missing or cannot be.
    """
    if not uses_mail():
        return None
    return Background(MailSender(journal, MailServer(mail_settings()), COMPOSERS), "mail")
