"""Talks to the mail server: one connection for many mails, each to one person, and tells apart what can go wrong.

The certificate is checked. Decides nothing about repeating; logs nothing, since the server's words hold addresses.
"""

from __future__ import annotations

import smtplib
import ssl
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import policy
from email.message import EmailMessage
from typing import Literal

from pipeline.collect.mail_settings import MailSettings

_TIMEOUT = 60.0  # seconds; some servers check a mail for a while before they take it
_LONGEST_REPLY = 300
_CLOSING_DOWN = 421
_PLAIN = policy.SMTP.clone(cte_type="7bit")  # what every server takes

Outcome = Literal["server", "later", "refused", "unknown"]


class MailProblem(Exception):  # noqa: N818 - mostly nobody's error, and it passes
    """A mail was not sent, or nobody knows.

    `server`: nothing can be sent at all just now. `later`: not this mail now, perhaps in a while. `refused`: not this
    mail. `unknown`: the server had all of it, and the connection ended before it answered. `reason` is a key of
    `mail_status.REASONS`, `reply` what the server said.
    """

    def __init__(self, outcome: Outcome, reason: str, reply: str = "") -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.reply = reply


class MailServer:
    """The configured mail server; connects with the first mail."""

    def __init__(self, settings: MailSettings, *, timeout: float = _TIMEOUT) -> None:
        self._settings = settings
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None

    def connect(self) -> None:
        """Open the connection and log in, unless that is done. Raises MailProblem `server`."""
        if self._smtp is None:
            with _connecting():
                self._smtp = self._open()
            try:
                self._secure_and_log_in(self._smtp)
            except MailProblem:
                self.close()
                raise

    def send(self, message: EmailMessage, address: str, *, reserve: Callable[[], bool]) -> bool:
        """Send a mail to one person; `reserve` is asked before the mail itself is handed over, and may say no.

        Returns whether it was handed over. Raises MailProblem; afterwards the next mail can be sent.
        """
        self.connect()
        assert self._smtp is not None  # noqa: S101 - just connected
        content = message.as_bytes(policy=_PLAIN)
        with self._not_accepted():
            self._greet(self._smtp, address)
            if not reserve():
                self._smtp.rset()
                return False
            self._begin(self._smtp)
            self._smtp.send(_dotted(content))
        self._await_answer(self._smtp)
        return True

    def close(self) -> None:
        """Hang up."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._smtp.close()
            self._smtp = None

    def _open(self) -> smtplib.SMTP:
        host, port = self._settings.host, self._settings.port
        if self._settings.security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=self._timeout, context=self._context())
        return smtplib.SMTP(host, port, timeout=self._timeout)

    def _secure_and_log_in(self, smtp: smtplib.SMTP) -> None:
        with _connecting():
            if self._settings.security == "starttls":
                smtp.starttls(context=self._context())
            if self._settings.user:
                smtp.login(self._settings.user, self._settings.password)
            else:
                smtp.ehlo_or_helo_if_needed()

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._settings.ca_file or None)

    def _greet(self, smtp: smtplib.SMTP, address: str) -> None:
        _expect(smtp.mail(self._settings.sender), "server", "sender_refused")
        _expect(smtp.rcpt(address), "refused", "address_refused")

    def _begin(self, smtp: smtplib.SMTP) -> None:
        code, reply = smtp.docmd("DATA")
        if code != 354:  # noqa: PLR2004 - "go on" of RFC 5321
            _expect((code, reply), "refused", "mail_refused")
            raise smtplib.SMTPServerDisconnected  # neither yes nor no

    @contextmanager
    def _not_accepted(self) -> Iterator[None]:
        """Whatever goes wrong here, the server does not have the whole mail."""
        try:
            yield
        except MailProblem as problem:
            self._start_anew(problem)
            raise
        except UnicodeError:
            self.close()
            raise MailProblem("refused", "address_impossible") from None
        except (smtplib.SMTPException, OSError):
            self.close()
            raise MailProblem("later", "connection_cut") from None
        except Exception:
            self.close()  # the next mail must not begin in the middle of this one
            raise

    def _await_answer(self, smtp: smtplib.SMTP) -> None:
        try:
            _expect(smtp.getreply(), "refused", "mail_refused")
        except MailProblem as problem:
            self._start_anew(problem)
            raise
        except (smtplib.SMTPException, OSError):
            self.close()
            raise MailProblem("unknown", "no_answer") from None

    def _start_anew(self, problem: MailProblem) -> None:
        """Make the connection ready for the next mail."""
        if problem.outcome == "server" or problem.reply.startswith(str(_CLOSING_DOWN)) or self._smtp is None:
            self.close()
            return
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.close()


@contextmanager
def _connecting() -> Iterator[None]:
    """Turn whatever keeps us from being connected and logged in into a MailProblem."""
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise MailProblem("server", "certificate") from None
    except ssl.SSLError:
        raise MailProblem("server", "no_tls") from None
    except smtplib.SMTPNotSupportedError:
        raise MailProblem("server", "not_supported") from None
    except smtplib.SMTPAuthenticationError as error:
        raise MailProblem("server", "login", _said(error.smtp_code, error.smtp_error)) from None
    except (smtplib.SMTPException, OSError):
        raise MailProblem("server", "no_connection") from None


def _expect(answer: tuple[int, bytes], refusal: Outcome, reason: str) -> None:
    """Raise MailProblem unless the server agreed: 4xx means later, 5xx never."""
    code, reply = answer
    if 200 <= code < 300:  # noqa: PLR2004 - "done" of RFC 5321
        return
    if code == -1:
        raise smtplib.SMTPServerDisconnected
    if code < 500:  # noqa: PLR2004 - "never" begins here
        raise MailProblem("later", "asked_to_wait", _said(code, reply))
    raise MailProblem(refusal, reason, _said(code, reply))


def _said(code: int, reply: bytes | str) -> str:
    """Return what the server said so that it can be shown."""
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    shown = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in f"{code} {words}")
    return " ".join(shown.split())[:_LONGEST_REPLY]


def _dotted(content: bytes) -> bytes:
    """Return a mail as it travels: a line that begins with a dot gets another one, a single dot ends it (RFC 5321)."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return (b"\r\n" + ended).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"
