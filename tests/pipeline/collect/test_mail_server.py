"""The way to the mail server is encrypted and checked; what is wrong with it is said in one sentence."""

from __future__ import annotations

from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.collect.mail_server import MailProblem, MailServer
from pipeline.collect.mail_settings import MailSettings, Security, is_address, mail_settings, uses_mail
from pipeline.collect.mail_status import REASONS
from pipeline.model import UserError
from pipeline.tasks.doctor import examine_mail
from tests.mail_server import PASSWORD, MailBox, certificate, login, mail_server, tls

TO = "amt1@landkreis.example"


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "vorabfrage@landkreis.example", TO, "Grüße"
    made.set_content("Bitte öffnen.")
    return made


def settings(port: int, security: Security, *, ca_file: Path | str = "", password: str = "") -> MailSettings:
    user = "vorabfrage" if password else ""
    return MailSettings("127.0.0.1", port, security, user, password, "vorabfrage@landkreis.example", "", str(ca_file))


def send(through: MailSettings) -> None:
    server = MailServer(through, timeout=20)
    try:
        assert server.send(message(), TO, reserve=lambda: True)
    finally:
        server.close()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_travels_encrypted_and_logged_in(tmp_path: Path, security: Security) -> None:
    box, file = MailBox(), certificate(tmp_path)
    options = {"ssl_context": tls(file)} if security == "tls" else {"tls_context": tls(file), "require_starttls": True}
    # aiosmtpd does not count a connection that is encrypted from its beginning as such.
    with mail_server(
        box, authenticator=login, auth_required=True, auth_require_tls=security == "starttls", **options
    ) as at:
        send(settings(at.port, security, ca_file=file, password=PASSWORD))
        with pytest.raises(MailProblem, match="login"):
            send(settings(at.port, security, ca_file=file, password="wrong"))  # noqa: S106 - wrong on purpose
        with pytest.raises(MailProblem, match="certificate"):
            send(settings(at.port, security, password=PASSWORD))
    assert box.received() == Counter([TO])


def test_without_encryption_nothing_is_sent_to_a_server_that_should_have_it() -> None:
    box = MailBox()
    with mail_server(box) as at:
        with pytest.raises(MailProblem, match="not_supported"):
            send(settings(at.port, "starttls"))
        with pytest.raises(MailProblem, match="no_tls"):
            send(settings(at.port, "tls"))
    assert not box.accepted


def test_letters_beyond_ascii_reach_a_server_that_knows_only_ascii() -> None:
    box = MailBox()
    with mail_server(box, decode_data=False, enable_SMTPUTF8=False) as at:
        send(settings(at.port, "none"))
        with pytest.raises(MailProblem, match="address_impossible"):
            MailServer(settings(at.port, "none")).send(message(), "jörg@landkreis.example", reserve=lambda: True)
    ((_, arrived),) = box.accepted
    assert (arrived["Subject"], arrived.get_content().strip()) == ("Grüße", "Bitte öffnen.")


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".streamlit").mkdir()
    return tmp_path / ".streamlit" / "secrets.toml"


def test_what_is_not_said_has_the_usual_value_and_the_environment_wins(
    configure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not uses_mail()
    configure.write_text('[mail]\nhost = "mail.example"\nsender = "v@landkreis.example"\n', encoding="utf-8")
    assert uses_mail()
    assert (mail_settings().port, mail_settings().security) == (587, "starttls")
    monkeypatch.setenv("VORABFRAGE_MAIL_SECURITY", "tls")
    monkeypatch.setenv("VORABFRAGE_MAIL_PASSWORD", "throw-away")
    assert (mail_settings().port, mail_settings().password) == (465, "throw-away")


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ('sender = "Vorabfrage"', "sender"), ('port = "smtp"', "port"), ("port = 70000", "port"),
        ('security = "ssl"', "security"), ('security = "none"\nuser = "u"', "security"),
        ('reply_to = "a@b@c"', "reply_to"), ('ca_file = "nowhere.pem"', "ca_file"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_is_named(configure: Path, entry: str, named: str) -> None:
    sender = "" if "sender" in entry else 'sender = "v@landkreis.example"\n'
    configure.write_text(f'[mail]\nhost = "mail.example"\n{sender}{entry}\n', encoding="utf-8")
    with pytest.raises(UserError, match=f"Eintrag {named} im Abschnitt"):
        mail_settings()


@pytest.mark.parametrize(
    "address", ["", "x", "x@", "@x", "a b@c.example", "a@b@c", "Amt <a@b.example>", "a@b.example\n"]
)
def test_what_is_no_address_is_not_taken_for_one(address: str) -> None:
    assert not is_address(address)


def test_the_doctor_says_whether_the_mail_server_lets_us_in(configure: Path) -> None:
    assert examine_mail().well
    with mail_server(MailBox()) as at:
        entries = f'[mail]\nhost = "127.0.0.1"\nport = {at.port}\nsender = "v@landkreis.example"\n'
        configure.write_text(entries, encoding="utf-8")
        assert examine_mail().text.de == f"E-Mail: {REASONS['not_supported'].de}"
        configure.write_text(f'{entries}security = "none"\n', encoding="utf-8")
        assert examine_mail().well
    assert examine_mail().text.de == f"E-Mail: {REASONS['no_connection'].de}"
