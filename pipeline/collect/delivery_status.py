"""How delivery to the sheet fares, as one sentence: "3 waiting, next try in 40 s, because …". Decides nothing."""

from __future__ import annotations

from datetime import datetime

from pipeline.collect.journal import Journal
from pipeline.collect.sheet_problems import REASONS
from pipeline.collect.sheet_settings import SheetSettings
from pipeline.model import Text


def delivery_status(journal: Journal, settings: SheetSettings, now: datetime) -> Text:
    """Return the state of the outbox for the coordination."""
    count, report = journal.count_waiting(), journal.delivery_report()
    if report.state == "idle" or not report.reason:
        return _on_the_way(count)
    because = reason(report.reason, settings)
    if report.state == "stopped":
        return Text(
            f"{count} warten; die Übertragung steht: {because.de}. Es geht nichts verloren.",
            f"{count} waiting; delivery has stopped: {because.en}. Nothing is lost.",
        )
    seconds = max(0, round(((report.next_try_at or now) - now).total_seconds()))
    return Text(
        f"{count} warten, nächster Versuch in {seconds} s: {because.de}.",
        f"{count} waiting, next try in {seconds} s: {because.en}.",
    )


def reason(code: str, settings: SheetSettings) -> Text:
    """Return why something does not work and what to do, with the address and the tab filled in."""
    text = REASONS.get(code, REASONS["unavailable"])
    filled = {"account": settings.address, "tab": settings.worksheet}
    return Text(text.de.format(**filled), text.en.format(**filled))


def _on_the_way(count: int) -> Text:
    if count == 0:
        return Text("Alle Rückmeldungen stehen in der Tabelle.", "All answers are in the sheet.")
    return Text(f"{count} auf dem Weg in die Tabelle.", f"{count} on the way to the sheet.")
