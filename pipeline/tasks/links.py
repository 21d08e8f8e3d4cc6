"""Prints all personal links as CSV, for mail merge: `python -m pipeline links --base-url URL`."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipeline.collect.access import DeskRole
from pipeline.collect.journal import Journal
from pipeline.collect.links import Links, links_csv
from pipeline.model import UserError


def write_links(journal: Journal, base_url: str, renew: DeskRole | None = None) -> str:
    """Return the CSV `role,office_id,office,url`. Raises UserError if the address is no web address.

    `renew` makes the present link of that role worthless before, because somebody has it who should not.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UserError(
            f"„{base_url}“ ist keine Internetadresse. Beispiel: --base-url https://vorabfrage.landkreis.example",
            f"“{base_url}” is not a web address. Example: --base-url https://vorabfrage.landkreis.example",
        )
    if renew is not None:
        journal.renew_role_link(renew, by="system")
    return links_csv(Links(journal).listing(base_url))
