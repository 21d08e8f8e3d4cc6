"""Brings what waits to the team's sheet: by hand (`python -m pipeline deliver`), or in the background of the app."""

from __future__ import annotations

import time
from contextlib import closing

from pipeline.collect.background import Background
from pipeline.collect.delivery import Delivery
from pipeline.collect.delivery_status import delivery_status
from pipeline.collect.journal import DeliveryReport, Journal
from pipeline.collect.journal.store import utc_now
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings, uses_sheet
from pipeline.model import Text, UserError

_PATIENCE = 600.0  # seconds


def deliver(journal: Journal) -> Text:
    """Send everything that waits and return how it stands.

    Raises UserError if the sheet is not switched on, if somebody has to mend something first, or if Google does not
    take everything within ten minutes; the app goes on trying then.
    """
    settings = _switched_on()
    with closing(_delivery(journal, settings)) as delivery:
        until = time.monotonic() + _PATIENCE
        while journal.count_waiting():
            pause = delivery.step()
            if not delivery.is_writer:
                return _somebody_else(journal, settings)
            if journal.count_waiting():
                if journal.delivery_report().state == "stopped" or time.monotonic() + pause > until:
                    said = delivery_status(journal, settings, utc_now())
                    raise UserError(said.de, said.en)
                time.sleep(pause)
        delivery.step()
    return delivery_status(journal, settings, utc_now())


def background_delivery(journal: Journal) -> Background | None:
    """Return the delivery for the app's lifespan, not started yet; None where the sheet is not switched on."""
    if not uses_sheet():
        return None
    return Background(_delivery(journal, sheet_settings()), "delivery")


def _delivery(journal: Journal, settings: SheetSettings) -> Delivery:
    try:
        return Delivery(journal, Sheet(settings))
    except SheetProblem as problem:
        journal.save_delivery_report(DeliveryReport("stopped", problem.reason))
        raise UserError(
            "Der private Schlüssel in [connections.gsheets] ist nicht lesbar. Bitte übernehmen Sie private_key "
            "unverändert aus der Schlüsseldatei, mit allen \\n.",
            "The private key in [connections.gsheets] cannot be read. Please copy private_key unchanged from the key "
            "file, with every \\n.",
        ) from None


def _switched_on() -> SheetSettings:
    if not uses_sheet():
        raise UserError(
            'Die Google-Tabelle ist nicht eingeschaltet. Dafür steht in .streamlit/secrets.toml: store = "sheet"',
            'The Google sheet is not switched on. For that, .streamlit/secrets.toml says: store = "sheet"',
        )
    return sheet_settings()


def _somebody_else(journal: Journal, settings: SheetSettings) -> Text:
    said = delivery_status(journal, settings, utc_now())
    return Text(f"Die laufende Anwendung überträgt bereits. {said.de}", f"The running app delivers already. {said.en}")
