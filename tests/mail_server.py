"""A real mail server on loopback that refuses, delays and hangs up as it is told; keeps what it has accepted."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PASSWORD = "throw-away"  # noqa: S105 - of a server that lives for one test


class MailBox:
    """What the server does with whom; what it has accepted."""

    def __init__(self) -> None:
        self.refused: dict[str, str] = {}  # address: the answer to RCPT, again and again
        self.put_off: Counter[str] = Counter()  # address: how many times it is asked to come later
        self.slow: dict[str, float] = {}  # address: seconds before the mail is accepted
        self.cut_at: dict[str, str] = {}  # address: where the connection ends, once: "rcpt", "data" or "answer"
        self.accepted: list[tuple[str, EmailMessage]] = []
        self.tries: Counter[str] = Counter()

    def received(self) -> Counter[str]:
        """How many mails each address has got."""
        return Counter(address for address, _ in self.accepted)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.tries[address] += 1
        if address in self.refused:
            return self.refused[address]
        if self.put_off[address] > 0:
            self.put_off[address] -= 1
            return "450 4.2.0 greylisted, come back later"
        if self.cut_at.get(address) == "rcpt":
            return self._cut(server, address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        (address,) = envelope.rcpt_tos
        await asyncio.sleep(self.slow.get(address, 0))
        if self.cut_at.get(address) == "data":
            return self._cut(server, address)
        content: Any = envelope.content
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.accepted.append((address, message))
        if self.cut_at.get(address) == "answer":
            return self._cut(server, address)
        return "250 OK"

    def _cut(self, server: SMTP, address: str) -> str:
        del self.cut_at[address]
        assert server.transport is not None
        server.transport.abort()
        return "250 nobody hears this"


class _AnyPort(Controller):
    """A server on whichever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        socket.create_connection((self.hostname, self.port)).close()


@contextmanager
def mail_server(box: MailBox, **options: Any) -> Iterator[Controller]:
    """Run the server; its `port` says where."""
    controller = _AnyPort(box, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


def login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    """Let in who knows the password."""
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


def certificate(folder: Path) -> Path:
    """Make a certificate of 127.0.0.1 that only who gets it as `ca_file` trusts; key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of a test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "mail.pem"
    file.write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
    return file


def tls(file: Path) -> ssl.SSLContext:
    """Return what a server needs to encrypt with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
