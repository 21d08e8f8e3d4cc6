"""Personal links: who a token belongs to, and which token belongs to whom.

A token is an HMAC of the server's key over role, round, office and generation. So it can be printed again for a
reminder, is worthless once the generation counts on, and nothing secret stands in the tables. Whether the office
may still write is not decided here: a late link still shows what was released.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import hmac
import io
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.collect.access import roles_by_link
from pipeline.collect.configuration import data_folder, section
from pipeline.collect.csv_cells import inert
from pipeline.collect.journal import Journal
from pipeline.model import UserError

LinkRole = Literal["office", "coordinator", "leadership"]
_BYTES = 18  # 144 bit, 24 characters without padding
_SHORTEST_KEY = 32  # characters, of a configured key


@dataclass(frozen=True)
class Identity:
    """Who opened a link; round and office only for an office."""

    role: LinkRole
    round_id: str = ""
    office_id: str = ""


@dataclass(frozen=True)
class Link:
    """One line of the list for mail merge."""

    role: LinkRole
    office_id: str  # stellen_id, as the roster has it
    office: str
    url: str


class Links:
    """Makes and recognises the tokens of one journal."""

    def __init__(self, journal: Journal, key: bytes | None = None) -> None:
        self._journal = journal
        self._key = key or server_key(journal)

    def token_for(self, role: LinkRole, office_id: str = "") -> str:
        """Return the token that is valid now for a role, or for an office by its internal id."""
        if role != "office":
            return self._token(Identity(role), self._journal.role_generation(role))
        entry = self._journal.entry(office_id)
        return self._token(Identity("office", entry.round_id, entry.id), entry.link_generation)

    def resolve(self, token: str) -> Identity | None:
        """Return who the token belongs to, None if it is not or no longer valid.

        Compares with every valid token in constant time, so that the time tells nothing about a near miss.
        """
        presented = token.encode("utf-8", "surrogatepass")
        found = None
        valid = ("office", *roles_by_link())
        holders = (holder for holder in self._journal.link_holders() if holder.role in valid)
        for role, round_id, office_id, generation in holders:
            identity = Identity(cast("LinkRole", role), round_id, office_id)
            if hmac.compare_digest(self._token(identity, generation).encode("ascii"), presented):
                found = identity
        return found

    def listing(self, base_url: str) -> tuple[Link, ...]:
        """Return all links of the current round: coordinator and leadership first, then the invited offices.

        Those two are left out where their links open nothing because a log-in is configured.
        """
        base = base_url.rstrip("/")
        links = [Link(role, "", "", f"{base}/k/{self.token_for(role)}") for role in roles_by_link()]
        current = self._journal.current_round()
        roster = self._journal.roster(current.id) if current else ()
        for entry in (entry for entry in roster if entry.office.invited):
            url = f"{base}/k/{self.token_for('office', entry.id)}"
            links.append(Link("office", entry.office.key, entry.office.name, url))
        return tuple(links)

    def _token(self, identity: Identity, generation: int) -> str:
        said = "|".join((identity.role, identity.round_id, identity.office_id, str(generation)))
        digest = hmac.new(self._key, said.encode("utf-8"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:_BYTES]).decode("ascii")


def links_csv(links: tuple[Link, ...]) -> str:
    """Write the list as CSV `role,office_id,office,url` for mail merge; no cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("role", "office_id", "office", "url"))
    for link in links:
        writer.writerow((link.role, inert(link.office_id), inert(link.office), link.url))
    return out.getvalue()


def server_key(journal: Journal) -> bytes:
    """Return the key of this installation: configured, or kept in a file beside the database, made once.

    Raises UserError if a configured key is too short to be a secret.
    """
    configured = os.environ.get("VORABFRAGE_SERVER_KEY") or section("links").get("key")
    if configured is None:
        return _key_file(_beside(journal) / "server.key")
    if len(str(configured)) < _SHORTEST_KEY:
        raise UserError(
            f"Der Schlüssel für die persönlichen Links ([links] key) ist zu kurz. Er braucht mindestens "
            f"{_SHORTEST_KEY} zufällige Zeichen.",
            f"The key for the personal links ([links] key) is too short. It needs at least {_SHORTEST_KEY} random "
            "characters.",
        )
    return str(configured).encode("utf-8")


def _beside(journal: Journal) -> Path:
    database = journal.url.database
    return Path(database).parent if journal.url.drivername == "sqlite" and database else data_folder()


def _key_file(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        # Whole or not at all, and the first of several servers wins.
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_bytes()
