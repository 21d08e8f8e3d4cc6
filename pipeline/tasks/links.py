"""Prints all personal links as CSV, for mail merge: `python -m pipeline links --base-url URL`."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipeline.collect.journal import Journal
from pipeline.collect.links import Links, links_csv
from pipeline.model import UserError


def write_links(journal: Journal, base_url: str) -> str:
    """Return the CSV `role,office_id,office,url`. Raises UserError if the address is no web address."""
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UserError(
            f"„{base_url}“ ist keine Internetadresse. Beispiel: --base-url https://vorabfrage.landkreis.example",
            f"“{base_url}” is not a web address. Example: --base-url https://vorabfrage.landkreis.example",
        )
    return links_csv(Links(journal).listing(base_url))
